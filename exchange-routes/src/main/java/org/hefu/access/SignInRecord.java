package org.hefu.access;

import java.util.TreeMap;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.participant.Accounts;
import org.hefu.participant.Participants;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/** Puts sign-ins of people and refused systems on the ledger, and counts failures at the gate. */
@Component
class SignInRecord {

    private final Accounts accounts;
    private final Participants participants;
    private final SignInGate gate;
    private final RefusedSignIns refused;
    private final Ledger ledger;

    SignInRecord(Accounts accounts, Participants participants, SignInGate gate, RefusedSignIns refused, Ledger ledger) {
        this.accounts = accounts;
        this.participants = participants;
        this.gate = gate;
        this.refused = refused;
        this.ledger = ledger;
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        Authentication authentication = event.getAuthentication();
        if (authentication.getPrincipal() instanceof People.SignedIn person) {
            gate.succeeded(person.username(), authentication);
            String actor = person.person().actor();
            refused.end(actor);
            ledger.append(new LedgerEntry(Act.SIGN_IN.name(), Outcome.ALLOWED, actor, null, new TreeMap<>()));
        } else if (authentication instanceof OAuth2ClientAuthenticationToken) {
            gate.succeeded(authentication);
        }
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        switch (event.getAuthentication()) {
            case OAuth2ClientAuthenticationToken client -> refused.add(system(client.getName()));
            case UsernamePasswordAuthenticationToken person
            when person.getPrincipal() instanceof String typed -> {
                boolean known = accounts.find(typed).isPresent();
                if (event instanceof AuthenticationFailureBadCredentialsEvent) {
                    gate.failed(typed, known, person);
                }
                refused.add(person(typed, known));
            }
            // A token that is no more good, or never was one: whoever sends it shows no name.
            default -> refused.add("system:unknown");
        }
    }

    /** No password was checked: too many were wrong before. */
    void closed(String typed) {
        refused.add(person(typed, accounts.find(typed).isPresent()));
    }

    private String system(String typed) {
        return participants.system(typed).isPresent() ? "system:" + typed : "system:unknown";
    }

    /** What was typed may be anything, a password included: only the name of a real account is written down. */
    private static String person(String typed, boolean known) {
        return known ? "person:" + typed : "person:unknown";
    }
}
