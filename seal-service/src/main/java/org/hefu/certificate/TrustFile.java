package org.hefu.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** One file of a trust folder: PEM with any number of objects (RFC 7468), or one object in DER. */
final class TrustFile {

    private static final long LARGEST = 64L << 20;

    private TrustFile() {}

    static void read(Path file, List<Certificate> anchors, List<RevocationList> lists) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("it is larger than 64 MiB");
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("-----BEGIN ")) {
            readPem(text, anchors, lists);
        } else {
            readDer(bytes, anchors, lists);
        }
    }

    private static void readPem(String text, List<Certificate> anchors, List<RevocationList> lists) throws IOException {
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                switch (object.getType()) {
                    case "CERTIFICATE", "X509 CERTIFICATE" -> anchors.add(Certificate.read(object.getContent()));
                    case "X509 CRL" -> lists.add(RevocationList.read(object.getContent()));
                    default -> throw new IOException("it holds a " + object.getType());
                }
            }
        }
    }

    private static void readDer(byte[] bytes, List<Certificate> anchors, List<RevocationList> lists)
            throws IOException {
        try {
            anchors.add(Certificate.read(bytes));
        } catch (Asn1FormatException notACertificate) {
            try {
                lists.add(RevocationList.read(bytes));
            } catch (Asn1FormatException e) {
                e.addSuppressed(notACertificate);
                throw new IOException("it is neither a certificate nor a revocation list", e);
            }
        }
    }
}
