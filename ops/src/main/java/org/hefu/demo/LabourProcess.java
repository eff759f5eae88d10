package org.hefu.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.hefu.simulator.LabourDepartment;

/**
 * The labour department of the demo scene as a process of its own, so that it can be stopped without touching the hub.
 *
 * <p>Port and token stand in {@code demo/labour.properties} of the data folder, the running process in {@code
 * demo/labour.pid}.
 */
public final class LabourProcess {

    private static final String COMMAND = "demo run labour";
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
    private static final int SECONDS_TO_END = 10;

    private final Path data;
    private final Path folder;

    private LabourProcess(Path data) {
        this.data = data;
        this.folder = data.resolve("demo");
    }

    /**
     * @param data data folder of the hub
     */
    public static LabourProcess in(Path data) {
        return new LabourProcess(data.toAbsolutePath().normalize());
    }

    /**
     * Fixes the port, and makes a token if there is none yet. A process that a killed hub left on another port is ended.
     *
     * @return the token that callers have to show
     */
    public String prepare(int port) throws IOException {
        Files.createDirectories(folder);
        Properties scene = Files.exists(properties()) ? read() : new Properties();
        if (!Integer.toString(port).equals(scene.setProperty("port", Integer.toString(port)))) {
            stop();
        }
        if (scene.getProperty("token") == null) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            scene.setProperty("token", HexFormat.of().formatHex(random));
        }
        try (Writer out = Files.newBufferedWriter(properties())) {
            scene.store(out, null);
        }
        Files.setPosixFilePermissions(properties(), PosixFilePermissions.fromString("rw-------"));
        return scene.getProperty("token");
    }

    /**
     * Starts the process unless it runs, and returns when it answers.
     *
     * @return its port
     * @throws IOException if it does not start, for example because its port is taken
     */
    public int start() throws IOException {
        int port = port();
        if (running().isPresent()) {
            return port;
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        String classPath = System.getProperty("java.class.path");
        boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        command.add(jar ? LAUNCHER : "org.hefu.Hefu");
        command.addAll(List.of(COMMAND.split(" ")));
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("labour.log").toFile());
        // Not on the command line: the process is known again by its end, and only its first 4,096 bytes can be read.
        builder.environment().put("CLASSPATH", classPath);
        Process process = builder.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String first = said.readLine();
        if (first == null || !first.startsWith("READY")) {
            throw new IOException(
                    "the labour department does not start on port " + port + "; see " + folder.resolve("labour.log"));
        }
        return port;
    }

    /**
     * Ends the process.
     *
     * @return false if it was not running
     */
    public boolean stop() {
        Optional<ProcessHandle> running = running();
        running.ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join();
            } catch (CompletionException e) {
                process.destroyForcibly();
            }
        });
        return running.isPresent();
    }

    /** Is the labour department, until this process ends. */
    public void run() throws IOException {
        Properties scene = read();
        LabourDepartment department =
                LabourDepartment.start(Integer.parseInt(scene.getProperty("port")), scene.getProperty("token"));
        Files.writeString(pid(), Long.toString(ProcessHandle.current().pid()));
        System.out.println("READY " + department.port());
    }

    /** The process whose number was written down, if it still is that process and not another with its number. */
    private Optional<ProcessHandle> running() {
        try {
            return Files.exists(pid())
                    ? ProcessHandle.of(Long.parseLong(Files.readString(pid()).strip()))
                            .filter(ProcessHandle::isAlive)
                            .filter(process ->
                                    process.info().commandLine().orElse("").endsWith(COMMAND + " --data " + data))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo scene cannot be read from " + folder, e);
        }
    }

    private int port() throws IOException {
        return Integer.parseInt(read().getProperty("port"));
    }

    private Properties read() throws IOException {
        if (!Files.exists(properties())) {
            throw new IOException("there is no demo scene in " + data + ": start the hub with --hefu.demo=true");
        }
        Properties scene = new Properties();
        try (Reader in = Files.newBufferedReader(properties())) {
            scene.load(in);
        }
        return scene;
    }

    private Path properties() {
        return folder.resolve("labour.properties");
    }

    private Path pid() {
        return folder.resolve("labour.pid");
    }
}
