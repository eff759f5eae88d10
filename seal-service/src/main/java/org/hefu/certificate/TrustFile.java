package org.hefu.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** One file of a trust folder: PEM with any number of objects (RFC 7468), or one object in DER. */
final class TrustFile {

    private static final long LARGEST = 64L << 20;

    private TrustFile() {}

    /**
     * @throws TrustFolderException if it cannot be read, or holds anything but authorities and revocation lists
     */
    static void read(Path file, List<Certificate> anchors, List<RevocationList> lists) {
        List<Certificate> found = new ArrayList<>();
        try {
            if (Files.size(file) > LARGEST) {
                throw new TrustFolderException(file, "is larger than 64 MiB", null);
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            if (text.contains("-----BEGIN ")) {
                readPem(file, text, found, lists);
            } else {
                readDer(file, bytes, found, lists);
            }
        } catch (IOException e) {
            throw new TrustFolderException(file, "cannot be read from the disk", e);
        }
        for (Certificate certificate : found) {
            if (!certificate.isAuthority()) {
                throw new TrustFolderException(
                        file, "holds the certificate of " + certificate + ", who is no certificate authority", null);
            }
        }
        anchors.addAll(found);
    }

    private static void readPem(Path file, String text, List<Certificate> anchors, List<RevocationList> lists) {
        int objects = 0;
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                objects++;
                switch (object.getType()) {
                    case "CERTIFICATE", "X509 CERTIFICATE" -> anchors.add(Certificate.read(object.getContent()));
                    case "X509 CRL" -> lists.add(RevocationList.read(object.getContent()));
                    default ->
                        throw new TrustFolderException(
                                file,
                                "holds a " + object.getType()
                                        + ", which is neither a certificate nor a revocation list",
                                null);
                }
            }
            if (objects == 0) {
                throw new TrustFolderException(file, "holds neither a certificate nor a revocation list", null);
            }
        } catch (Asn1FormatException e) {
            throw new TrustFolderException(
                    file, "is damaged: object " + objects + " in it is no certificate or revocation list", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new TrustFolderException(file, "is damaged: its PEM is broken off or no Base64", e);
        }
    }

    private static void readDer(Path file, byte[] bytes, List<Certificate> anchors, List<RevocationList> lists) {
        try {
            anchors.add(Certificate.read(bytes));
        } catch (Asn1FormatException notACertificate) {
            try {
                lists.add(RevocationList.read(bytes));
            } catch (Asn1FormatException e) {
                e.addSuppressed(notACertificate);
                throw new TrustFolderException(file, "is neither a certificate nor a revocation list", e);
            }
        }
    }
}
