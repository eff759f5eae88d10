package org.hefu.signature.ses;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.jspecify.annotations.Nullable;

/** The certificates that may sign with a seal, GB/T 38540-2020, SES_CertList. */
public sealed interface SesOwners {

    /** How the certificate of a signer stands to the list. */
    enum Membership {
        LISTED,
        NOT_LISTED,
        /** The list is of digests by an algorithm that is not known here. */
        UNKNOWN
    }

    /** Is this certificate in the list? Compared byte for byte, GM/T 0031-2014, section 6.2.2. */
    Membership of(Certificate certificate);

    /** A list of whole certificates (certListType 1); the arrays are not to be changed. */
    record Certificates(List<byte[]> encoded) implements SesOwners {

        public Certificates {
            encoded = List.copyOf(encoded);
        }

        @Override
        public Membership of(Certificate certificate) {
            byte[] sought = certificate.encoded();
            return encoded.stream().anyMatch(one -> Arrays.equals(one, sought))
                    ? Membership.LISTED
                    : Membership.NOT_LISTED;
        }
    }

    /** A list of digests of certificates (certListType 2). */
    record Digests(List<CertificateDigest> digests) implements SesOwners {

        public Digests {
            digests = List.copyOf(digests);
        }

        @Override
        public Membership of(Certificate certificate) {
            byte[] sought = DigestAlgorithm.SM3.of(certificate.encoded());
            if (digests.stream().anyMatch(one -> Arrays.equals(one.value, sought))) {
                return Membership.LISTED;
            }
            return digests.stream().allMatch(CertificateDigest::isSm3) ? Membership.NOT_LISTED : Membership.UNKNOWN;
        }
    }

    /**
     * A digest of a certificate. The standard leaves the type to the maker; SM3 goes by its name or its identifier.
     *
     * @param value not to be changed
     */
    record CertificateDigest(String type, byte[] value) {

        private static final String SM3 = "1.2.156.10197.1.401";
        private static final Set<String> SM3_NAMES = Set.of("SM3", "sm3", SM3, SM3 + ".1");
        private static final int SM3_BYTES = 32;

        boolean isSm3() {
            return SM3_NAMES.contains(type) && value.length == SM3_BYTES;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CertificateDigest that
                    && type.equals(that.type)
                    && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /** Lists these certificates themselves. */
    static SesOwners certificates(List<Certificate> owners) {
        return new Certificates(owners.stream().map(Certificate::encoded).toList());
    }

    /** Lists the SM3 digests of these certificates. */
    static SesOwners digests(List<Certificate> owners) {
        return new Digests(owners.stream()
                .map(owner -> new CertificateDigest(CertificateDigest.SM3, DigestAlgorithm.SM3.of(owner.encoded())))
                .toList());
    }
}
