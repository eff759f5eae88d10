package org.hefu.benchmark;

/**
 * Two ways to do the same work. A class of its own each, with a constructor without parameters, so that it can be made
 * in a process of its own.
 */
interface Rivals extends AutoCloseable {

    /** One piece of work, done our way. */
    Object ours() throws Exception;

    /** The same piece of work, done the way we compare with. */
    Object baseline() throws Exception;

    /** Does one piece of work either way and has each verified by the other side; throws if they disagree. */
    void agree() throws Exception;

    @Override
    default void close() throws Exception {}
}
