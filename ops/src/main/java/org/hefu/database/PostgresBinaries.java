package org.hefu.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of the embedded PostgreSQL, unpacked from the class path into an owner-only folder, and how to run them.
 *
 * <p>The archive is found by the embedding library; unpacking and running is done here. The library unpacks into a
 * folder under {@code /tmp} that everybody may write to, gives a server ten seconds to recover, and cannot be asked
 * about a server that another process left behind.
 *
 * <p>PostgreSQL refuses to run as root. For root, programs run in a user namespace of their own ({@code unshare -U}),
 * where they are nobody and own the same files. They see none of the hub's environment.
 */
final class PostgresBinaries {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final boolean IN_OWN_SESSION = onPath("setsid");

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks the programs below the given folder, unless these very ones are there already. */
    static PostgresBinaries unpack(Path parent) throws IOException {
        byte[] archive = archive();
        Path folder = parent.resolve(digest(archive));
        if (!Files.isDirectory(folder)) {
            Path unfinished = Files.createTempDirectory(parent, "unfinished");
            extract(archive, unfinished);
            try {
                OwnerOnly.rename(unfinished, folder);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
                log.debug("Unpacked by another process meanwhile", another);
                FileSystemUtils.deleteRecursively(unfinished);
            }
        }
        return new PostgresBinaries(folder);
    }

    /** Prepares to run a program, in a session of its own: a Ctrl-C meant for the hub must not stop its database. */
    ProcessBuilder program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (IN_OWN_SESSION) {
            command.add("setsid");
        }
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(name).toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        return builder;
    }

    /**
     * Runs a program to its end.
     *
     * @param input what the program reads
     * @return what it printed
     * @throws IOException if it does not end with 0; the message holds the last lines that it printed
     */
    String run(String input, String name, String... arguments) throws IOException, InterruptedException {
        Process process = program(name, arguments).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            log.debug("{} did not read its input", name, e);
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(
                    name + " ended with " + status + ": " + printed.substring(Math.max(0, printed.length() - 1_000)));
        }
        return printed;
    }

    private static byte[] archive() throws IOException {
        String machine = System.getProperty("os.arch");
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                System.getProperty("os.name"), machine.equals("amd64") ? "x86_64" : machine)) {
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void extract(byte[] archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException("The archive of PostgreSQL reaches outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolve("..").normalize());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    copy(tar, path);
                    if (path.startsWith(folder.resolve("bin"))) {
                        path.toFile().setExecutable(true);
                    }
                }
            }
        }
    }

    /** Copies onto the disk: after a power cut a program is there whole, or its folder is not. */
    private static void copy(InputStream in, Path file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            in.transferTo(out);
            out.getFD().sync();
        }
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
