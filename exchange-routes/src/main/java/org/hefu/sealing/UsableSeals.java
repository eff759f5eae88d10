package org.hefu.sealing;

import java.time.Clock;
import java.util.List;
import org.hefu.access.Caller;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthority;
import org.hefu.seal.SealRequest;
import org.hefu.seal.SealRequests;
import org.hefu.seal.Seals;
import org.hefu.seal.SealsAtHand;
import org.springframework.stereotype.Component;

/** The seals that somebody may use today. */
@Component
class UsableSeals {

    private static final int SEALS = 200;
    private static final int REQUESTS = 20;

    private final Seals seals;
    private final SealsAtHand atHand;
    private final SealRequests requests;
    private final RequestsShown shown;
    private final Clock clock;

    UsableSeals(Seals seals, SealsAtHand atHand, SealRequests requests, RequestsShown shown, Clock clock) {
        this.seals = seals;
        this.atHand = atHand;
        this.requests = requests;
        this.shown = shown;
        this.clock = clock;
    }

    /** A seal that somebody may use, and for what. */
    record Usable(Seal seal, String picture, List<SealAuthority> authorities) {}

    List<Usable> of(Caller caller) {
        return atHand.of(caller.actor(), caller.roleNames(), null, SEALS).stream()
                .map(one -> new Usable(
                        one.seal(),
                        SealPages.data(seals.edition(one.seal()).image()),
                        one.authorities().stream()
                                .map(SealsAtHand.Allowed::authority)
                                .toList()))
                .toList();
    }

    /** What waits for a second person: what this one asked for, and what this one may decide. */
    List<SealRequest> waiting(Caller caller, List<Usable> usable) {
        return usable.stream()
                .filter(one -> one.authorities().stream().anyMatch(SealAuthority::twoPersons))
                .flatMap(one -> requests.newest(one.seal().id(), REQUESTS).stream())
                .filter(request -> request.isWaitingAt(clock.instant()) && shown.isItsDocumentFor(caller, request))
                .toList();
    }
}
