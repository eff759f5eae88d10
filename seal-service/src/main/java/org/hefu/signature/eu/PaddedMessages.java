package org.hefu.signature.eu;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import java.util.Arrays;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.StrictAsn1;

/**
 * Reads signed messages for EU DSS, which finds this class as a service.
 *
 * <p>A signature in a PDF file is followed by zeros up to the room that was kept for it. Bouncy Castle refuses bytes
 * behind a message since 1.85, and DSS 6.4 then reports a signed file as unsigned: so the zeros are taken off here, and
 * anything else behind the message stays an error.
 */
public final class PaddedMessages extends CMSObjectUtils {

    /** For the service loader. */
    public PaddedMessages() {}

    @Override
    public CMS parseToCMS(byte[] padded) {
        try {
            int length = StrictAsn1.length(padded);
            for (int i = length; i < padded.length; i++) {
                if (padded[i] != 0) {
                    throw new IllegalInputException("Something other than zeros follows the signed message");
                }
            }
            return super.parseToCMS(Arrays.copyOf(padded, length));
        } catch (Asn1FormatException e) {
            throw new IllegalInputException("The signed message cannot be read: " + e.getMessage(), e);
        }
    }
}
