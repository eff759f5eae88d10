package org.hefu.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The authorities that a verifier trusts, and the revocation lists it has at hand.
 *
 * @param anchors authorities from which every trusted path starts
 * @param lists revocation lists of these authorities and of those below them
 */
public record TrustStore(List<Certificate> anchors, List<RevocationList> lists) {

    private static final Pattern READ = Pattern.compile("[^.].*\\.(pem|cer|crt|der|crl)", Pattern.CASE_INSENSITIVE);

    public TrustStore {
        anchors = List.copyOf(anchors);
        lists = List.copyOf(lists);
        for (Certificate anchor : anchors) {
            if (!anchor.isAuthority()) {
                throw new IllegalArgumentException(
                        "A trust anchor is a certificate authority; this is none: " + anchor);
            }
        }
    }

    /** Trusts nobody: every path stays unknown. */
    public static TrustStore empty() {
        return new TrustStore(List.of(), List.of());
    }

    /**
     * Reads a folder: certificates of authorities in files whose names end in {@code .pem}, {@code .cer}, {@code .crt} or
     * {@code .der}, and revocation lists there and in {@code .crl}, as PEM or DER. What has another name is passed over.
     *
     * @throws TrustFolderException if the folder or one of these files cannot be read, or holds anything else
     */
    public static TrustStore fromFolder(Path folder) {
        List<Certificate> anchors = new ArrayList<>();
        List<RevocationList> lists = new ArrayList<>();
        for (Path file : files(folder)) {
            if (isRead(file)) {
                TrustFile.read(file, anchors, lists);
            }
        }
        return new TrustStore(anchors, lists);
    }

    /** Whether {@link #fromFolder} reads a file of this name. */
    public static boolean isRead(Path file) {
        return READ.matcher(file.getFileName().toString()).matches();
    }

    /**
     * The names of the files in a folder that somebody may take for trusted and {@link #fromFolder} does not read. Hidden
     * files are not among them, nor the keys of ledgers ({@code *.vkeys}), which lie there too.
     *
     * @throws TrustFolderException if the folder cannot be read
     */
    public static List<String> passedOver(Path folder) {
        return files(folder).stream()
                .filter(file -> !isRead(file))
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.endsWith(".vkeys"))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TrustFolderException(folder, "cannot be read", e);
        }
    }
}
