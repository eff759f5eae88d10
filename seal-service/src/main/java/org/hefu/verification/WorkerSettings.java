package org.hefu.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a document from outside may cost: each is verified in a process of its own.
 *
 * @param count processes at most; 0 for as many as there are processors
 * @param heap memory for one of them
 * @param deadline time for one document; a process that takes longer is ended
 * @param patience time that a document waits for a free process; then it is sent back
 * @param documents a process is replaced after as many
 */
@ConfigurationProperties("hefu.verification.worker")
public record WorkerSettings(
        @DefaultValue("0") int count,
        @DefaultValue("256MB") DataSize heap,
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("500") int documents) {

    public WorkerSettings {
        if (count < 0 || documents < 1 || deadline.isNegative() || deadline.isZero() || heap.toMegabytes() < 1) {
            throw new IllegalArgumentException("A worker needs memory, time and at least one document, for example"
                    + " 256MB, 10s and 500; got " + heap + ", " + deadline + " and " + documents);
        }
    }

    /** The usual limits, with this many processes. */
    public static WorkerSettings usual(int count) {
        return new WorkerSettings(
                count, DataSize.ofMegabytes(256), Duration.ofSeconds(10), Duration.ofSeconds(30), 500);
    }

    int processes() {
        return count > 0 ? count : Runtime.getRuntime().availableProcessors();
    }
}
