package org.hefu.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody asks to be measured. */
sealed interface Wish {

    /** What to say to who did not know. */
    String USAGE = """
            usage: ops/bench.sh NAME… [--seconds N]
            NAME is one of: %s
            N is for how many seconds each side is measured for each line, 1 to 3600; 18 unless given.
            """.formatted(names());

    /**
     * Measure this.
     *
     * @param seconds for each side and line
     * @param memory whether the heap is measured, too
     */
    record Measure(List<Comparison> comparisons, boolean memory, int seconds) implements Wish {
        public Measure {
            comparisons = List.copyOf(comparisons);
        }
    }

    /** Say what there is. */
    record Help() implements Wish {}

    /**
     * It cannot be understood.
     *
     * @param why a sentence
     */
    record Misunderstood(String why) implements Wish {}

    /**
     * @param arguments {@code NAME… [--seconds N]}; {@code all} stands for every name
     */
    static Wish of(List<String> arguments) {
        List<Comparison> wanted = new ArrayList<>();
        boolean memory = false;
        int seconds = 18;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--help", "-h" -> {
                    return new Help();
                }
                case "--seconds" -> {
                    String given = i + 1 < arguments.size() ? arguments.get(++i) : "";
                    if (!given.matches("[1-9]\\d{0,3}") || Integer.parseInt(given) > 3600) {
                        return new Misunderstood("--seconds takes a number from 1 to 3600, not '" + given + "'");
                    }
                    seconds = Integer.parseInt(given);
                }
                case "all" -> {
                    wanted.addAll(List.of(Comparison.values()));
                    memory = true;
                }
                case Memory.TITLE -> memory = true;
                default -> {
                    if (Comparison.of(argument).isEmpty()) {
                        return new Misunderstood("there is no benchmark '" + argument + "'");
                    }
                    Comparison.of(argument).ifPresent(wanted::add);
                }
            }
        }
        return wanted.isEmpty() && !memory
                ? new Misunderstood("name a benchmark")
                : new Measure(wanted.stream().distinct().toList(), memory, seconds);
    }

    private static String names() {
        return Stream.concat(
                        Stream.of("all"),
                        Stream.concat(
                                Arrays.stream(Comparison.values()).map(Comparison::title), Stream.of(Memory.TITLE)))
                .collect(Collectors.joining(", "));
    }
}
