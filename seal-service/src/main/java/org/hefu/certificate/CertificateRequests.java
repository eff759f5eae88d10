package org.hefu.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.hefu.certificate.CertificateRefusedException.Code;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.stereotype.Component;

/** Asks outside authorities for certificates of keys in the vault, and takes in what they issue. */
@Component
public class CertificateRequests {

    private final KeyVault vault;

    CertificateRequests(KeyVault vault) {
        this.vault = vault;
    }

    /**
     * A request for a certificate, PKCS #10 (RFC 2986), signed with the key it is about. The key is made if it is not
     * there.
     *
     * @return PEM, as authorities take it
     */
    public byte[] request(CertificateSubject subject, String keyName, KeyAlgorithm algorithm, KeyUse use) {
        PublicKey key = vault.ensureKeyPair(keyName, algorithm, use);
        PKCS10CertificationRequest request = new PKCS10CertificationRequestBuilder(
                        CertificateMaker.name(subject), SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .build(new VaultSigner(vault, keyName, use, SignatureScheme.of(algorithm)));
        try {
            return Pem.encode("CERTIFICATE REQUEST", request.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("The request cannot be encoded", e);
        }
    }

    /**
     * Takes in the certificate that an outside authority issued for a key of the vault, with the authorities above it.
     *
     * @param file PEM or PKCS #7 with the certificate and its chain, in any order, or the certificate in DER
     * @return the certificate first, then its authorities, nearest first; whether anybody trusts the last is not asked
     * @throws Asn1FormatException if there is anything else in the file
     * @throws CertificateRefusedException if no certificate is for this key, or one in the file is not above it
     */
    public List<Certificate> take(String keyName, byte[] file) {
        PublicKey key = vault.publicKey(keyName)
                .orElseThrow(() -> new IllegalArgumentException("There is no key '" + keyName + "' in the vault"));
        List<Certificate> given = CertificateFile.read(file);
        Certificate own = given.stream()
                .filter(certificate -> isOf(certificate, key))
                .findFirst()
                .orElseThrow(() -> new CertificateRefusedException(
                        Code.OTHER_KEY, "No certificate in the file is for key '" + keyName + "'"));
        List<Certificate> chain = CertificateFile.chain(own, given);
        if (chain.size() != given.size()) {
            throw new CertificateRefusedException(
                    Code.STRAY_CERTIFICATE,
                    "The file holds certificates that are not above that of key '" + keyName + "': "
                            + (given.size() - chain.size()));
        }
        return chain;
    }

    private static boolean isOf(Certificate certificate, PublicKey key) {
        return certificate
                .key()
                .filter(own -> MessageDigest.isEqual(own.getEncoded(), key.getEncoded()))
                .isPresent();
    }
}
