package org.hefu.sealing;

import java.time.Clock;
import java.util.List;
import org.hefu.access.Caller;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthority;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealRequest;
import org.hefu.seal.SealRequests;
import org.hefu.seal.Seals;
import org.springframework.stereotype.Component;

/** The seals that somebody may use today. */
@Component
class UsableSeals {

    private static final int SEALS = 200;
    private static final int REQUESTS = 20;

    private final Seals seals;
    private final SealKeeping keeping;
    private final SealRequests requests;
    private final Clock clock;

    UsableSeals(Seals seals, SealKeeping keeping, SealRequests requests, Clock clock) {
        this.seals = seals;
        this.keeping = keeping;
        this.requests = requests;
        this.clock = clock;
    }

    /** A seal that somebody may use, and for what. */
    record Usable(Seal seal, String picture, List<SealAuthority> authorities) {}

    List<Usable> of(Caller caller) {
        return seals.list(null, SEALS).stream()
                .map(seal -> new Usable(
                        seal,
                        SealPages.data(seals.edition(seal).image()),
                        keeping.authorities(seal.id()).stream()
                                .filter(authority -> authority.isInForceAt(clock.instant())
                                        && authority.isHeldBy(caller.actor(), caller.roleNames())
                                        && !authority.holder().equals(SealAuthority.ANYBODY))
                                .toList()))
                .filter(usable -> !usable.authorities().isEmpty())
                .toList();
    }

    /** What waits for a second person, over seals of which this person may use some with a second one. */
    List<SealRequest> waiting(List<Usable> usable) {
        return usable.stream()
                .filter(one -> one.authorities().stream().anyMatch(SealAuthority::twoPersons))
                .flatMap(one -> requests.newest(one.seal().id(), REQUESTS).stream())
                .filter(request -> request.isWaitingAt(clock.instant()))
                .toList();
    }
}
