package org.hefu;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub as a process of its own, to be read from outside and to be killed. */
final class HubProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("is ready on port (\\d+)");

    private final Process process;
    private final BufferedReader said;

    private HubProcess(Process process) {
        this.process = process;
        this.said = process.inputReader(UTF_8);
    }

    /** Starts {@code serve} on a free port, from the class path of this test. */
    static HubProcess start(Path data, String... settings) throws IOException {
        return start(data, Map.of(), settings);
    }

    /** As the other, with further variables in its environment. */
    static HubProcess start(Path data, Map<String, String> environment, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "org.hefu.Hefu",
                "serve",
                "--server.port=0",
                "--hefu.data=" + data,
                "--hefu.database.binaries="
                        + Path.of("target/postgres-binaries").toAbsolutePath()));
        command.addAll(List.of(settings));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(environment);
        return new HubProcess(
                builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** What it says up to and including the line that has these words; what comes later is read and dropped. */
    List<String> saysUntil(String words) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = said.readLine();
        while (line != null) {
            lines.add(line);
            if (line.contains(words)) {
                return lines;
            }
            line = said.readLine();
        }
        throw new IllegalStateException("The hub ended without saying '" + words + "': " + lines);
    }

    /** Where it answers, from what it said when it was ready. */
    static URI address(List<String> said) {
        return said.stream()
                .map(READY::matcher)
                .filter(Matcher::find)
                .map(port -> URI.create("http://localhost:" + port.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("It is not ready: " + said));
    }

    /** Drops what it says from now on, so that it is never held up by a full pipe. */
    void listenNoMore() {
        Thread.ofVirtual().start(() -> {
            try {
                said.lines().forEach(rest -> {});
            } catch (UncheckedIOException e) {
                // It was stopped or killed: nothing more is said.
            }
        });
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it in order. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
