package org.hefu.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Has either rival work as often as it can. */
@State(Scope.Benchmark)
public class Race {

    /** Name of a {@link Comparison}. */
    @Param("SM2_SIGN")
    public String comparison = "";

    private Rivals rivals = new NoRivals();

    @Setup
    public void start() throws Exception {
        rivals =
                Comparison.valueOf(comparison).rivals().getDeclaredConstructor().newInstance();
        rivals.agree();
    }

    @TearDown
    public void end() throws Exception {
        rivals.close();
    }

    @Benchmark
    public Object ours() throws Exception {
        return rivals.ours();
    }

    @Benchmark
    public Object baseline() throws Exception {
        return rivals.baseline();
    }

    /** Before the start. */
    private static final class NoRivals implements Rivals {
        @Override
        public Object ours() {
            throw new IllegalStateException("not started");
        }

        @Override
        public Object baseline() {
            throw new IllegalStateException("not started");
        }

        @Override
        public void agree() {
            throw new IllegalStateException("not started");
        }
    }
}
