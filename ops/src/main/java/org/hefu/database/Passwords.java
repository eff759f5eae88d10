package org.hefu.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The passwords of the embedded server's roles, made at the first start and kept in a file that its user alone may
 * read.
 *
 * <p>The file has the form that PostgreSQL's own tools read (manual, section 32.16), so that an operator looks in by
 * {@code PGPASSFILE=data/postgres-passwords psql -h 127.0.0.1 -p PORT -U hefu_owner hefu}.
 */
final class Passwords {

    /** Name of the file in the data folder. */
    static final String FILE = "postgres-passwords";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Map<Role, String> passwords;
    private final boolean made;

    private Passwords(Map<Role, String> passwords, boolean made) {
        this.passwords = passwords;
        this.made = made;
    }

    /**
     * Reads the file; makes it, or the lines that it lacks, with fresh passwords.
     *
     * @throws IOException if it cannot be read or written
     */
    static Passwords in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        if (Files.exists(file)) {
            OwnerOnly.file(file);
            Files.readAllLines(file).forEach(line -> read(line, passwords));
        }
        boolean made = passwords.size() < Role.values().length;
        if (made) {
            for (Role role : Role.values()) {
                passwords.computeIfAbsent(role, missing -> fresh());
            }
            OwnerOnly.write(file, text(passwords));
        }
        return new Passwords(passwords, made);
    }

    /** The role and its password. */
    Login login(Role role) {
        return new Login(role.roleName(), passwords.getOrDefault(role, ""));
    }

    /** True if one was made just now, so that the server cannot know it. */
    boolean made() {
        return made;
    }

    private static void read(String line, Map<Role, String> passwords) {
        List<String> parts = List.of(line.split(":", -1));
        if (parts.size() == 5) {
            Arrays.stream(Role.values())
                    .filter(role -> role.roleName().equals(parts.get(3)))
                    .forEach(role -> passwords.put(role, parts.get(4)));
        }
    }

    private static String text(Map<Role, String> passwords) {
        StringBuilder text = new StringBuilder("# host:port:database:role:password, made by the hub\n");
        passwords.forEach((role, password) ->
                text.append("%s:*:*:%s:%s%n".formatted(PostgresServer.HOST, role.roleName(), password)));
        return text.toString();
    }

    private static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
