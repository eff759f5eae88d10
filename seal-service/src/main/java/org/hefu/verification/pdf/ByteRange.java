package org.hefu.verification.pdf;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.pdf.PdfValue;

/**
 * The two runs of bytes that a signature covers: from the start to the gap that holds the signature, and from there on.
 * ISO 32000-2, section 12.8.1.
 *
 * @param gapStart first byte that is not covered
 * @param gapEnd first byte that is covered again
 * @param end just after the last covered byte
 */
record ByteRange(int gapStart, int gapEnd, int end) {

    /** Reads the four numbers; empty if they are not four, or do not describe two runs of a file of this length. */
    static Optional<ByteRange> read(PdfValue value, int fileLength) {
        if (!(value instanceof PdfValue.Array array) || array.values().size() != 4) {
            return Optional.empty();
        }
        List<OptionalInt> numbers = array.values().stream()
                .map(element -> element instanceof PdfValue.Numeric number ? number.asIndex() : OptionalInt.empty())
                .toList();
        if (numbers.contains(OptionalInt.empty())) {
            return Optional.empty();
        }
        long start = numbers.get(0).getAsInt();
        long gapStart = numbers.get(1).getAsInt();
        long gapEnd = numbers.get(2).getAsInt();
        long end = gapEnd + numbers.get(3).getAsInt();
        return start == 0 && gapStart > 0 && gapEnd > gapStart && end > gapEnd && end <= fileLength
                ? Optional.of(new ByteRange((int) gapStart, (int) gapEnd, (int) end))
                : Optional.empty();
    }

    byte[] digest(byte[] file, DigestAlgorithm algorithm) {
        MessageDigest digest = algorithm.start();
        digest.update(file, 0, gapStart);
        digest.update(file, gapEnd, end - gapEnd);
        return digest.digest();
    }

    /** Signatures follow each other: unless one begins behind the end of the other, they overlap. */
    boolean overlaps(ByteRange other) {
        return gapStart < other.end && other.gapStart < end;
    }
}
