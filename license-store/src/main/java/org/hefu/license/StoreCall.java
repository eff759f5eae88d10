package org.hefu.license;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hefu.crypt.LicenseKeys;
import org.hefu.identity.LicenseIdentifier;
import org.hefu.identity.Typed;
import org.hefu.key.DataKey;
import org.hefu.license.LicenseRow.Held;
import org.hefu.license.LicenseRow.NewVersion;

/** One call of {@link LicenseVault#store}: what is to be done is worked out in memory, then written at once. */
final class StoreCall {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final LicenseTable table;
    private final LicenseTokens tokens;
    private final LicenseKeys licenseKeys;
    private final Instant now;
    private final List<NewVersion> newVersions = new ArrayList<>();
    private final List<LicenseTable.Changed> changed = new ArrayList<>();

    StoreCall(LicenseTable table, LicenseTokens tokens, LicenseKeys licenseKeys, Instant now) {
        this.table = table;
        this.tokens = tokens;
        this.licenseKeys = licenseKeys;
        this.now = now;
    }

    /** One outcome for each row, in the same order. */
    List<StoreOutcome> store(List<LicenseRow> rows) {
        SortedMap<NumberKey, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.computeIfAbsent(rows.get(i).key(), _ -> new ArrayList<>()).add(i);
        }
        StoreOutcome[] outcomes = new StoreOutcome[rows.size()];
        Map<NumberKey, Held> seen = table.held(places.keySet());
        settleUnchanged(rows, places, seen, outcomes);

        Map<String, DataKey> keys = new HashMap<>(); // before any row is locked: a new key has a transaction of its own
        places.keySet().forEach(key -> keys.computeIfAbsent(key.typeCode(), licenseKeys::current));

        List<LicenseRow> unseen = places.entrySet().stream()
                .filter(entry -> !seen.containsKey(entry.getKey()))
                .map(entry -> rows.get(entry.getValue().getFirst()))
                .toList();
        Map<NumberKey, UUID> inserted = table.insert(unseen, now);
        Map<NumberKey, Held> locked = table.lock(places.keySet().stream()
                .filter(key -> !inserted.containsKey(key))
                .toList());
        places.forEach((key, positions) -> {
            UUID id = inserted.get(key);
            Held before = id == null ? locked.get(key) : new Held(id, 0, new byte[0], LicenseStatus.IN_FORCE);
            if (before == null) {
                throw new IllegalStateException("A licence that was there a moment ago is gone");
            }
            DataKey dataKey = keys.get(key.typeCode());
            if (dataKey == null) {
                throw new IllegalStateException("No data key for " + key.typeCode());
            }
            addVersions(rows, positions, before, dataKey, outcomes);
        });
        table.add(newVersions, now);
        table.update(changed, now);
        return List.of(outcomes);
    }

    /** What says the same as the newest version needs no lock and no write: most rows of a repeated push. */
    private static void settleUnchanged(
            List<LicenseRow> rows,
            SortedMap<NumberKey, List<Integer>> places,
            Map<NumberKey, Held> seen,
            StoreOutcome[] outcomes) {
        seen.forEach((key, held) -> {
            List<Integer> positions = places.getOrDefault(key, List.of());
            if (positions.stream()
                    .allMatch(place -> Arrays.equals(rows.get(place).contentToken(), held.contentToken()))) {
                positions.forEach(place -> outcomes[place] = new StoreOutcome.Unchanged(held.id(), held.version()));
                places.remove(key);
            }
        });
    }

    private void addVersions(
            List<LicenseRow> rows, List<Integer> positions, Held before, DataKey key, StoreOutcome[] outcomes) {
        UUID id = before.id();
        int version = before.version();
        byte[] content = before.contentToken();
        LicenseRow newest = null;
        for (int place : positions) {
            LicenseRow row = rows.get(place);
            if (Arrays.equals(row.contentToken(), content)) {
                outcomes[place] = new StoreOutcome.Unchanged(id, version);
            } else if (version == LicenseIdentifier.LAST_VERSION) {
                outcomes[place] = new StoreOutcome.Rejected(List.of(Problems.versionsExhausted()));
            } else {
                version++;
                content = row.contentToken();
                newest = row;
                newVersions.add(newVersion(row, id, version, key, before.status()));
                outcomes[place] = new StoreOutcome.Stored(id, version);
            }
        }
        if (newest != null && version > 1) {
            changed.add(new LicenseTable.Changed(newest, version));
        }
    }

    private NewVersion newVersion(LicenseRow row, UUID id, int version, DataKey key, LicenseStatus status) {
        LicenseIdentifier identifier = new LicenseIdentifier(
                row.draft().typeCode(), row.draft().issuer().code(), serial(row), version);
        byte[] body = LicenseBodies.encrypt(
                new LicenseBodies.Body(identifier.value(), row.draft()), key.cipher(), id, version);
        return new NewVersion(id, version, tokens.identifier(identifier), key.id(), body, status, now);
    }

    /** The licence number; where it has characters that an identifier cannot hold, 32 that stand for it. */
    private static String serial(LicenseRow row) {
        String number = Typed.identifier(row.draft().number());
        return LicenseIdentifier.isSerial(number) ? number : HEX.formatHex(row.numberToken());
    }
}
