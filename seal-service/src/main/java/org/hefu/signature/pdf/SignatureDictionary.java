package org.hefu.signature.pdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;

/**
 * A signature dictionary (ISO 32000-2, table 255) in which range and value are left open, and the filling in of both once
 * the whole file is written.
 */
final class SignatureDictionary {

    private static final String NO_RANGE = "/ByteRange [0 0000000000 0000000000 0000000000]";
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final PdfUpdate update;
    private final PdfValue.Reference reference;
    private final int room;
    private int rangeStart;
    private int gapStart;

    SignatureDictionary(PdfUpdate update, PdfValue.Reference reference, int room) {
        this.update = update;
        this.reference = reference;
        this.room = room;
    }

    /**
     * @param entries all but the range and the value
     */
    void put(PdfValue.Dictionary entries) {
        byte[] rest = PdfUpdate.encode(entries);
        String start = "<<" + NO_RANGE + "/Contents <";
        StringBuilder text = new StringBuilder(start.length() + 2 * room + rest.length);
        text.append(start).repeat('0', 2 * room).append('>');
        text.append(new String(rest, 2, rest.length - 2, StandardCharsets.ISO_8859_1));
        update.put(reference, text.toString().getBytes(StandardCharsets.ISO_8859_1));
        rangeStart = update.valueStart(reference) + 2;
        gapStart = update.valueStart(reference) + start.length() - 1;
    }

    private int gapEnd() {
        return gapStart + 2 * room + 2;
    }

    /** Writes the range into the finished file, and digests what it covers. */
    byte[] digest(byte[] whole, DigestAlgorithm algorithm) {
        String range = "/ByteRange [0 " + gapStart + " " + gapEnd() + " " + (whole.length - gapEnd()) + "]";
        byte[] padded = (range + " ".repeat(NO_RANGE.length() - range.length())).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(padded, 0, whole, rangeStart, padded.length);
        MessageDigest digest = algorithm.start();
        digest.update(whole, 0, gapStart);
        digest.update(whole, gapEnd(), whole.length - gapEnd());
        return digest.digest();
    }

    /** The value as readers find it: with zeros up to the room that was kept. */
    byte[] padded(byte[] value) {
        return Arrays.copyOf(value, room);
    }

    /** Writes the value into the finished file; false if it is longer than the room that was kept. */
    boolean fill(byte[] whole, byte[] value) {
        if (value.length > room) {
            return false;
        }
        int at = gapStart + 1;
        for (byte one : value) {
            whole[at++] = DIGITS[one >> 4 & 0xF];
            whole[at++] = DIGITS[one & 0xF];
        }
        return true;
    }
}
