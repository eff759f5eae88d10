package org.hefu.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What a running server writes into {@code postmaster.pid} in its data folder (PostgreSQL source, miscadmin.h and
 * pidfile.h): process number in line 1, port in line 4, state in line 8.
 *
 * @param pid process number of the postmaster
 * @param ready true once it takes connections
 */
record PostmasterFile(long pid, boolean ready) {

    private static final String NAME = "postmaster.pid";
    private static final int STATE = 7;

    /** Reads the file; empty if there is none, or none with a process number in it. */
    static Optional<PostmasterFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME));
            // A server in single-user mode writes its number negative.
            long pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
            boolean ready = lines.size() > STATE && lines.get(STATE).strip().equals("ready");
            return Optional.of(new PostmasterFile(pid, ready));
        } catch (NoSuchFileException | NumberFormatException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    static void delete(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }
}
