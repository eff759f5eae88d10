package org.hefu.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The files of the embedded server, before it runs.
 *
 * <p>Made with SCRAM-SHA-256 from the first moment; there is no time at which it trusts anybody. Text is UTF-8, and the
 * order of text is that of code points with Unicode upper and lower case (PostgreSQL's builtin C.UTF-8): no update of
 * the C library or of ICU can spoil an index, and {@code LIKE 'beginning%'} uses one. Where people read a sorted list
 * the query says so, as in {@code ORDER BY name COLLATE "zh-Hans-CN-x-icu"}. Pages carry checksums.
 */
final class Cluster {

    /** Name of the folder in the data folder. */
    static final String FOLDER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private static final String CONNECTIONS = """
        # Written by the hub at every start: over the loopback interface, with a SCRAM-SHA-256 password, or not at all.
        # TYPE  DATABASE  USER  ADDRESS        METHOD
        host    all       all   127.0.0.1/32   scram-sha-256
        """;

    private Cluster() {}

    /**
     * Makes the cluster at the first start, and sets right at each who may connect.
     *
     * <p>Passwords that were made just now, for a cluster that is there already (it was restored without its password
     * file), are made known to it in single-user mode.
     *
     * @return its folder
     */
    static Path prepare(PostgresBinaries binaries, DataFolder folder, Passwords passwords)
            throws IOException, InterruptedException {
        Path data = folder.path().resolve(FOLDER);
        String superuser = passwords.login(Role.SUPERUSER).password();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            make(binaries, folder, data, superuser);
        } else {
            folder.folder(FOLDER);
            LeftoverPostmaster.clear(binaries, data);
            if (passwords.made()) {
                log.warn("{} was missing or incomplete; PostgreSQL is given new passwords", Passwords.FILE);
                String tell = "ALTER ROLE " + Role.SUPERUSER.roleName() + " PASSWORD '" + superuser + "'\n";
                binaries.run(tell, "postgres", "--single", "-D", data.toString(), "postgres");
            }
        }
        OwnerOnly.write(data.resolve("pg_hba.conf"), CONNECTIONS);
        return data;
    }

    private static void make(PostgresBinaries binaries, DataFolder folder, Path data, String superuser)
            throws IOException, InterruptedException {
        Path unfinished = folder.path().resolve(FOLDER + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        binaries.run(
                superuser,
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + Role.SUPERUSER.roleName(),
                "--pwfile=/dev/stdin",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        OwnerOnly.rename(unfinished, data);
        log.info("Made a PostgreSQL cluster in {}", data);
    }
}
