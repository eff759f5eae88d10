package org.hefu.timestamp;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Der;
import org.hefu.certificate.StrictAsn1;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, RFC 3161, section 2.4.2.
 *
 * @param status 0 or 1 with a token, more without
 */
record TimestampReply(int status, @Nullable TimestampToken token) {

    private static final byte[] GRANTED = Der.encode(new DERSequence(new ASN1Integer(0)));

    /** Why a request is refused; the numbers are bits of PKIFailureInfo. */
    enum Failure {
        BAD_ALGORITHM(0, "The digest is not accepted; SM3, SHA-256, SHA-384 and SHA-512 are"),
        BAD_REQUEST(2, "This is no request for a time-stamp of version 1"),
        BAD_DATA_FORMAT(5, "The imprint does not have the length of its digest"),
        UNACCEPTED_POLICY(15, "This authority does not issue under that policy"),
        UNACCEPTED_EXTENSION(16, "This authority knows no extensions");

        private final int bit;
        private final String text;

        Failure(int bit, String text) {
            this.bit = bit;
            this.text = text;
        }

        byte[] encoded() {
            byte[] bits = new byte[bit / 8 + 1];
            bits[bit / 8] = (byte) (0x80 >> bit % 8);
            DERBitString failure = new DERBitString(bits, 7 - bit % 8);
            DERSequence status = new DERSequence(
                    new ASN1Encodable[] {new ASN1Integer(2), new DERSequence(new DERUTF8String(text)), failure});
            return Der.encode(new DERSequence(status));
        }
    }

    static byte[] granted(TimestampToken token) {
        return Der.sequence(GRANTED, token.encoded());
    }

    /**
     * @throws Asn1FormatException if it is no answer
     */
    static TimestampReply read(byte[] encoded) {
        try {
            ASN1Sequence reply = ASN1Sequence.getInstance(StrictAsn1.read(encoded));
            ASN1Sequence info = ASN1Sequence.getInstance(reply.getObjectAt(0));
            int status = ASN1Integer.getInstance(info.getObjectAt(0)).intValueExact();
            TimestampToken token = reply.size() < 2
                    ? null
                    : TimestampToken.read(reply.getObjectAt(1).toASN1Primitive().getEncoded());
            return new TimestampReply(status, token);
        } catch (Asn1FormatException e) {
            throw e;
        } catch (Exception e) {
            throw new Asn1FormatException("This is no answer of a time-stamp authority", e);
        }
    }

    /** The token of a granted request. */
    Optional<TimestampToken> granted() {
        return status == 0 || status == 1 ? Optional.ofNullable(token) : Optional.empty();
    }
}
