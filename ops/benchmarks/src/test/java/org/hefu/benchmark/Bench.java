package org.hefu.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks and prints a line for each target: {@code bench=<name> ratio=<n> target=<n> ours=<n> baseline=<n>
 * unit=<what>}. A bigger ratio is better, of memory too.
 *
 * <p>Ours and the baseline take turns, each turn in a fresh JVM, and the medians are compared: what else the machine
 * does then strikes both.
 */
public final class Bench {

    private static final int TURNS = 3;
    private static final int ITERATIONS = 3;

    private final int seconds;

    private Bench(int seconds) {
        this.seconds = seconds;
    }

    /**
     * Ends the process with exit code 2 and a sentence if it does not understand.
     *
     * @param arguments as {@link Wish} understands them; after {@code --check}, they are understood and nothing is
     *     measured
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        List<String> words = List.of(arguments);
        boolean check = !words.isEmpty() && words.getFirst().equals("--check");
        switch (Wish.of(check ? words.subList(1, words.size()) : words)) {
            case Wish.Misunderstood(String why) -> {
                System.err.println("bench: " + why);
                System.err.print(Wish.USAGE);
                System.exit(2);
            }
            case Wish.Help() -> System.out.print(Wish.USAGE);
            case Wish.Measure wanted -> {
                if (!check) {
                    measure(wanted);
                }
            }
        }
    }

    private static void measure(Wish.Measure wanted) throws RunnerException, IOException {
        Bench bench = new Bench(wanted.seconds());
        for (Comparison comparison : wanted.comparisons()) {
            if (!comparison.isPossible()) {
                System.out.println(
                        "bench=" + comparison.title() + " NOT MEASURED: what it is compared with could not be fetched");
                continue;
            }
            bench.run(comparison, 1, comparison.title());
            bench.run(comparison, Runtime.getRuntime().availableProcessors(), comparison.title() + "-all-cores");
        }
        if (wanted.memory()) {
            Memory.measure();
        }
    }

    private void run(Comparison comparison, int threads, String title) throws RunnerException {
        double[] ours = new double[TURNS];
        double[] baseline = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            ours[turn] = rate(comparison, "ours", threads);
            baseline[turn] = rate(comparison, "baseline", threads);
        }
        double ratio = median(ours) / median(baseline);
        System.out.println(String.format(
                Locale.ROOT,
                "bench=%s ratio=%.2f target=%.2f ours=%.1f baseline=%.1f unit=%s",
                title,
                ratio,
                comparison.target(),
                median(ours),
                median(baseline),
                comparison.unit()));
    }

    private double rate(Comparison comparison, String side, int threads) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(Math.max(50, seconds * 1000L / TURNS / ITERATIONS));
        return new Runner(new OptionsBuilder()
                        .include(Race.class.getName() + "\\." + side + "$")
                        .param("comparison", comparison.name())
                        .mode(Mode.Throughput)
                        .forks(1)
                        .threads(threads)
                        .warmupIterations(ITERATIONS)
                        .warmupTime(time)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(time)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .jvmArgsAppend("-Xmx1g", "--sun-misc-unsafe-memory-access=allow")
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getScore();
    }

    private static double median(double... values) {
        return DoubleStream.of(values).sorted().toArray()[values.length / 2];
    }
}
