package org.hefu.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.hefu.ledger.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch: every received row was accepted, unchanged or rejected.
 *
 * @param batch id of the batch
 * @param accepted rows stored as a new licence or a new version
 * @param unchanged rows that say what the hub holds already
 * @param rejected rows that wait in quarantine with their reasons
 * @param finishedAt null while rows are still being applied, or if the sender went away before the end
 * @param receipt proof that the finished batch is on the ledger, the same whenever it is asked for; null before
 */
public record BatchReport(
        UUID batch,
        String resource,
        long received,
        long accepted,
        long unchanged,
        long rejected,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Receipt receipt) {}
