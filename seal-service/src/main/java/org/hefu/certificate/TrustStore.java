package org.hefu.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The authorities that a verifier trusts, and the revocation lists it has at hand.
 *
 * @param anchors authorities from which every trusted path starts
 * @param lists revocation lists of these authorities and of those below them
 */
public record TrustStore(List<Certificate> anchors, List<RevocationList> lists) {

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
     * Reads every file of a folder, whatever its name: certificates of authorities and revocation lists, as PEM or DER.
     * Hidden files are passed over, and the keys of ledgers ({@code *.vkeys}), which lie there too.
     *
     * @throws TrustFolderException if the folder or one of its files cannot be read, or holds anything else
     */
    public static TrustStore fromFolder(Path folder) {
        List<Certificate> anchors = new ArrayList<>();
        List<RevocationList> lists = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                TrustFile.read(file, anchors, lists);
            } catch (IOException | Asn1FormatException e) {
                throw new TrustFolderException("The trust file " + file + " cannot be read: " + e.getMessage(), e);
            }
        }
        try {
            return new TrustStore(anchors, lists);
        } catch (IllegalArgumentException e) {
            throw new TrustFolderException("The trust folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !isOther(file.getFileName().toString()))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TrustFolderException("The trust folder " + folder + " cannot be read", e);
        }
    }

    private static boolean isOther(String name) {
        return name.startsWith(".") || name.endsWith(".vkeys");
    }
}
