package org.hefu.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hefu.batch.Batches.ChunkCount;
import org.hefu.batch.Quarantine.RejectedRow;
import org.hefu.catalogue.Resource;
import org.hefu.file.RawRow;
import org.hefu.license.LicenseDraft;
import org.hefu.license.LicenseVault;
import org.hefu.license.StoreOutcome;
import org.hefu.mapping.ColumnMapping;
import org.springframework.stereotype.Component;

/** Stores the rows of one chunk in the caller's transaction: good ones in the vault, bad ones in quarantine. */
@Component
class ChunkStore {

    private final LicenseVault vault;
    private final Quarantine quarantine;

    ChunkStore(LicenseVault vault, Quarantine quarantine) {
        this.vault = vault;
        this.quarantine = quarantine;
    }

    ChunkCount store(OpenBatch open, List<RawRow> rows) {
        List<RejectedRow> rejected = new ArrayList<>();
        List<RawRow> readable = new ArrayList<>();
        List<LicenseDraft> drafts = new ArrayList<>();
        for (RawRow row : rows) {
            switch (row.content()) {
                case RawRow.Malformed(RawRow.Fault fault) ->
                    rejected.add(new RejectedRow(
                            row.number(),
                            row.original(),
                            List.of(new Reason(
                                    fault.name(),
                                    null,
                                    fault.sentence(true, open.encoding()),
                                    fault.sentence(false, open.encoding())))));
                case RawRow.Fields(Map<String, String> values) -> {
                    switch (draft(open.resource(), values)) {
                        case DraftRow.Ready(LicenseDraft draft) -> {
                            readable.add(row);
                            drafts.add(draft);
                        }
                        case DraftRow.Wrong(List<Reason> reasons) ->
                            rejected.add(new RejectedRow(row.number(), row.original(), reasons));
                    }
                }
            }
        }
        long accepted = 0;
        long unchanged = 0;
        List<StoreOutcome> outcomes = vault.store(drafts);
        for (int i = 0; i < outcomes.size(); i++) {
            RawRow row = readable.get(i);
            switch (outcomes.get(i)) {
                case StoreOutcome.Stored stored -> accepted++;
                case StoreOutcome.Unchanged same -> unchanged++;
                case StoreOutcome.Rejected wrong ->
                    rejected.add(new RejectedRow(row.number(), row.original(), DraftRow.reasons(wrong.problems())));
            }
        }
        quarantine.keep(open.batch().report().batch(), rejected);
        return new ChunkCount(accepted, unchanged, rejected.size());
    }

    private DraftRow draft(Resource resource, Map<String, String> values) {
        Resource.RowIntake intake = java.util.Objects.requireNonNull(resource.intake());
        TreeMap<String, String> fields =
                new ColumnMapping(intake.columns(), java.util.Set.copyOf(intake.absent())).apply(values);
        return DraftRow.of(resource, intake, fields, vault);
    }
}
