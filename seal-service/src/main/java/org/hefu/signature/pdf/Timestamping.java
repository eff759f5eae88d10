package org.hefu.signature.pdf;

import org.hefu.certificate.DigestAlgorithm;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.timestamp.TimestampSource;
import org.hefu.timestamp.TimestampToken;
import org.hefu.timestamp.TimestampUnavailableException;

/** Gets time-stamps for signatures. */
final class Timestamping {

    /** Room for a token with its chain; where one is longer, the file is written a second time. Bytes. */
    static final int USUAL_TOKEN = 8192;

    /** Two tokens of one authority may differ by this much. Bytes. */
    static final int MARGIN = 512;

    private Timestamping() {}

    /**
     * @throws SigningRefusedException if none is to be had now
     */
    static TimestampToken stamp(TimestampSource time, DigestAlgorithm digest, byte[] imprint) {
        try {
            return time.stamp(digest, imprint);
        } catch (TimestampUnavailableException e) {
            throw new SigningRefusedException(
                    Code.TIMESTAMP_MISSING, "The time-stamp is not to be had: " + e.getMessage(), e);
        }
    }
}
