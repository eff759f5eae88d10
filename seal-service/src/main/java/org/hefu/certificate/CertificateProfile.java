package org.hefu.certificate;

import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

/** What a certificate of the hub's authority is for, and what its extensions therefore say. */
public enum CertificateProfile {
    /** Signs documents with an electronic seal; RFC 9336 for the extended key usage. */
    SEAL(Purposes.SIGNATURE, Purposes.DOCUMENT_SIGNING, Purposes.THREE_YEARS),
    /** Signs documents as a person. */
    PERSON(Purposes.SIGNATURE, Purposes.DOCUMENT_SIGNING, Purposes.THREE_YEARS),
    /** Signs electronic seals as their maker (制章者), GB/T 38540. */
    SEAL_MAKER(Purposes.SIGNATURE, null, Purposes.FIVE_YEARS),
    /** Signs time-stamps and nothing else; the extended key usage is critical, RFC 3161, section 2.3. */
    TIMESTAMP(Purposes.SIGNATURE, Purposes.TIME_STAMPING, Purposes.FIVE_YEARS),
    /** Signs answers about revocation, and is itself not asked about, RFC 6960, sections 4.2.2.2 and 4.2.2.2.1. */
    OCSP(KeyUsage.digitalSignature, Purposes.OCSP_SIGNING, Duration.ofDays(90)),
    /** The second certificate of a pair: what is encrypted for it is opened by the vault (GM/T 0015). */
    ENCRYPTION(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment, null, Purposes.THREE_YEARS);

    private final int keyUsage;
    private final @Nullable String purpose;
    private final Duration life;

    CertificateProfile(int keyUsage, @Nullable String purpose, Duration life) {
        this.keyUsage = keyUsage;
        this.purpose = purpose;
        this.life = life;
    }

    int keyUsage() {
        return keyUsage;
    }

    Optional<KeyPurposeId> purpose() {
        return Optional.ofNullable(purpose).map(ASN1ObjectIdentifier::new).map(KeyPurposeId::getInstance);
    }

    boolean isPurposeCritical() {
        return this == TIMESTAMP;
    }

    /** How long a certificate is valid that a service of the hub gets for itself. */
    Duration life() {
        return life;
    }

    private static final class Purposes {
        static final int SIGNATURE = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
        static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
        static final String DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";
        static final Duration THREE_YEARS = Duration.ofDays(3 * 365);
        static final Duration FIVE_YEARS = Duration.ofDays(5 * 365);
    }
}
