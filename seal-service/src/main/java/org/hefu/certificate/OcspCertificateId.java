package org.hefu.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;

/** How OCSP names a certificate, RFC 6960, section 4.1.1: by digests of its issuer's name and key, and its number. */
record OcspCertificateId(CertID value) {

    BigInteger serialNumber() {
        return value.getSerialNumber().getValue();
    }

    /** Does it name certificates of this issuer? False if its digest is not known. */
    boolean isOf(Certificate issuer) {
        return digest().map(digest -> matches(issuer, digest)).orElse(false);
    }

    private boolean matches(Certificate issuer, MessageDigest digest) {
        try {
            byte[] name = digest.digest(issuer.subject().getEncoded(ASN1Encoding.DER));
            byte[] key = digest.digest(issuer.keyBits());
            return MessageDigest.isEqual(name, value.getIssuerNameHash().getOctets())
                    && MessageDigest.isEqual(key, value.getIssuerKeyHash().getOctets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-1 is what most ask with; here it protects nothing, as the number comes in clear beside it. */
    private Optional<MessageDigest> digest() {
        if (value.getHashAlgorithm().getAlgorithm().equals(OIWObjectIdentifiers.idSHA1)) {
            try {
                return Optional.of(MessageDigest.getInstance("SHA-1"));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-1 is not to be had in this Java", e);
            }
        }
        return DigestAlgorithm.of(value.getHashAlgorithm()).map(DigestAlgorithm::start);
    }
}
