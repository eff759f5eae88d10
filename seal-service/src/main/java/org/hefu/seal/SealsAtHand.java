package org.hefu.seal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The seals that somebody was named for. Authorities for anybody are not among them: they are for the hub's own work. */
@Component
public class SealsAtHand {

    private final SealRepository seals;
    private final SealAuthorities authorities;
    private final Clock clock;

    SealsAtHand(SealRepository seals, SealAuthorities authorities, Clock clock) {
        this.seals = seals;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** A seal, and under which authorities it is at hand. */
    public record AtHand(Seal seal, List<Allowed> authorities) {}

    /**
     * An authority that is in force.
     *
     * @param left how many uses it allows now, those of the day considered; null for one that is not counted
     */
    public record Allowed(SealAuthority authority, @Nullable Integer left) {}

    /**
     * By their ids; those that are suspended or out of their time are among them.
     *
     * @param after the last seal of the page before; null for the first page
     */
    public List<AtHand> of(String actor, Set<String> roles, @Nullable UUID after, int limit) {
        Set<String> holders = new HashSet<>(Set.of(actor));
        roles.forEach(role -> holders.add(SealAuthority.ROLE + role));
        Instant now = Rows.micros(clock.instant());
        return authorities.seals(holders, now, after, limit).stream()
                .map(id -> new AtHand(
                        seals.byId(id).orElseThrow(),
                        authorities.of(id).stream()
                                .filter(one -> holders.contains(one.holder()) && one.isInForceAt(now))
                                .map(this::allowed)
                                .toList()))
                .toList();
    }

    private Allowed allowed(SealAuthority authority) {
        return new Allowed(authority, authority.isLimited() ? authorities.remaining(authority) : null);
    }
}
