package org.hefu.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The digests that a signature may rest on: SM3 (GB/T 32905) and SHA-2 (FIPS 180-4). SHA-1 and MD5 are not here. */
public enum DigestAlgorithm {
    SM3("SM3", 32, GMObjectIdentifiers.sm3),
    SHA256("SHA-256", 32, NISTObjectIdentifiers.id_sha256),
    SHA384("SHA-384", 48, NISTObjectIdentifiers.id_sha384),
    SHA512("SHA-512", 64, NISTObjectIdentifiers.id_sha512);

    private final String javaName;
    private final int length;
    private final String identifier;

    DigestAlgorithm(String javaName, int length, ASN1ObjectIdentifier identifier) {
        this.javaName = javaName;
        this.length = length;
        this.identifier = identifier.getId();
    }

    /** The accepted digest with this identifier; empty for any other, and for one with parameters of its own. */
    public static Optional<DigestAlgorithm> of(AlgorithmIdentifier identifier) {
        if (identifier.getParameters() != null && !DERNull.INSTANCE.equals(identifier.getParameters())) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(digest ->
                        digest.identifier.equals(identifier.getAlgorithm().getId()))
                .findFirst();
    }

    /** Bytes of a digest. */
    public int length() {
        return length;
    }

    public AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(identifier));
    }

    /** A fresh computation. SHA-2 comes from the JDK, which is several times faster at it than Bouncy Castle. */
    public MessageDigest start() {
        try {
            return this == SM3
                    ? MessageDigest.getInstance(javaName, BouncyCastle.PROVIDER)
                    : MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(javaName + " is not to be had in this Java", e);
        }
    }

    public byte[] of(byte[] message) {
        return start().digest(message);
    }
}
