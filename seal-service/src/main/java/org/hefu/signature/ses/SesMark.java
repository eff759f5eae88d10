package org.hefu.signature.ses;

import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.KeyKind;
import org.hefu.certificate.SignatureScheme;

/** A signature within a seal, or by one: the certificate, the algorithm and the value, none of them verified. */
public final class SesMark {

    private final byte[] certificate;
    private final String algorithm;
    private final byte[] value;

    SesMark(byte[] certificate, String algorithm, byte[] value) {
        this.certificate = certificate;
        this.algorithm = algorithm;
        this.value = value;
    }

    /** The certificate as it stands there. */
    public byte[] certificate() {
        return certificate.clone();
    }

    /** The certificate; empty if its bytes are none. */
    public Optional<Certificate> readCertificate() {
        try {
            return Optional.of(Certificate.read(certificate));
        } catch (Asn1FormatException e) {
            return Optional.empty();
        }
    }

    /** The object identifier of the signature algorithm. */
    public String algorithm() {
        return algorithm;
    }

    /** The signature scheme; empty if it is not accepted. An identifier of SM2 alone means SM2 with SM3. */
    public Optional<SignatureScheme> scheme() {
        AlgorithmIdentifier identifier = new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm));
        return SignatureScheme.of(identifier)
                .or(() -> SignatureScheme.of(identifier, DigestAlgorithm.SM3)
                        .filter(scheme -> scheme.keyKind() == KeyKind.SM2));
    }

    /** The signature itself. */
    public byte[] value() {
        return value.clone();
    }

    boolean signs(byte[] message, Certificate signer) {
        Optional<PublicKey> key = signer.key();
        Optional<SignatureScheme> scheme = scheme();
        return key.isPresent()
                && scheme.isPresent()
                && signer.keyKind().equals(Optional.of(scheme.get().keyKind()))
                && scheme.get().verifies(key.get(), message, value);
    }

    static byte[] bits(ASN1Encodable encoded) {
        if (encoded.toASN1Primitive() instanceof ASN1BitString bits) {
            return bits.getOctets();
        }
        throw new Asn1FormatException("A time-stamp is not in a BIT STRING");
    }
}
