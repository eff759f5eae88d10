package org.hefu.verification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a worker is asked to do with one document.
 *
 * @param <T> its answer
 */
sealed interface Task<T> permits Assignment, Drawing, Searching {

    /** Puts it on the way to the worker, the number of its kind first. */
    void write(DataOutputStream out) throws IOException;

    /**
     * Takes the worker's answer.
     *
     * @throws IOException if it is none
     */
    T readAnswer(DataInputStream in) throws IOException;

    /**
     * What is answered when the worker came to no end with the document.
     *
     * @param settings what it was allowed
     */
    T endedBy(Failure failure, WorkerSettings settings);

    /** How a worker came to no end. */
    enum Failure {
        TOO_LONG,
        TOO_MUCH_MEMORY,
        BROKE_OFF
    }
}
