package org.hefu.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A {@link WritingHub} in its own process, seen from outside. */
final class HubProcess implements AutoCloseable {

    private static final String ACKNOWLEDGED = "ack ";

    private final Process process;
    private final BufferedReader printed;
    private final Set<Long> acknowledged = new TreeSet<>();
    private final List<String> other = new ArrayList<>();

    private HubProcess(Process process) {
        this.process = process;
        this.printed = process.inputReader(StandardCharsets.UTF_8);
    }

    static HubProcess start(Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                WritingHub.class.getName(),
                "--hefu.data=" + data,
                "--hefu.database.binaries=" + TestFolders.BINARIES,
                "--spring.main.banner-mode=off");
        return new HubProcess(builder.redirectErrorStream(true).start());
    }

    /** Reads on until so many more rows are acknowledged. */
    void awaitAcknowledged(int more) throws IOException {
        int wanted = acknowledged.size() + more;
        awaitThat(() -> acknowledged.size() >= wanted);
    }

    /** Reads on until it says that the database is away. */
    void awaitAway() throws IOException {
        awaitThat(() -> other.contains(WritingHub.AWAY));
    }

    /** Kills it, as {@code kill -9} does; what it printed stays to be read. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Asks it to end, as {@code kill} does. */
    void end() {
        process.toHandle().destroy();
    }

    /** Reads to the end of what it printed; its status. */
    int awaitEnd() throws IOException, InterruptedException {
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            note(line);
        }
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IOException("The hub closed its output and lives on");
        }
        return process.exitValue();
    }

    /** The rows that it called acknowledged. */
    Set<Long> acknowledged() {
        return acknowledged;
    }

    /** What else it printed. */
    String other() {
        return String.join("\n", other);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitThat(BooleanSupplier condition) throws IOException {
        while (!condition.getAsBoolean()) {
            String line = printed.readLine();
            if (line == null) {
                throw new IOException("The hub ended: " + other());
            }
            note(line);
        }
    }

    private void note(String line) {
        if (line.startsWith(ACKNOWLEDGED)) {
            acknowledged.add(Long.parseLong(line.substring(ACKNOWLEDGED.length())));
        } else {
            other.add(line);
        }
    }
}
