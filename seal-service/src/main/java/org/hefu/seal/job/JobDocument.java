package org.hefu.seal.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document of a job.
 *
 * @param number counted from 1 in the order in which the documents came
 * @param name of its file
 * @param sha256 of the file as it came, hexadecimal
 * @param reason code of the refusal; null unless it was refused
 * @param sealUse null unless it is sealed
 */
public record JobDocument(
        int number, String name, String sha256, State state, @Nullable String reason, @Nullable UUID sealUse) {

    /** What became of a document. */
    public enum State {
        WAITING,
        SEALED,
        REFUSED
    }

    /** A file name may name a person. */
    @Override
    public String toString() {
        return "JobDocument[" + number + " " + state + "]";
    }
}
