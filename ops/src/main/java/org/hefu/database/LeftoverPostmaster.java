package org.hefu.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a data folder free of the server that a killed hub left running on it. It is stopped, not adopted: an adopted
 * one would run with the settings, and perhaps the programs, of another hub.
 *
 * <p>To be called by the owner of the data folder only.
 */
final class LeftoverPostmaster {

    private static final Logger log = LoggerFactory.getLogger(LeftoverPostmaster.class);

    private LeftoverPostmaster() {}

    /**
     * Stops the server of this data folder, if one runs, and removes a {@code postmaster.pid} that names a process
     * which is none: PostgreSQL itself would not start while any process has that number, which in a container is the
     * rule after a restart. A process that is not a PostgreSQL over this very folder is left alone.
     */
    static void clear(PostgresBinaries binaries, Path data) throws IOException, InterruptedException {
        Optional<PostmasterFile> file = PostmasterFile.read(data);
        if (file.isEmpty()) {
            return;
        }
        long pid = file.get().pid();
        if (serves(pid, data)) {
            log.warn("An earlier hub left PostgreSQL (process {}) running over {}; it is stopped", pid, data);
            stop(binaries, pid, data);
        }
        PostmasterFile.delete(data);
    }

    /** Says whether the process is a PostgreSQL at work in this data folder; a dead one, also a zombie, is not. */
    static boolean serves(long pid, Path data) {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .filter(info -> info.command()
                        .filter(command -> Path.of(command).endsWith("postgres"))
                        .isPresent())
                .filter(info -> worksIn(pid, data)
                        || List.of(info.arguments().orElse(new String[0])).contains(data.toString()))
                .isPresent();
    }

    /** A server changes into its data folder; a folder that was moved meanwhile is found by this alone. */
    private static boolean worksIn(long pid, Path data) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), data);
        } catch (IOException e) {
            log.debug("No working directory known of process {}", pid, e);
            return false;
        }
    }

    private static void stop(PostgresBinaries binaries, long pid, Path data) throws InterruptedException {
        for (StopSignal signal : StopSignal.values()) {
            signal.send(binaries, pid);
            if (Waiting.until(() -> !serves(pid, data), signal.patience())) {
                return;
            }
        }
        throw new DatabaseStartException(
                "先前遗留的 PostgreSQL（进程号 " + pid + "）无法停止。",
                "The PostgreSQL that an earlier hub left running (process " + pid + ") cannot be stopped.");
    }
}
