package org.hefu.database;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways to stop a postmaster, gentlest first (PostgreSQL manual, section 18.5). */
enum StopSignal {
    /** Fast: transactions are rolled back, everything is written, nothing has to be repaired. */
    INT(Duration.ofSeconds(60)),
    /** Immediate: as after a crash; what was committed is repaired from the log at the next start. */
    QUIT(Duration.ofSeconds(10)),
    /** The last resort, for a postmaster that does not listen. */
    KILL(Duration.ofSeconds(5));

    private static final Logger log = LoggerFactory.getLogger(StopSignal.class);

    private final Duration patience;

    StopSignal(Duration patience) {
        this.patience = patience;
    }

    /** How long the postmaster is given to obey. */
    Duration patience() {
        return patience;
    }

    /** Sends the signal; a process that is gone already is no error. */
    void send(PostgresBinaries binaries, long pid) throws InterruptedException {
        try {
            binaries.run("", "pg_ctl", "kill", name(), Long.toString(pid));
        } catch (IOException e) {
            log.debug("Signal {} did not reach process {}", this, pid, e);
        }
    }
}
