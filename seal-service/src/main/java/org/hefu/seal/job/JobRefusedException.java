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
        /** The documents of the job are too large together, or more files are in its archive than a job may have. */
        JOB_TOO_LARGE,
        /** The documents of all jobs of the actor that are not done are too large together. */
        JOBS_TOO_LARGE,
        /** A file is so much larger than its packed form that it may be made to do harm. */
        ARCHIVE_BOMB,
        /** The request key was used for another job. */
        KEY_REUSED,
        /** The archive cannot be read. */
        ARCHIVE_UNREADABLE
    }

    private final Code code;
    private final String bounds;

    JobRefusedException(Code code, String message) {
        this(code, message, "");
    }

    private JobRefusedException(Code code, String message, String bounds) {
        super(message);
        this.code = code;
        this.bounds = bounds;
    }

    /** What would have been taken, in figures that need no language, as in {@code ≤ 20 MB}. */
    static JobRefusedException beyond(Code code, String message, String bounds) {
        return new JobRefusedException(code, message, bounds);
    }

    /** What would have been taken, in figures; empty if figures do not say it. */
    public String bounds() {
        return bounds;
    }

    public Code code() {
        return code;
    }
}
