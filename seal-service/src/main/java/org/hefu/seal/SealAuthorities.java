package org.hefu.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hefu.seal.SealUseRefusedException.Code;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may use which seal. */
@Repository
class SealAuthorities {

    private static final String OF = """
        SELECT id, seal, holder, document_kinds, purposes, valid_from, valid_until, most_in_total, most_a_day,
               two_persons, granted_by, granted_at, revoked_at
          FROM seal.seal_authority
         WHERE seal = :seal
         ORDER BY granted_at DESC, id DESC
        """;

    private static final String SEALS_OF = """
        SELECT DISTINCT seal
          FROM seal.seal_authority
         WHERE holder = ANY(:holders)
           AND revoked_at IS NULL
           AND valid_from <= :now
           AND (valid_until IS NULL OR valid_until > :now)
           AND (:after::uuid IS NULL OR seal > :after::uuid)
         ORDER BY seal
         LIMIT :limit
        """;

    private static final String ADD = """
        INSERT INTO seal.seal_authority
               (id, seal, holder, document_kinds, purposes, valid_from, valid_until, most_in_total, most_a_day,
                two_persons, granted_by, granted_at)
        VALUES (:id, :seal, :holder, :documentKinds, :purposes, :validFrom, :validUntil, :mostInTotal, :mostADay,
                :twoPersons, :grantedBy, :grantedAt)
        """;

    private static final String REVOKE = """
        UPDATE seal.seal_authority
           SET revoked_at = :at, revoked_by = :actor, revoked_because = :reason
         WHERE id = :id AND seal = :seal AND revoked_at IS NULL
        """;

    /** Whoever counts holds the row until the count is written. */
    private static final String LOCK = """
        SELECT id FROM seal.seal_authority WHERE id = :id FOR NO KEY UPDATE
        """;

    private static final String USED = """
        SELECT count(*) AS total, count(*) FILTER (WHERE at >= :day) AS today
          FROM seal.seal_use
         WHERE authority = :id
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SealAuthorities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Newest first, those included whose time is over. */
    List<SealAuthority> of(UUID seal) {
        return jdbc.sql(OF).param("seal", seal).query(SealAuthorities::read).list();
    }

    /**
     * The seals over which one of these holders has an authority that is in force, by their ids.
     *
     * @param after the last seal of the page before; null for the first page
     */
    List<UUID> seals(Collection<String> holders, Instant now, @Nullable UUID after, int limit) {
        return jdbc.sql(SEALS_OF)
                .param("holders", holders.toArray(String[]::new))
                .param("now", Rows.utc(now))
                .param("after", after)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    void add(SealAuthority authority) {
        jdbc.sql(ADD)
                .param("id", authority.id())
                .param("seal", authority.sealId())
                .param("holder", authority.holder())
                .param("documentKinds", authority.documentKinds().toArray(String[]::new))
                .param("purposes", authority.purposes().toArray(String[]::new))
                .param("validFrom", Rows.utc(authority.from()))
                .param("validUntil", authority.until() == null ? null : Rows.utc(authority.until()))
                .param("mostInTotal", authority.mostInTotal())
                .param("mostADay", authority.mostADay())
                .param("twoPersons", authority.twoPersons())
                .param("grantedBy", authority.grantedBy())
                .param("grantedAt", Rows.utc(authority.grantedAt()))
                .update();
    }

    /** False if there is no such authority over this seal, or it was taken back before. */
    boolean revoke(UUID seal, UUID id, Instant at, String actor, String reason) {
        return jdbc.sql(REVOKE)
                        .param("id", id)
                        .param("seal", seal)
                        .param("at", Rows.utc(at))
                        .param("actor", actor)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /**
     * Finds the authority under which a seal may be used once more, and holds it, if it is counted, until the
     * transaction ends.
     *
     * @param agreed a second person agreed
     * @throws SealUseRefusedException if there is none; the code says what came closest
     */
    SealAuthority require(SealOrder order, Instant now, boolean agreed) {
        Set<Code> hindrances = EnumSet.noneOf(Code.class);
        Optional<SealAuthority> found = of(order.sealId()).stream()
                .filter(authority -> authority.covers(order))
                .sorted(Comparator.comparing(SealAuthority::isLimited))
                .filter(authority -> {
                    Optional<Code> hindrance = hindrance(authority, now, agreed);
                    hindrance.ifPresent(hindrances::add);
                    return hindrance.isEmpty();
                })
                .findFirst();
        return found.orElseThrow(() -> refusal(order, hindrances));
    }

    /** Is there an authority in force that names who asks, the kind and the purpose? What is used up is in force. */
    boolean isInForce(SealOrder order, Instant now) {
        return of(order.sealId()).stream().anyMatch(authority -> authority.isInForceAt(now) && authority.covers(order));
    }

    /** As {@link #isInForce(SealOrder, Instant)}, of one authority. */
    boolean isInForce(UUID id, SealOrder order, Instant now) {
        return of(order.sealId()).stream()
                .anyMatch(authority ->
                        authority.id().equals(id) && authority.isInForceAt(now) && authority.covers(order));
    }

    private Optional<Code> hindrance(SealAuthority authority, Instant now, boolean agreed) {
        if (authority.revokedAt() != null) {
            return Optional.of(Code.AUTHORITY_REVOKED);
        }
        if (!authority.isInForceAt(now)) {
            return Optional.of(Code.AUTHORITY_OUT_OF_TIME);
        }
        if (authority.twoPersons() && !agreed) {
            return Optional.of(Code.SECOND_PERSON_NEEDED);
        }
        return left(authority) == 0 ? Optional.of(Code.AUTHORITY_USED_UP) : Optional.empty();
    }

    /**
     * Waits until nobody else counts under an authority that may serve here; until the transaction ends nobody else does.
     * What is asked of the clock after it is the time of the use.
     */
    void hold(SealOrder order) {
        of(order.sealId()).stream()
                .filter(authority -> authority.covers(order) && authority.isLimited() && authority.revokedAt() == null)
                .forEach(this::hold);
    }

    private void hold(SealAuthority authority) {
        jdbc.sql(LOCK).param("id", authority.id()).query(UUID.class).single();
    }

    /**
     * How many more uses an authority allows now; the count is held until the transaction ends.
     *
     * @return at least 0; {@link Integer#MAX_VALUE} for an authority that is not counted
     */
    int left(SealAuthority authority) {
        if (!authority.isLimited()) {
            return Integer.MAX_VALUE;
        }
        hold(authority);
        return remaining(authority);
    }

    /** As {@link #left}, and nothing is held: what it says may be over when it is read. */
    int remaining(SealAuthority authority) {
        if (!authority.isLimited()) {
            return Integer.MAX_VALUE;
        }
        return jdbc.sql(USED)
                .param("id", authority.id())
                .param("day", LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query((rs, row) -> Math.min(
                        left(authority.mostInTotal(), rs.getLong("total")),
                        left(authority.mostADay(), rs.getLong("today"))))
                .single();
    }

    private static int left(@Nullable Integer most, long used) {
        return most == null ? Integer.MAX_VALUE : Math.toIntExact(Math.max(0, most - used));
    }

    /** The nearest to success speaks. */
    private static SealUseRefusedException refusal(SealOrder order, Set<Code> hindrances) {
        String what = order.documentKind() + " and " + order.purpose();
        for (Code code : List.of(Code.SECOND_PERSON_NEEDED, Code.AUTHORITY_USED_UP, Code.AUTHORITY_OUT_OF_TIME)) {
            if (hindrances.contains(code)) {
                return new SealUseRefusedException(code, "The authority for " + what + " does not serve: " + code);
            }
        }
        return hindrances.contains(Code.AUTHORITY_REVOKED)
                ? new SealUseRefusedException(Code.AUTHORITY_REVOKED, "The authority for " + what + " was taken back")
                : new SealUseRefusedException(Code.NO_AUTHORITY, "The seal is not allowed on " + what);
    }

    private static SealAuthority read(ResultSet rs, int row) throws SQLException {
        return new SealAuthority(
                rs.getObject("id", UUID.class),
                rs.getObject("seal", UUID.class),
                rs.getString("holder"),
                Rows.texts(rs, "document_kinds"),
                Rows.texts(rs, "purposes"),
                Rows.instant(rs, "valid_from"),
                Rows.instantOrNull(rs, "valid_until"),
                Rows.integerOrNull(rs, "most_in_total"),
                Rows.integerOrNull(rs, "most_a_day"),
                rs.getBoolean("two_persons"),
                rs.getString("granted_by"),
                Rows.instant(rs, "granted_at"),
                Rows.instantOrNull(rs, "revoked_at"));
    }
}
