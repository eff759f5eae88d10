package org.hefu.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * Asks an OCSP responder about one certificate, RFC 6960, section 4.1, with a nonce of its own (RFC 9654).
 *
 * <p>The certificate is named by SHA-1, the only digest that every responder knows (RFC 5019, section 2.1.1); it protects
 * nothing here.
 */
final class OcspQuestion {

    static final String MEDIA_TYPE = "application/ocsp-request";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 32;

    private final byte[] nonce;
    private final byte[] encoded;

    OcspQuestion(Certificate certificate, Certificate issuer) {
        byte[] random = new byte[NONCE_BYTES];
        RANDOM.nextBytes(random);
        try {
            this.nonce = new DEROctetString(random).getEncoded(ASN1Encoding.DER);
            Extension extension =
                    new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce));
            this.encoded = new OCSPRequest(
                            new TBSRequest(
                                    null,
                                    new DERSequence(new Request(id(certificate, issuer), null)),
                                    new Extensions(extension)),
                            null)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("The OCSP request cannot be encoded", e);
        }
    }

    private static CertID id(Certificate certificate, Certificate issuer) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            byte[] name = digest.digest(issuer.subject().getEncoded(ASN1Encoding.DER));
            byte[] key = digest.digest(issuer.keyBits());
            return new CertID(
                    new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE),
                    new DEROctetString(name),
                    new DEROctetString(key),
                    new ASN1Integer(certificate.serialNumber()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is not to be had in this Java", e);
        }
    }

    byte[] encoded() {
        return encoded.clone();
    }

    /**
     * Reads what came back.
     *
     * @return empty if it is no answer, or one to another question: its nonce is another. One without a nonce was made
     *     beforehand (RFC 5019, section 2.2.1), and counts until it is renewed
     */
    Optional<OcspAnswer> answered(byte[] response) {
        try {
            OcspAnswer answer = OcspAnswer.read(response);
            return answer.nonce().isEmpty()
                            || MessageDigest.isEqual(nonce, answer.nonce().get())
                    ? Optional.of(answer)
                    : Optional.empty();
        } catch (Asn1FormatException e) {
            return Optional.empty();
        }
    }
}
