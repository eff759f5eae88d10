package org.hefu.seal.job;

import java.util.UUID;
import org.hefu.seal.SealLoadSettings;
import org.hefu.seal.SealSettings;
import org.hefu.seal.SignatureForm;
import org.hefu.seal.job.JobRefusedException.Code;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many bytes jobs may take. */
@Repository
class JobRoom {

    /** Whoever adds for an actor is alone until the sum is written. */
    private static final String HOLD = "SELECT pg_advisory_xact_lock(hashtextextended('seal-job ' || :actor, 0))";

    private static final String TAKE = """
        UPDATE seal.seal_job
           SET bytes = bytes + :length
         WHERE id = :id
        RETURNING bytes
        """;

    private static final String OF_ACTOR = """
        SELECT coalesce(sum(bytes), 0)
          FROM seal.seal_job
         WHERE actor = :actor AND state <> 'DONE'
        """;

    private final JdbcClient jdbc;
    private final SealLoadSettings settings;
    private final SealSettings seals;

    JobRoom(JdbcClient jdbc, SealLoadSettings settings, SealSettings seals) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.seals = seals;
    }

    /** Call it before the job is locked, in the same transaction. */
    void hold(String actor) {
        jdbc.sql(HOLD).param("actor", actor).query((rs, row) -> row).list();
    }

    /**
     * Counts a document that was added; a refusal is to roll that back.
     *
     * @throws JobRefusedException if the job, or all jobs of the actor that are not done, have too many bytes
     */
    void take(UUID job, String actor, int length) {
        long ofJob = jdbc.sql(TAKE)
                .param("id", job)
                .param("length", length)
                .query(Long.class)
                .single();
        if (ofJob > settings.largestJob().toBytes()) {
            throw JobRefusedException.beyond(
                    Code.JOB_TOO_LARGE,
                    "The documents of the job are too large together",
                    "≤ " + settings.largestJob().toMegabytes() + " MB");
        }
        long ofActor =
                jdbc.sql(OF_ACTOR).param("actor", actor).query(Long.class).single();
        if (ofActor > settings.largestOfActor().toBytes()) {
            throw JobRefusedException.beyond(
                    Code.JOBS_TOO_LARGE,
                    "The documents of jobs that are not done are too large together",
                    "≤ " + settings.largestOfActor().toMegabytes() + " MB");
        }
    }

    /**
     * In bytes; a larger one is refused.
     *
     * @param form null within a PDF or OFD document
     */
    int largestDocument(@Nullable SignatureForm form) {
        long general = seals.largestDocument().toBytes();
        return Math.toIntExact(
                form != null && form.isHeavy()
                        ? Math.min(general, settings.largestForm().toBytes())
                        : general);
    }

    /** In bytes, unpacked. */
    long largestJob() {
        return settings.largestJob().toBytes();
    }
}
