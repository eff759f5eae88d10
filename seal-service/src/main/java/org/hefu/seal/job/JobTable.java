package org.hefu.seal.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hefu.ledger.TicketStub;
import org.hefu.seal.SealManner;
import org.hefu.seal.placing.SealPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs; their documents stand in {@link JobDocumentTable}. */
@Repository
class JobTable {

    private static final String SELECT = """
        SELECT j.id, j.seal, j.actor, j.purpose, j.document_kind, j.case_number, j.position, j.manner,
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
               (id, seal, authority, actor, purpose, document_kind, case_number, position, manner, request_key,
                state, opened_at)
        VALUES (:id, :seal, :authority, :actor, :purpose, :documentKind, :caseNumber, :position, :manner, :key,
                'OPEN', :openedAt)
            ON CONFLICT (actor, request_key) DO NOTHING
        """;

    private static final String ENTRY = """
        SELECT entry
          FROM seal.seal_job
         WHERE id = :id AND entry IS NOT NULL
        """;

    private static final String SET_ENTRY = """
        UPDATE seal.seal_job
           SET entry = :entry
         WHERE id = :id
        """;

    private static final String LOCK_OPEN = """
        SELECT id
          FROM seal.seal_job
         WHERE id = :id AND state = 'OPEN'
           FOR UPDATE
        """;

    private static final String SET_STATE = """
        UPDATE seal.seal_job
           SET state = :state, stopped_because = :because
         WHERE id = :id AND state = ANY (:from)
        """;

    private static final String CLOSE = """
        UPDATE seal.seal_job
           SET state = 'DONE', stopped_because = NULL
         WHERE opened_at < :before AND state IN ('OPEN', 'STOPPED')
        """;

    private final JdbcClient jdbc;

    JobTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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

    /** The ledger entry of a job; empty for one of a hub that did not write it down. */
    Optional<TicketStub> entry(UUID id) {
        return jdbc.sql(ENTRY).param("id", id).query(String.class).optional().map(TicketStub::parse);
    }

    void setEntry(UUID id, TicketStub entry) {
        jdbc.sql(SET_ENTRY).param("id", id).param("entry", entry.toString()).update();
    }

    /** False if the actor used the key before. */
    boolean add(SealJob job, UUID authority, String key) {
        return jdbc.sql(ADD)
                        .param("id", job.id())
                        .param("seal", job.sealId())
                        .param("authority", authority)
                        .param("actor", job.actor())
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

    /** Closes those that were opened before and that nobody finished. */
    void close(OffsetDateTime before) {
        jdbc.sql(CLOSE).param("before", before).update();
    }

    private static SealJob read(ResultSet rs, int row) throws SQLException {
        return new SealJob(
                rs.getObject("id", UUID.class),
                rs.getObject("seal", UUID.class),
                rs.getString("actor"),
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
