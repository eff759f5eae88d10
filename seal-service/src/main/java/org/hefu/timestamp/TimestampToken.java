package org.hefu.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationList;
import org.jspecify.annotations.Nullable;

/**
 * A time-stamp token, RFC 3161, section 2.4.2: read, and not yet verified ({@link TimestampVerifier} does that). Two are
 * equal if their bytes are.
 */
public final class TimestampToken {

    private final byte[] encoded;
    private final Instant time;
    private final @Nullable DigestAlgorithm digest;
    private final byte[] imprint;
    private volatile @Nullable Parts parts;

    /** What is read when it is first asked for: nobody asks for it of a token that was written just now. */
    private record Parts(SignedToken signed, TSTInfo info) {

        static Parts read(byte[] encoded) throws IOException {
            SignedToken signed = SignedToken.read(encoded);
            return new Parts(signed, signed.info());
        }
    }

    private TimestampToken(
            byte[] encoded, Instant time, @Nullable DigestAlgorithm digest, byte[] imprint, @Nullable Parts parts) {
        this.encoded = encoded;
        this.time = time;
        this.digest = digest;
        this.imprint = imprint;
        this.parts = parts;
    }

    /**
     * Reads a token.
     *
     * @param der the token and nothing else; BER is read too, as some authorities write it
     * @throws Asn1FormatException if it is none
     */
    public static TimestampToken read(byte[] der) {
        try {
            Parts parts = Parts.read(der);
            MessageImprint imprint = parts.info().getMessageImprint();
            return new TimestampToken(
                    der.clone(),
                    parts.info().getGenTime().getDate().toInstant(),
                    DigestAlgorithm.of(imprint.getHashAlgorithm()).orElse(null),
                    imprint.getHashedMessage(),
                    parts);
        } catch (Asn1FormatException e) {
            throw e;
        } catch (Exception e) {
            throw new Asn1FormatException("The time-stamp token is malformed", e);
        }
    }

    /** What was written just now need not be read. */
    static TimestampToken written(byte[] encoded, DigestAlgorithm digest, byte[] imprint, Instant time) {
        return new TimestampToken(encoded, time, digest, imprint, null);
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) {
            try {
                known = Parts.read(encoded);
            } catch (IOException e) {
                throw new UncheckedIOException("The time-stamp token cannot be read", e);
            }
            parts = known;
        }
        return known;
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    /** When the imprint was there, as the authority says; exact to the millisecond. */
    public Instant time() {
        return time;
    }

    /** Number of the token, unique at its authority. */
    public BigInteger serialNumber() {
        return parts().info().getSerialNumber().getValue();
    }

    /** Under which policy the authority issued it, as a dotted object identifier. */
    public String policy() {
        return parts().info().getPolicy().getId();
    }

    /** The digest of the imprint; empty if it is not an accepted one. */
    public Optional<DigestAlgorithm> digest() {
        return Optional.ofNullable(digest);
    }

    /** What the requester asked to find again in the answer. */
    Optional<BigInteger> nonce() {
        return Optional.ofNullable(parts().info().getNonce()).map(nonce -> nonce.getValue());
    }

    /** Is it about this message? False if the digest is not an accepted one. */
    public boolean imprints(byte[] message) {
        return digest != null && imprintsDigest(digest, digest.of(message));
    }

    /** Is it about what has this digest? */
    public boolean imprintsDigest(DigestAlgorithm algorithm, byte[] value) {
        return algorithm == digest && MessageDigest.isEqual(imprint, value);
    }

    /** The certificates inside, trusted by nobody. */
    public List<Certificate> certificates() {
        return signed().certificates();
    }

    /** The revocation lists inside. */
    public List<RevocationList> lists() {
        return signed().lists();
    }

    /** The certificate of the authority, if it is inside. */
    public Optional<Certificate> authority() {
        return authority(List.of());
    }

    /** The certificate of the authority, if it is inside or among the others. */
    Optional<Certificate> authority(Collection<Certificate> others) {
        return signed().signer().certificate(certificates(), others);
    }

    SignedToken signed() {
        return parts().signed();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimestampToken that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "time-stamp of " + time;
    }
}
