package org.hefu.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads bytes of a file that have to be these and no others; what comes instead is an error. */
final class ExactText {

    /** More than any program puts between two objects, and too few to hide the end of a file from a reader. */
    private static final int MOST_BLANKS = 32;

    private static final int LONGEST_COMMENT = 120;
    private static final int MOST_DIGITS = 10;

    private final byte[] bytes;
    private int position;

    ExactText(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int position() {
        return position;
    }

    void moveTo(int place) {
        position = place;
    }

    boolean startsWith(String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return position + wanted.length <= bytes.length
                && Arrays.equals(bytes, position, position + wanted.length, wanted, 0, wanted.length);
    }

    void expect(String text) {
        if (!startsWith(text)) {
            throw wrong("'" + text + "' was expected");
        }
        position += text.length();
    }

    /** A word that ends here. */
    void expectWord(String word) {
        expect(word);
        if (PdfCursor.isRegular(peek())) {
            throw wrong("'" + word + "' goes on");
        }
    }

    boolean atLineEnd() {
        return peek() == '\r' || peek() == '\n';
    }

    /** One end of line, in any of its three forms (section 7.2.3). */
    void expectLineEnd() {
        if (!atLineEnd()) {
            throw wrong("an end of line was expected");
        }
        if (bytes[position++] == '\r' && peek() == '\n') {
            position++;
        }
    }

    /** Blanks in the measure in which programs set them. */
    void skipFewBlanks() {
        int start = position;
        while (PdfCursor.isBlank(peek())) {
            position++;
        }
        if (position - start > MOST_BLANKS) {
            throw wrong("there are more than " + MOST_BLANKS + " blanks");
        }
    }

    /** Programs that sign set their name in front of the last words of a saving, as a comment on one line. */
    void skipComment() {
        if (peek() != '%') {
            return;
        }
        int start = position;
        while (peek() >= ' ' && peek() < 0x7F) {
            position++;
        }
        if (position - start > LONGEST_COMMENT) {
            throw wrong("a comment is too long");
        }
        expectLineEnd();
    }

    /** At most ten digits. */
    int number() {
        int start = position;
        while (PdfCursor.isDigit(peek()) && position - start < MOST_DIGITS) {
            position++;
        }
        return number(start, position);
    }

    /** As many digits as this. */
    int number(int width) {
        position += width;
        return number(position - width, position);
    }

    private int number(int from, int to) {
        if (to > bytes.length) {
            throw wrong("the file ends too early");
        }
        String digits = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return new PdfValue.Numeric(digits).asIndex().orElseThrow(() -> wrong("a whole number was expected"));
    }

    private int peek() {
        return position < bytes.length ? bytes[position] & 0xFF : -1;
    }

    PdfFormatException wrong(String what) {
        return new PdfFormatException("At byte " + position + ": " + what);
    }
}
