package org.hefu.license;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hefu.crypt.LicenseKeys;
import org.hefu.identity.HolderKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps licences: every version encrypted, none ever lost or overwritten. */
@Component
public class LicenseVault {

    private final LicenseRules rules;
    private final LicenseTokens tokens;
    private final LicenseTable table;
    private final LicenseReader reader;
    private final LicenseKeys keys;
    private final Clock clock;

    LicenseVault(
            LicenseRules rules,
            LicenseTokens tokens,
            LicenseTable table,
            LicenseReader reader,
            LicenseKeys keys,
            Clock clock) {
        this.rules = rules;
        this.tokens = tokens;
        this.table = table;
        this.reader = reader;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Stores licences in the caller's transaction. Type and number say which licence a draft is about: a number seen for
     * the first time becomes a licence in force, changed content becomes its next version and keeps its status. A number
     * that comes several times in one call is handled in the order given.
     *
     * <p>Two transactions may store the same numbers at the same time: the second waits for the first. A transaction that
     * calls this several times may lose a deadlock against another that takes the same numbers in another order; it is
     * then rolled back whole ({@code DeadlockLoserDataAccessException} or kin) and can be repeated.
     *
     * @param drafts 500 to 1000 make the best of each statement; any number is allowed
     * @return one outcome for each draft, in the same order
     * @throws IllegalStateException outside a transaction
     */
    public List<StoreOutcome> store(List<LicenseDraft> drafts) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Licences are stored in the caller's transaction, and there is none");
        }
        StoreCall call = new StoreCall(table, tokens, keys, clock.instant());
        List<Problem> none = List.of();
        List<Integer> accepted = new ArrayList<>();
        List<List<Problem>> problems = new ArrayList<>();
        List<LicenseRow> rows = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            List<Problem> found = rules.problems(drafts.get(i));
            problems.add(found);
            if (found.equals(none)) {
                accepted.add(i);
                rows.add(LicenseRow.of(rules.complete(drafts.get(i)), tokens));
            }
        }
        List<StoreOutcome> outcomes = new ArrayList<>(
                problems.stream().<StoreOutcome>map(StoreOutcome.Rejected::new).toList());
        List<StoreOutcome> stored = call.store(rows);
        for (int i = 0; i < accepted.size(); i++) {
            outcomes.set(accepted.get(i), stored.get(i));
        }
        return List.copyOf(outcomes);
    }

    /** Everything that is wrong with a draft; empty if it can be stored. */
    public List<Problem> problems(LicenseDraft draft) {
        return rules.problems(draft);
    }

    /** The newest version of a licence. */
    public Optional<License> find(UUID id) {
        return reader.newest(List.of(id)).stream().findFirst();
    }

    /** The newest versions of these licences, by id; ids that are not there are left out. */
    public Map<UUID, License> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : reader.newest(ids).stream().collect(Collectors.toMap(License::id, Function.identity()));
    }

    /**
     * The licence of this type that a holder has now: one in force before others, the one issued last before older ones.
     *
     * @param holderId credit code or ID number, in any way of writing it
     */
    public Optional<License> current(String typeCode, HolderKind kind, String holderId) {
        return reader.current(typeCode, kind, holderId);
    }

    /** Every version of a licence, the newest first; empty if there is no such licence. */
    public List<License> versions(UUID id) {
        return reader.versions(id);
    }
}
