package org.hefu.seal.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Who is next: an actor at a time, and of one actor a job at a time, however many each has. Safe for use by many threads. */
final class JobTurns<J> {

    /** By actor; the first line is served next. */
    private final Map<String, Deque<J>> lines = new LinkedHashMap<>();

    private final Set<UUID> known = new HashSet<>();
    private final Function<J, UUID> id;
    private final Function<J, String> actor;

    /**
     * @param id of a job
     * @param actor whose job it is
     */
    JobTurns(Function<J, UUID> id, Function<J, String> actor) {
        this.id = id;
        this.actor = actor;
    }

    /** Lets a job get in line, unless it is there or being worked on. */
    synchronized void add(J job) {
        if (known.add(id.apply(job))) {
            lines.computeIfAbsent(actor.apply(job), name -> new ArrayDeque<>()).add(job);
        }
    }

    /** The job for which a step is to be done; then it is {@link #again sent back} or {@link #leave taken out}. */
    synchronized Optional<J> next() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, Deque<J>> first = lines.entrySet().iterator().next();
        String name = first.getKey();
        Deque<J> line = first.getValue();
        J job = line.remove();
        lines.remove(name);
        if (!line.isEmpty()) {
            lines.put(name, line);
        }
        return Optional.of(job);
    }

    /** Is somebody in line? */
    synchronized boolean isWaiting() {
        return !lines.isEmpty();
    }

    /** There is more to do: to the end of the line. */
    synchronized void again(J job) {
        leave(job);
        add(job);
    }

    synchronized void leave(J job) {
        known.remove(id.apply(job));
    }
}
