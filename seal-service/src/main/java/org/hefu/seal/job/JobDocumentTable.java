package org.hefu.seal.job;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.key.DataKey;
import org.hefu.seal.SealSecrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents of jobs, encrypted. */
@Repository
class JobDocumentTable {

    private static final String ADD = """
        INSERT INTO seal.seal_job_document (job, number, identity, sha256, data_key, name, document, state)
        SELECT :job, coalesce(max(number), 0) + 1, :identity, :sha256, :dataKey, :name, :document, 'WAITING'
          FROM seal.seal_job_document
         WHERE job = :job
            ON CONFLICT (job, identity) DO NOTHING
        """;

    private static final String WAITING = """
        SELECT number
          FROM seal.seal_job_document
         WHERE job = :job AND state = 'WAITING'
         ORDER BY number
        OFFSET :skip
         LIMIT :limit
        """;

    private static final String WAITING_CONTENT = """
        SELECT data_key, identity, document
          FROM seal.seal_job_document
         WHERE job = :job AND number = :number AND state = 'WAITING'
        """;

    private static final String TAKE = """
        SELECT number, data_key, identity
          FROM seal.seal_job_document
         WHERE job = :job AND number = ANY (:numbers) AND state = 'WAITING'
         ORDER BY number
           FOR UPDATE SKIP LOCKED
        """;

    private static final String SEALED = """
        UPDATE seal.seal_job_document
           SET state = 'SEALED', seal_use = :sealUse, document = :document
         WHERE job = :job AND number = :number AND state = 'WAITING'
        """;

    private static final String REFUSED = """
        UPDATE seal.seal_job_document
           SET state = 'REFUSED', reason = :reason, document = NULL
         WHERE job = :job AND number = :number AND state = 'WAITING'
        """;

    private static final String LIST = """
        SELECT number, sha256, data_key, identity, name, state, reason, seal_use
          FROM seal.seal_job_document
         WHERE job = :job AND number > :after
         ORDER BY number
         LIMIT :limit
        """;

    private static final String CONTENT = """
        SELECT data_key, identity, document
          FROM seal.seal_job_document
         WHERE job = :job AND number = :number AND state = 'SEALED' AND document IS NOT NULL
        """;

    private static final String ERASE = """
        UPDATE seal.seal_job_document d
           SET document = NULL
          FROM seal.seal_job j
         WHERE j.id = d.job AND j.opened_at < :before AND j.state <> 'SEALING' AND d.state <> 'WAITING'
           AND d.document IS NOT NULL
        """;

    private static final String GIVE_UP = """
        UPDATE seal.seal_job_document d
           SET state = 'REFUSED', reason = 'EXPIRED', document = NULL
          FROM seal.seal_job j
         WHERE j.id = d.job AND j.opened_at < :before AND j.state = 'DONE' AND d.state = 'WAITING'
        """;

    private final JdbcClient jdbc;
    private final SealSecrets secrets;

    JobDocumentTable(JdbcClient jdbc, SealSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** A document whose fate is to be written, held until the transaction ends. */
    record Taken(int number, DataKey key, String context) {}

    /** False if the same file of the same name is there. */
    boolean add(UUID job, String name, byte[] document) {
        DataKey key = secrets.current();
        byte[] sha256 = DigestAlgorithm.SHA256.of(document);
        byte[] identity = DigestAlgorithm.SHA256.of(
                (HexFormat.of().formatHex(sha256) + " " + name).getBytes(StandardCharsets.UTF_8));
        String context = context(job, identity);
        return jdbc.sql(ADD)
                        .param("job", job)
                        .param("identity", identity)
                        .param("sha256", sha256)
                        .param("dataKey", key.id())
                        .param("name", SealSecrets.hide(key, name.getBytes(StandardCharsets.UTF_8), context))
                        .param("document", SealSecrets.hide(key, document, context))
                        .update()
                == 1;
    }

    /**
     * The numbers of documents that are to be sealed, in order; somebody else may be at them.
     *
     * @param skip how many of the first to leave out
     */
    List<Integer> waiting(UUID job, int skip, int limit) {
        return jdbc.sql(WAITING)
                .param("job", job)
                .param("skip", skip)
                .param("limit", limit)
                .query(Integer.class)
                .list();
    }

    /** The file as it came; empty if it is not waiting any more. */
    Optional<byte[]> waiting(UUID job, int number) {
        return content(WAITING_CONTENT, job, number);
    }

    /** Those of these numbers that are still waiting and that nobody else holds, in order. */
    List<Taken> take(UUID job, List<Integer> numbers) {
        return jdbc.sql(TAKE)
                .param("job", job)
                .param("numbers", numbers.toArray(Integer[]::new))
                .query((rs, row) -> new Taken(
                        rs.getInt("number"),
                        secrets.byId(rs.getLong("data_key")),
                        context(job, rs.getBytes("identity"))))
                .list();
    }

    void sealed(UUID job, Taken taken, UUID sealUse, byte[] document) {
        jdbc.sql(SEALED)
                .param("job", job)
                .param("number", taken.number())
                .param("sealUse", sealUse)
                .param("document", SealSecrets.hide(taken.key(), document, taken.context()))
                .update();
    }

    void refused(UUID job, Taken taken, String reason) {
        jdbc.sql(REFUSED)
                .param("job", job)
                .param("number", taken.number())
                .param("reason", reason)
                .update();
    }

    List<JobDocument> list(UUID job, int after, int limit) {
        return jdbc.sql(LIST)
                .param("job", job)
                .param("after", after)
                .param("limit", limit)
                .query((rs, row) -> new JobDocument(
                        rs.getInt("number"),
                        new String(
                                secrets.show(
                                        rs.getLong("data_key"),
                                        rs.getBytes("name"),
                                        context(job, rs.getBytes("identity"))),
                                StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(rs.getBytes("sha256")),
                        JobDocument.State.valueOf(rs.getString("state")),
                        rs.getString("reason"),
                        rs.getObject("seal_use", UUID.class)))
                .list();
    }

    /** The sealed file; empty if it is not sealed, or was erased. */
    Optional<byte[]> content(UUID job, int number) {
        return content(CONTENT, job, number);
    }

    private Optional<byte[]> content(String sql, UUID job, int number) {
        return jdbc.sql(sql)
                .param("job", job)
                .param("number", number)
                .query((rs, row) -> secrets.show(
                        rs.getLong("data_key"), rs.getBytes("document"), context(job, rs.getBytes("identity"))))
                .optional();
    }

    /** Takes away the documents of jobs that were opened before and are not at work; of closed ones those that wait. */
    void erase(OffsetDateTime before) {
        jdbc.sql(GIVE_UP).param("before", before).update();
        jdbc.sql(ERASE).param("before", before).update();
    }

    private static String context(UUID job, byte[] identity) {
        return "seal.seal_job_document " + job + " " + HexFormat.of().formatHex(identity);
    }
}
