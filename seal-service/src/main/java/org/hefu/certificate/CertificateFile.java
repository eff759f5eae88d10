package org.hefu.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** A file with certificates that somebody hands over: PEM (RFC 7468) or PKCS #7 with one or more, or one in DER. */
public final class CertificateFile {

    private static final int LARGEST = 1 << 20;
    private static final int MOST = 20;

    private CertificateFile() {}

    /**
     * @return without repetition, in the order of the file
     * @throws Asn1FormatException if there is no certificate in it, too many (over 20 or 1 MiB), or anything else
     */
    public static List<Certificate> read(byte[] file) {
        if (file.length > LARGEST) {
            throw new Asn1FormatException("A file with certificates is not larger than 1 MiB");
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<Certificate> found = text.contains("-----BEGIN ") ? readPem(text) : readDer(file);
        if (found.isEmpty() || found.size() > MOST) {
            throw new Asn1FormatException("A file with certificates holds 1 to " + MOST + "; got " + found.size());
        }
        return found.stream().distinct().toList();
    }

    private static List<Certificate> readDer(byte[] file) {
        return Pkcs7Certificates.isMessage(file) ? Pkcs7Certificates.read(file) : List.of(Certificate.read(file));
    }

    private static List<Certificate> readPem(String text) {
        List<Certificate> found = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                switch (object.getType()) {
                    case "CERTIFICATE", "X509 CERTIFICATE" -> found.add(Certificate.read(object.getContent()));
                    case "PKCS7", "CMS" -> found.addAll(Pkcs7Certificates.read(object.getContent()));
                    default -> throw new Asn1FormatException("The file holds a " + object.getType());
                }
            }
            return found;
        } catch (IOException | IllegalArgumentException e) {
            throw new Asn1FormatException("The file is not PEM", e);
        }
    }

    /** A certificate and those of the given that are above it, nearest first; each signed the one before. */
    public static List<Certificate> chain(Certificate certificate, List<Certificate> given) {
        List<Certificate> chain = new ArrayList<>(List.of(certificate));
        for (Optional<Certificate> next = above(chain, given); next.isPresent(); next = above(chain, given)) {
            chain.add(next.get());
        }
        return List.copyOf(chain);
    }

    private static Optional<Certificate> above(List<Certificate> chain, List<Certificate> given) {
        Certificate last = chain.getLast();
        return given.stream()
                .filter(each -> !chain.contains(each))
                .filter(each -> last.issuer().equals(each.subject()) && each.maySignCertificates())
                .filter(last::isSignedBy)
                .findFirst();
    }
}
