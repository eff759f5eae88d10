package org.hefu.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hefu.crypt.Tokens;
import org.hefu.identity.HolderKind;
import org.hefu.license.License;
import org.hefu.license.LicenseSettings;
import org.hefu.license.LicenseTokens;
import org.hefu.license.LicenseVault;
import org.hefu.licensetype.LicenseType;
import org.hefu.licensetype.LicenseTypes;
import org.hefu.search.Cursors.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Searches the tokens and names that the vault keeps in PostgreSQL; what is shown comes out of the vault. */
@Component
class PostgresLicenseSearch implements LicenseSearch {

    private static final String SELECT = """
            SELECT license.id, license.name_folded
              FROM license.license AS license
             WHERE\s""";

    private static final String AFTER = """
               AND (license.name_folded, license.id) > (:afterName, :afterId)
            """;

    private static final String ORDER = """
             ORDER BY license.name_folded, license.id
             LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final LicenseVault vault;
    private final LicenseTypes types;
    private final LicenseTokens tokens;
    private final LicenseSettings settings;
    private final Clock clock;
    private final Cursors cursors;

    PostgresLicenseSearch(
            JdbcClient jdbc,
            LicenseVault vault,
            LicenseTypes types,
            LicenseTokens licenseTokens,
            Tokens tokens,
            LicenseSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.types = types;
        this.tokens = licenseTokens;
        this.settings = settings;
        this.clock = clock;
        this.cursors = new Cursors(tokens);
    }

    @Override
    public LicensePage search(LicenseQuery query) {
        Position after = query.after() == null ? null : cursors.read(query.after(), query);
        Conditions conditions = new Conditions(query, tokens, settings.today(clock));
        List<Position> found = new ArrayList<>();
        for (Stage stage : conditions.stages()) {
            boolean isDone = after != null && stage.compareTo(after.stage()) < 0;
            int wanted = query.limit() + 1 - found.size();
            if (!isDone && wanted > 0) {
                Position start = after != null && stage == after.stage() ? after : null;
                found.addAll(rows(stage, conditions, start, wanted));
            }
        }
        boolean hasMore = found.size() > query.limit();
        List<Position> page = hasMore ? found.subList(0, query.limit()) : found;
        return new LicensePage(hits(page), hasMore ? cursors.write(page.getLast(), query) : null);
    }

    private List<Position> rows(Stage stage, Conditions conditions, @Nullable Position after, int wanted) {
        Map<String, Object> parameters = new HashMap<>(conditions.parameters());
        parameters.put("limit", wanted);
        if (after != null) {
            parameters.put("afterName", after.name());
            parameters.put("afterId", after.id());
        }
        String sql = SELECT + stage.condition() + "\n" + conditions.sql() + (after == null ? "" : AFTER) + ORDER;
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, _) -> new Position(stage, row.getString("name_folded"), row.getObject("id", UUID.class)))
                .list();
    }

    private List<LicenseHit> hits(List<Position> page) {
        Map<UUID, License> licenses = vault.find(page.stream().map(Position::id).toList());
        return page.stream()
                .map(position -> hit(Objects.requireNonNull(licenses.get(position.id()))))
                .toList();
    }

    private LicenseHit hit(License license) {
        LicenseType type = types.find(license.typeCode())
                .orElseThrow(() -> new IllegalStateException(
                        "Licences of type " + license.typeCode() + " are stored, but its type file is gone"));
        boolean isPublic = license.holder().kind() == HolderKind.ORGANIZATION;
        return new LicenseHit(
                license.id(),
                license.typeCode(),
                type.name(),
                license.holder().kind(),
                isPublic ? license.holder().name() : null,
                isPublic ? license.holder().id() : null,
                isPublic ? license.number() : null,
                license.status(),
                license.regionCode(),
                license.issuedOn(),
                license.validFrom(),
                license.validTo());
    }
}
