package org.hefu.seal.job;

/** A job cannot do this; the code is stable, the message says why. */
public final class JobRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; the names are published: add, never rename. */
    public enum Code {
        /** There is no such job of this actor. */
        JOB_UNKNOWN,
        /** The job takes no documents any more. */
        JOB_CLOSED,
        /** The job is still at work. */
        JOB_AT_WORK,
        /** The job has as many documents as a job may have, or a document is too large. */
        TOO_MANY,
        /** The request key was used for another job. */
        KEY_REUSED,
        /** The archive cannot be read. */
        ARCHIVE_UNREADABLE
    }

    private final Code code;

    JobRefusedException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
