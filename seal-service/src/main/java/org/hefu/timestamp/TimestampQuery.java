package org.hefu.timestamp;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Der;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.StrictAsn1;
import org.jspecify.annotations.Nullable;

/**
 * A request for a time-stamp, RFC 3161, section 2.4.1.
 *
 * @param algorithm of the imprint, as the requester names it
 * @param policy that the requester asks for; null for any
 * @param nonce to be found in the answer; null for none
 * @param certificates must those of the authority come along?
 * @param extended does it ask for extensions?
 */
record TimestampQuery(
        AlgorithmIdentifier algorithm,
        byte[] imprint,
        @Nullable String policy,
        @Nullable BigInteger nonce,
        boolean certificates,
        boolean extended) {

    static TimestampQuery of(DigestAlgorithm digest, byte[] imprint, @Nullable BigInteger nonce) {
        return new TimestampQuery(digest.identifier(), imprint, null, nonce, true, false);
    }

    /**
     * @throws Asn1FormatException if it is no request of version 1
     */
    static TimestampQuery read(byte[] encoded) {
        try {
            TimeStampReq request = TimeStampReq.getInstance(StrictAsn1.read(encoded));
            if (!request.getVersion().hasValue(1)) {
                throw new Asn1FormatException("The request has the unknown version " + request.getVersion());
            }
            MessageImprint imprint = request.getMessageImprint();
            ASN1ObjectIdentifier policy = request.getReqPolicy();
            ASN1Integer nonce = request.getNonce();
            return new TimestampQuery(
                    imprint.getHashAlgorithm(),
                    imprint.getHashedMessage(),
                    policy == null ? null : policy.getId(),
                    nonce == null ? null : nonce.getValue(),
                    request.getCertReq() != null && request.getCertReq().isTrue(),
                    request.getExtensions() != null);
        } catch (RuntimeException e) {
            // On malformed parts the library throws what comes to hand.
            throw new Asn1FormatException("This is no request for a time-stamp", e);
        }
    }

    /** The digest of the imprint; empty if it is not an accepted one. */
    Optional<DigestAlgorithm> digest() {
        return DigestAlgorithm.of(algorithm);
    }

    byte[] encoded() {
        ASN1Encodable request = new TimeStampReq(
                new MessageImprint(algorithm, imprint),
                policy == null ? null : new ASN1ObjectIdentifier(policy),
                nonce == null ? null : new ASN1Integer(nonce),
                ASN1Boolean.getInstance(certificates),
                null);
        return Der.encode(request);
    }
}
