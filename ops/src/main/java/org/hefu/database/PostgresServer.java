package org.hefu.database;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL at work over one data folder, as a child of this process, on a free port of the loopback interface.
 *
 * <p>When it dies while it should live it is started again, perhaps on another port, until that succeeds or it is
 * closed: ask for {@link #port()} at each connection. A crash of one of its backends it mends itself.
 *
 * <p>It is a direct child, not one of {@code pg_ctl}: its end is seen at once, also where the hub is process 1 of a
 * container and nobody else would reap it. Where a supervisor stops the hub it must send the signal to the hub alone
 * (systemd: {@code KillMode=mixed}), or the server is gone before those who use it.
 */
final class PostgresServer implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    /**
     * Given on the command line, where neither postgresql.conf nor ALTER SYSTEM can undo it. Everything else is left to
     * postgresql.conf.
     *
     * <p>The log leaves out messages of ERROR and below, with their details and statements: they go to the client, and
     * may hold what a citizen typed.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("listen_addresses", HOST),
            Map.entry("unix_socket_directories", ""),
            Map.entry("timezone", "UTC"),
            Map.entry("logging_collector", "off"),
            Map.entry("log_destination", "stderr"),
            Map.entry("log_line_prefix", "[%p] "),
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_statement", "none"));

    private final PostgresBinaries binaries;
    private final Path data;
    private final int connections;
    private final Duration startTimeout;
    private final Thread watcher;

    private volatile int port;
    private volatile Process process;

    private PostgresServer(PostgresBinaries binaries, Path data, int connections, Duration startTimeout)
            throws IOException, InterruptedException {
        this.binaries = binaries;
        this.data = data;
        this.connections = connections;
        this.startTimeout = startTimeout;
        this.process = launch();
        this.watcher = Thread.ofVirtual().name("postgresql-watcher").unstarted(this::watch);
    }

    /**
     * Starts a server and waits until it takes connections, recovery after a crash included. A server that an earlier
     * hub left running over the folder is stopped first.
     *
     * @param data an initialised data folder, owned by this process
     * @param connections largest number of connections
     * @param startTimeout time to become ready, recovery included
     * @throws IOException if the server does not start; the message holds what it said
     */
    static PostgresServer start(PostgresBinaries binaries, Path data, int connections, Duration startTimeout)
            throws IOException, InterruptedException {
        PostgresServer server = new PostgresServer(binaries, data, connections, startTimeout);
        server.watcher.start();
        return server;
    }

    /** The port that it listens on now. */
    int port() {
        return port;
    }

    /** Process number of the postmaster that runs now. */
    long pid() {
        return process.pid();
    }

    /** Stops the server: clients are cut off, everything is written, nothing has to be repaired at the next start. */
    @Override
    public void close() {
        // Who closes in a hurry shall not leave a server behind.
        boolean interrupted = Thread.interrupted();
        watcher.interrupt();
        try {
            watcher.join();
            stop(process);
        } catch (InterruptedException e) {
            interrupted = true;
            log.warn("Interrupted while PostgreSQL (process {}) was stopping", process.pid());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Process launch() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + startTimeout.toNanos();
        while (true) {
            LeftoverPostmaster.clear(binaries, data);
            int candidate = freePort();
            Process started = program(candidate).start();
            ServerLog said = ServerLog.follow(started);
            boolean ready = false;
            try {
                ready = awaitReady(started, deadline);
            } finally {
                if (!ready && started.isAlive()) {
                    stop(started);
                }
            }
            if (ready) {
                port = candidate;
                log.info("PostgreSQL runs as process {} on {}:{} over {}", started.pid(), HOST, candidate, data);
                return started;
            }
            String ending = said.ending();
            if (left(deadline).isNegative() || !passes(ending)) {
                throw new IOException("PostgreSQL does not start: " + ending);
            }
            Thread.sleep(SHORTEST_PAUSE);
        }
    }

    /** Waits for the server to be ready or gone; recovery of much that was written may take minutes. */
    private boolean awaitReady(Process started, long deadline) throws IOException, InterruptedException {
        while (!Waiting.until(() -> isReady(started) || !started.isAlive(), nextReport(deadline))) {
            if (left(deadline).isNegative()) {
                return false;
            }
            log.info("PostgreSQL (process {}) is still starting: it repairs what a crash left behind", started.pid());
        }
        return isReady(started);
    }

    private static Duration nextReport(long deadline) {
        return left(deadline).compareTo(PROGRESS) < 0 ? left(deadline) : PROGRESS;
    }

    private boolean isReady(Process started) throws IOException {
        return PostmasterFile.read(data)
                .filter(file -> file.pid() == started.pid() && file.ready())
                .isPresent();
    }

    /** Says whether an obstacle goes by itself: another program on the port, or backends that outlived a postmaster. */
    private static boolean passes(String ending) {
        return ending.contains("Address already in use") || ending.contains("is still in use");
    }

    private ProcessBuilder program(int candidate) {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(candidate)));
        arguments.addAll(List.of("-c", "max_connections=" + connections));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return binaries.program("postgres", arguments.toArray(String[]::new)).redirectInput(new File("/dev/null"));
    }

    /** Starts the server again whenever it dies, until this thread is interrupted. */
    private void watch() {
        try {
            while (true) {
                int status = process.waitFor();
                log.error("PostgreSQL (process {}) ended with {}; it is started again", process.pid(), status);
                process = launchAtLast();
            }
        } catch (InterruptedException e) {
            log.debug("No longer watched", e);
        }
    }

    private Process launchAtLast() throws InterruptedException {
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            try {
                return launch();
            } catch (IOException | DatabaseStartException e) {
                log.error("PostgreSQL does not start again; the next try is in {}", pause, e);
            }
            Thread.sleep(pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    private void stop(Process running) throws InterruptedException {
        for (StopSignal signal : StopSignal.values()) {
            if (!running.isAlive()) {
                return;
            }
            signal.send(binaries, running.pid());
            if (running.waitFor(signal.patience())) {
                return;
            }
            log.warn("PostgreSQL (process {}) did not obey {}", running.pid(), signal);
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        }
    }
}
