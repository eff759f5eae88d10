package org.hefu.verification.eu;

import static org.hefu.verification.eu.SignedXml.children;
import static org.hefu.verification.eu.SignedXml.isDsig;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.hefu.certificate.BouncyCastle;
import org.w3c.dom.Element;

/**
 * The names beside certificates, XML Signature 1.1, section 4.5.4, X509Data: readers show them as those of the signer, and
 * nobody need have signed them.
 */
final class CertificateNames {

    private final List<Element> names = new ArrayList<>();
    private final List<X509Certificate> certificates = new ArrayList<>();

    /**
     * @param data an element X509Data
     */
    CertificateNames(Element data) {
        for (Element child : children(data)) {
            if (isDsig(child, "X509SubjectName") || isDsig(child, "X509IssuerSerial")) {
                names.add(child);
            } else if (isDsig(child, "X509Certificate")) {
                addCertificate(child.getTextContent());
            }
        }
    }

    private void addCertificate(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
            certificates.add((X509Certificate) CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER)
                    .generateCertificate(new ByteArrayInputStream(encoded)));
        } catch (CertificateException | IllegalArgumentException e) {
            // One that cannot be read has no name.
        }
    }

    /** Those that are the name of a certificate beside them. */
    List<Element> ofACertificate() {
        return names.stream().filter(this::isOfACertificate).toList();
    }

    private boolean isOfACertificate(Element name) {
        List<Element> parts = children(name);
        try {
            if (isDsig(name, "X509SubjectName")) {
                X500Principal subject = new X500Principal(name.getTextContent().strip());
                return parts.isEmpty()
                        && certificates.stream()
                                .anyMatch(one -> one.getSubjectX500Principal().equals(subject));
            }
            if (parts.size() != 2
                    || !isDsig(parts.get(0), "X509IssuerName")
                    || !isDsig(parts.get(1), "X509SerialNumber")) {
                return false;
            }
            X500Principal issuer =
                    new X500Principal(parts.get(0).getTextContent().strip());
            BigInteger serial = new BigInteger(parts.get(1).getTextContent().strip());
            return !XmlSurroundings.hasText(name)
                    && certificates.stream()
                            .anyMatch(one -> one.getIssuerX500Principal().equals(issuer)
                                    && one.getSerialNumber().equals(serial));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
