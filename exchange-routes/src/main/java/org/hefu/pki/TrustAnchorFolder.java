package org.hefu.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.AuthorityRole;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateFile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.inspection.InspectionSettings;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The anchors in the trust folder, one file each when they are added here. Each change is on the ledger before it is
 * made.
 */
@Component
class TrustAnchorFolder {

    private final Path folder;
    private final HubAuthority authority;
    private final Ledger ledger;

    TrustAnchorFolder(InspectionSettings settings, HubAuthority authority, Ledger ledger) {
        this.folder = Path.of(settings.trustFolder());
        this.authority = authority;
        this.ledger = ledger;
    }

    /**
     * An authority that the hub trusts.
     *
     * @param id SHA-256 of the certificate, in hexadecimal
     * @param own the hub's own root: put back whenever it is taken out
     */
    record Anchor(String id, String subject, Instant validFrom, Instant validTo, boolean own) {}

    List<Anchor> all() {
        List<Certificate> own =
                Stream.of(AuthorityRole.values()).map(authority::certificate).toList();
        return certificates().entrySet().stream()
                .map(entry -> anchor(entry.getKey(), own.contains(entry.getKey())))
                .toList();
    }

    /** Adds an authority; one that is there already stays. */
    Anchor add(byte[] file, Caller caller) {
        Certificate certificate = read(file);
        Anchor anchor = anchor(certificate, false);
        if (!certificates().containsKey(certificate)) {
            record("ADDED", anchor, caller);
            write(folder.resolve("anchor-" + anchor.id() + ".pem"), pem(certificate));
        }
        return anchor;
    }

    void remove(String id, Caller caller) {
        Anchor anchor = all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "trust anchor"));
        Path file = file(id).filter(each -> !anchor.own())
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.FIELD_INVALID,
                                "id",
                                new Wording(
                                        "合符自己的根证书，或与其他证书同在一个文件中，请在信任文件夹中处理",
                                        "it is the hub's own root, or shares its file with others: see to it in the trust folder")));
        record("REMOVED", anchor, caller);
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The trust file " + file + " cannot be removed", e);
        }
    }

    private static Certificate read(byte[] file) {
        try {
            List<Certificate> given = CertificateFile.read(file);
            if (given.size() == 1 && given.getFirst().isAuthority()) {
                return given.getFirst();
            }
        } catch (Asn1FormatException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private static ProblemException unreadable(@Nullable Exception cause) {
        ProblemException problem = new ProblemException(
                Problem.FIELD_INVALID,
                "certificate",
                new Wording("应为一个证书颁发机构的证书（PEM 或 DER）", "one certificate of an authority is expected, as PEM or DER"));
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }

    /** The file that holds this anchor and nothing else. */
    private Optional<Path> file(String id) {
        return files().filter(file -> only(file).map(TrustAnchorFolder::id).equals(Optional.of(id)))
                .findFirst();
    }

    private Map<Certificate, Path> certificates() {
        Map<Certificate, Path> found = new LinkedHashMap<>();
        files().forEach(file -> inside(file).forEach(certificate -> found.putIfAbsent(certificate, file)));
        return found;
    }

    private Stream<Path> files() {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).filter(TrustStore::isRead).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("The trust folder " + folder + " cannot be read", e);
        }
    }

    private static Optional<Certificate> only(Path file) {
        List<Certificate> inside = inside(file);
        return inside.size() == 1 ? Optional.of(inside.getFirst()) : Optional.empty();
    }

    /** None in a file of lists or keys. */
    private static List<Certificate> inside(Path file) {
        try {
            return CertificateFile.read(Files.readAllBytes(file));
        } catch (Asn1FormatException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The trust file " + file + " cannot be read", e);
        }
    }

    private static Anchor anchor(Certificate certificate, boolean own) {
        return new Anchor(
                id(certificate), certificate.subject().toString(), certificate.validFrom(), certificate.validTo(), own);
    }

    private static String id(Certificate certificate) {
        return HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(certificate.encoded()));
    }

    private static byte[] pem(Certificate certificate) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.encoded());
        return ("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The file appears whole or not at all: verifiers read the folder at any time. */
    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), ".", ".new");
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The trust file " + file + " cannot be written", e);
        }
    }

    private void record(String change, Anchor anchor, Caller caller) {
        ledger.append(new LedgerEntry(
                Act.TRUST_ANCHOR.name(),
                Outcome.ALLOWED,
                caller.actor(),
                null,
                new TreeMap<>(Map.of("change", change, "sha256", anchor.id(), "trustedAuthority", anchor.subject()))));
    }
}
