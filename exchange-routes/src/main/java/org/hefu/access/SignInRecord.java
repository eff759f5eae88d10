package org.hefu.access;

import java.util.TreeMap;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.participant.Accounts;
import org.hefu.participant.Participants;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/** Puts sign-ins of people and refused systems on the ledger, and counts the failures that lock an account. */
@Component
class SignInRecord {

    private final Accounts accounts;
    private final Participants participants;
    private final Ledger ledger;

    SignInRecord(Accounts accounts, Participants participants, Ledger ledger) {
        this.accounts = accounts;
        this.participants = participants;
        this.ledger = ledger;
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof People.SignedIn person) {
            accounts.succeeded(person.username());
            record(person.person().actor(), Outcome.ALLOWED);
        }
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        Authentication authentication = event.getAuthentication();
        if (authentication instanceof OAuth2ClientAuthenticationToken client) {
            String typed = client.getName();
            record(participants.system(typed).isPresent() ? "system:" + typed : "system:unknown", Outcome.REFUSED);
            return;
        }
        if (!(authentication.getPrincipal() instanceof String typed)) {
            return;
        }
        // What was typed may be anything, a password included: only the name of a real account is written down.
        boolean known = accounts.find(typed).isPresent();
        if (known && event instanceof AuthenticationFailureBadCredentialsEvent) {
            accounts.failed(typed);
        }
        record(known ? "person:" + typed : "person:unknown", Outcome.REFUSED);
    }

    private void record(String actor, Outcome outcome) {
        ledger.append(new LedgerEntry(Act.SIGN_IN.name(), outcome, actor, null, new TreeMap<>()));
    }
}
