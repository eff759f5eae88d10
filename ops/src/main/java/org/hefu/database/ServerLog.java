package org.hefu.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server says, told on in the hub's own log; its last lines are kept for the case that it does not start. */
final class ServerLog {

    private static final Logger log = LoggerFactory.getLogger("org.hefu.database.postgresql");
    private static final int KEPT = 20;

    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;

    private ServerLog(Process process) {
        // A platform thread: a read from a process never lets go of the carrier of a virtual one.
        reader = Thread.ofPlatform().daemon().name("postgresql-log").unstarted(() -> read(process));
    }

    static ServerLog follow(Process process) {
        ServerLog log = new ServerLog(process);
        log.reader.start();
        return log;
    }

    /** The last lines of a server that has ended. */
    String ending() throws InterruptedException {
        // Its children hold the other end of the pipe open a moment longer than it lives.
        reader.join(1_000);
        synchronized (last) {
            return String.join("\n", last);
        }
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                if (line.contains("LOG: ")) {
                    log.debug("{}", line);
                } else {
                    log.warn("{}", line);
                }
            }
        } catch (IOException e) {
            log.debug("The server's log ended", e);
        }
    }

    private void keep(String line) {
        synchronized (last) {
            last.addLast(line);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
    }
}
