package org.hefu.seal.job;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.key.DataKey;
import org.hefu.seal.SealManner;
import org.hefu.seal.SealSecrets;
import org.hefu.seal.placing.SealPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs and their documents. */
@Repository
class JobTable {

    private static final String SELECT = """
        SELECT j.id, j.seal, j.actor, j.roles, j.purpose, j.document_kind, j.case_number, j.position, j.manner,
               j.state, j.stopped_because, j.opened_at,
               count(d.number) FILTER (WHERE d.state = 'WAITING') AS waiting,
               count(d.number) FILTER (WHERE d.state = 'SEALED') AS sealed,
               count(d.number) FILTER (WHERE d.state = 'REFUSED') AS refused
          FROM seal.seal_job j
          LEFT JOIN seal.seal_job_document d ON d.job = j.id
        """;

    private static final String BY_ID = SELECT + " WHERE j.id = :id GROUP BY j.id";
    private static final String BY_KEY = SELECT + " WHERE j.actor = :actor AND j.request_key = :key GROUP BY j.id";
    private static final String AT_WORK = SELECT + " WHERE j.state = 'SEALING' GROUP BY j.id ORDER BY j.opened_at";
    private static final String NEWEST = SELECT + """
         WHERE j.seal = :seal
         GROUP BY j.id
         ORDER BY j.opened_at DESC
         LIMIT :limit
        """;

    private static final String ADD = """
        INSERT INTO seal.seal_job
               (id, seal, authority, actor, roles, purpose, document_kind, case_number, position, manner, request_key,
                state, opened_at)
        VALUES (:id, :seal, :authority, :actor, :roles, :purpose, :documentKind, :caseNumber, :position, :manner, :key,
                'OPEN', :openedAt)
            ON CONFLICT (actor, request_key) DO NOTHING
        """;

    private static final String LOCK_OPEN = """
        SELECT id
          FROM seal.seal_job
         WHERE id = :id AND state = 'OPEN'
           FOR UPDATE
        """;

    private static final String ADD_DOCUMENT = """
        INSERT INTO seal.seal_job_document (job, number, identity, sha256, data_key, name, document, state)
        SELECT :job, coalesce(max(number), 0) + 1, :identity, :sha256, :dataKey, :name, :document, 'WAITING'
          FROM seal.seal_job_document
         WHERE job = :job
            ON CONFLICT (job, identity) DO NOTHING
        """;

    private static final String SET_STATE = """
        UPDATE seal.seal_job
           SET state = :state, stopped_because = :because
         WHERE id = :id AND state = ANY (:from)
        """;

    private static final String TAKE = """
        SELECT number, data_key, identity, document
          FROM seal.seal_job_document
         WHERE job = :job AND state = 'WAITING'
         ORDER BY number
         LIMIT :limit
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

    private static final String DOCUMENTS = """
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

    private static final String CLOSE = """
        UPDATE seal.seal_job
           SET state = 'DONE', stopped_because = NULL
         WHERE opened_at < :before AND state IN ('OPEN', 'STOPPED')
        """;

    private static final String GIVE_UP = """
        UPDATE seal.seal_job_document d
           SET state = 'REFUSED', reason = 'EXPIRED', document = NULL
          FROM seal.seal_job j
         WHERE j.id = d.job AND j.opened_at < :before AND j.state = 'DONE' AND d.state = 'WAITING'
        """;

    private final JdbcClient jdbc;
    private final SealSecrets secrets;

    JobTable(JdbcClient jdbc, SealSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * A document that is to be sealed, held until the transaction ends.
     *
     * @param content not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Taken(int number, DataKey key, String context, byte[] content) {}

    Optional<SealJob> find(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query(JobTable::read).optional();
    }

    Optional<SealJob> find(String actor, String key) {
        return jdbc.sql(BY_KEY)
                .param("actor", actor)
                .param("key", key)
                .query(JobTable::read)
                .optional();
    }

    List<SealJob> atWork() {
        return jdbc.sql(AT_WORK).query(JobTable::read).list();
    }

    List<SealJob> newest(UUID seal, int limit) {
        return jdbc.sql(NEWEST)
                .param("seal", seal)
                .param("limit", limit)
                .query(JobTable::read)
                .list();
    }

    /** False if the actor used the key before. */
    boolean add(SealJob job, UUID authority, String key) {
        return jdbc.sql(ADD)
                        .param("id", job.id())
                        .param("seal", job.sealId())
                        .param("authority", authority)
                        .param("actor", job.actor())
                        .param("roles", job.roles().toArray(String[]::new))
                        .param("purpose", job.purpose())
                        .param("documentKind", job.documentKind())
                        .param("caseNumber", job.caseNumber())
                        .param("position", job.position().toJson())
                        .param("manner", job.manner().toJson())
                        .param("key", key)
                        .param("openedAt", job.openedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False if it takes no documents. Held until the transaction ends, so that numbers are given one by one. */
    boolean lockOpen(UUID id) {
        return jdbc.sql(LOCK_OPEN).param("id", id).query(UUID.class).optional().isPresent();
    }

    /** False if the same file of the same name is there. */
    boolean addDocument(UUID job, String name, byte[] document) {
        DataKey key = secrets.current();
        byte[] sha256 = DigestAlgorithm.SHA256.of(document);
        byte[] identity = DigestAlgorithm.SHA256.of(
                (HexFormat.of().formatHex(sha256) + " " + name).getBytes(StandardCharsets.UTF_8));
        String context = context(job, identity);
        return jdbc.sql(ADD_DOCUMENT)
                        .param("job", job)
                        .param("identity", identity)
                        .param("sha256", sha256)
                        .param("dataKey", key.id())
                        .param("name", SealSecrets.hide(key, name.getBytes(StandardCharsets.UTF_8), context))
                        .param("document", SealSecrets.hide(key, document, context))
                        .update()
                == 1;
    }

    boolean setState(UUID id, SealJob.State to, @Nullable String because, SealJob.State... from) {
        String[] names = Arrays.stream(from).map(SealJob.State::name).toArray(String[]::new);
        return jdbc.sql(SET_STATE)
                        .param("id", id)
                        .param("state", to.name())
                        .param("because", because)
                        .param("from", names)
                        .update()
                == 1;
    }

    /** Those that nobody else holds, in order. */
    List<Taken> take(UUID job, int limit) {
        return jdbc.sql(TAKE)
                .param("job", job)
                .param("limit", limit)
                .query((rs, row) -> {
                    long id = rs.getLong("data_key");
                    String context = context(job, rs.getBytes("identity"));
                    return new Taken(
                            rs.getInt("number"),
                            secrets.byId(id),
                            context,
                            secrets.show(id, rs.getBytes("document"), context));
                })
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

    List<JobDocument> documents(UUID job, int after, int limit) {
        return jdbc.sql(DOCUMENTS)
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
        return jdbc.sql(CONTENT)
                .param("job", job)
                .param("number", number)
                .query((rs, row) -> secrets.show(
                        rs.getLong("data_key"), rs.getBytes("document"), context(job, rs.getBytes("identity"))))
                .optional();
    }

    /** Takes away the documents of jobs that were opened before, and closes those that nobody finished. */
    void erase(OffsetDateTime before) {
        jdbc.sql(CLOSE).param("before", before).update();
        jdbc.sql(GIVE_UP).param("before", before).update();
        jdbc.sql(ERASE).param("before", before).update();
    }

    private static String context(UUID job, byte[] identity) {
        return "seal.seal_job_document " + job + " " + HexFormat.of().formatHex(identity);
    }

    private static SealJob read(ResultSet rs, int row) throws SQLException {
        return new SealJob(
                rs.getObject("id", UUID.class),
                rs.getObject("seal", UUID.class),
                rs.getString("actor"),
                Set.of((String[]) rs.getArray("roles").getArray()),
                rs.getString("purpose"),
                rs.getString("document_kind"),
                rs.getString("case_number"),
                SealPosition.fromJson(rs.getString("position")),
                SealManner.fromJson(rs.getString("manner")),
                SealJob.State.valueOf(rs.getString("state")),
                rs.getString("stopped_because"),
                rs.getObject("opened_at", OffsetDateTime.class).toInstant(),
                rs.getInt("waiting"),
                rs.getInt("sealed"),
                rs.getInt("refused"));
    }
}
