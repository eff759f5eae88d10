package org.hefu.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files that are to be sealed. */
final class Papers {

    private Papers() {}

    /** A file and its digest. */
    record Paper(Path file, String sha256) {

        String name() {
            return file.getFileName().toString();
        }

        /** What makes it the same paper wherever it lies. */
        String identity() {
            return identity(sha256, name());
        }

        static String identity(String sha256, String name) {
            return sha256 + " " + name;
        }
    }

    /**
     * @param given files, or folders of .pdf and .ofd files
     */
    static List<Paper> of(List<Path> given) throws IOException {
        List<Paper> papers = new ArrayList<>();
        for (Path one : given) {
            if (Files.isDirectory(one)) {
                for (Path file : within(one)) {
                    papers.add(paper(file));
                }
            } else if (Files.isRegularFile(one)) {
                papers.add(paper(one));
            } else {
                throw new CommandFailure("there is no file " + one);
            }
        }
        if (papers.isEmpty()) {
            throw new CommandFailure("there is no .pdf or .ofd file to seal");
        }
        return papers;
    }

    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(Papers::isPaper)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPaper(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".pdf") || name.endsWith(".ofd");
    }

    private static Paper paper(Path file) throws IOException {
        return new Paper(file, HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file))));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }
}
