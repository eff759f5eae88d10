package org.hefu.sealing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthority;
import org.hefu.seal.SealStanding;
import org.hefu.seal.SealsAtHand;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The seals that a caller may use, over HTTP. */
@RestController
class UsableSealController {

    private static final int LARGEST_PAGE = 200;

    private final SealsAtHand atHand;
    private final Clock clock;

    UsableSealController(SealsAtHand atHand, Clock clock) {
        this.atHand = atHand;
        this.clock = clock;
    }

    /** A page of the list; {@code next} is null on the last. */
    record Page(List<UsableSeal> items, @Nullable UUID next) {}

    /**
     * A seal that the caller was named for.
     *
     * @param standing it is set only while IN_FORCE
     */
    record UsableSeal(
            UUID id,
            String esId,
            String name,
            String ownerName,
            SealStanding standing,
            Instant validTo,
            List<Allowed> authorities) {

        static UsableSeal of(SealsAtHand.AtHand one, Instant now) {
            Seal seal = one.seal();
            return new UsableSeal(
                    seal.id(),
                    seal.esId(),
                    seal.name(),
                    seal.ownerName(),
                    seal.standingAt(now),
                    seal.validTo(),
                    one.authorities().stream().map(Allowed::of).toList());
        }
    }

    /**
     * For what, and how often.
     *
     * @param until first instant at which it is over; null if it has no end
     * @param left uses that are left now, those of today considered; null without a limit
     * @param twoPersons a second person must agree to each use
     */
    record Allowed(
            List<String> documentKinds,
            List<String> purposes,
            @Nullable Instant until,
            @Nullable Integer left,
            boolean twoPersons) {

        static Allowed of(SealsAtHand.Allowed one) {
            SealAuthority authority = one.authority();
            return new Allowed(
                    authority.documentKinds(),
                    authority.purposes(),
                    authority.until(),
                    one.left(),
                    authority.twoPersons());
        }
    }

    /** Under an authority that names the caller, or a role of the caller's, and is in force. */
    @GetMapping("/api/v1/seals/usable")
    Page usable(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        List<SealsAtHand.AtHand> page = atHand.of(caller.actor(), caller.roleNames(), after, most);
        return new Page(
                page.stream().map(one -> UsableSeal.of(one, clock.instant())).toList(),
                page.size() < most ? null : page.getLast().seal().id());
    }
}
