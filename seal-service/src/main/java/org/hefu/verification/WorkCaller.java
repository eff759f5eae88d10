package org.hefu.verification;

/** Knows for whom the current thread works. */
@FunctionalInterface
public interface WorkCaller {

    /** A name that tells callers apart; the hub's own work has one too. */
    String current();
}
