package org.hefu.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hefu.ledger.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Batches and how far each has been applied. */
@Repository
class Batches {

    private static final String BEGIN = """
        INSERT INTO exchange.batch (resource, system, idempotency_key, digest, media_type, created_at)
        VALUES (:resource, :system, :key, :digest, :mediaType, :now)
        ON CONFLICT (system, resource, idempotency_key) DO NOTHING
        """;
    private static final String COLUMNS = """
        SELECT id, resource, system, digest, media_type, received, accepted, unchanged, rejected,
               created_at, finished_at, receipt
          FROM exchange.batch
        """;
    private static final String BY_KEY = COLUMNS + """
         WHERE system = :system AND resource = :resource AND idempotency_key = :key
        """;
    private static final String BY_ID = COLUMNS + """
         WHERE id = :id AND resource = :resource
        """;
    private static final String NEWEST = COLUMNS + """
         WHERE resource = ANY (:resources)
         ORDER BY created_at DESC
         LIMIT :limit
        """;
    private static final String ADVANCE = """
        UPDATE exchange.batch
           SET digest = :digest,
               received = :received,
               accepted = accepted + :accepted,
               unchanged = unchanged + :unchanged,
               rejected = rejected + :rejected
         WHERE id = :id AND received = :before AND finished_at IS NULL
        """;
    private static final String FINISH = """
        UPDATE exchange.batch
           SET digest = :digest, finished_at = :now
         WHERE id = :id AND received = :received AND finished_at IS NULL
        """;

    private static final String PROVE = """
        UPDATE exchange.batch
           SET receipt = :receipt
         WHERE id = :id AND finished_at IS NOT NULL AND receipt IS NULL
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Batches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The batch of this key, begun now if it is new. */
    Batch begin(String resource, String system, String key, String mediaType, byte[] digestOfNothing) {
        jdbc.sql(BEGIN)
                .param("resource", resource)
                .param("system", system)
                .param("key", key)
                .param("digest", digestOfNothing)
                .param("mediaType", mediaType)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql(BY_KEY)
                .param("system", system)
                .param("resource", resource)
                .param("key", key)
                .query(Batches::read)
                .single();
    }

    Optional<Batch> find(String resource, UUID id) {
        return jdbc.sql(BY_ID)
                .param("id", id)
                .param("resource", resource)
                .query(Batches::read)
                .optional();
    }

    /** The newest batches of these resources. */
    List<Batch> newest(Collection<String> resources, int limit) {
        return jdbc.sql(NEWEST)
                .param("resources", resources.toArray(String[]::new))
                .param("limit", limit)
                .query(Batches::read)
                .list();
    }

    /**
     * Notes that a chunk of rows was applied, in the chunk's own transaction.
     *
     * @return false if another request has applied rows of this batch meanwhile
     */
    boolean advance(UUID id, long before, ChunkCount count, byte[] digest) {
        return jdbc.sql(ADVANCE)
                        .param("id", id)
                        .param("before", before)
                        .param("received", before + count.total())
                        .param("accepted", count.accepted())
                        .param("unchanged", count.unchanged())
                        .param("rejected", count.rejected())
                        .param("digest", digest)
                        .update()
                == 1;
    }

    boolean finish(UUID id, long received, byte[] digest) {
        return jdbc.sql(FINISH)
                        .param("id", id)
                        .param("received", received)
                        .param("digest", digest)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Keeps the receipt of a finished batch; of several, the first. */
    void prove(UUID id, Receipt receipt) {
        jdbc.sql(PROVE).param("id", id).param("receipt", receipt.toJson()).update();
    }

    private static Batch read(ResultSet row, int number) throws SQLException {
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        String receipt = row.getString("receipt");
        return new Batch(
                row.getString("system"),
                row.getBytes("digest"),
                new BatchReport(
                        row.getObject("id", UUID.class),
                        row.getString("resource"),
                        row.getLong("received"),
                        row.getLong("accepted"),
                        row.getLong("unchanged"),
                        row.getLong("rejected"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(finishedAt),
                        receipt == null ? null : Receipt.fromJson(receipt)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * A batch in the books.
     *
     * @param digest SHA-256 of the rows applied so far, and of the whole body once it is finished
     */
    record Batch(String system, byte[] digest, BatchReport report) {
        boolean finished() {
            return report.finishedAt() != null;
        }
    }

    /** How the rows of one chunk fared. */
    record ChunkCount(long accepted, long unchanged, long rejected) {
        long total() {
            return accepted + unchanged + rejected;
        }
    }
}
