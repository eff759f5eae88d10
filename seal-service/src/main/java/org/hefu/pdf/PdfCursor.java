package org.hefu.pdf;

import java.nio.charset.StandardCharsets;

/** Reads words and single bytes of a PDF file, ISO 32000-2, section 7.2. */
abstract sealed class PdfCursor permits PdfParser {

    private static final int LONGEST_TOKEN = 4096;

    final byte[] bytes;
    int position;
    private final boolean comments;

    PdfCursor(byte[] bytes, int position, boolean comments) {
        this.bytes = bytes;
        this.position = position;
        this.comments = comments;
    }

    int position() {
        return position;
    }

    /** A whole number from 0 on. */
    int index() {
        skipBlanks();
        String token = token();
        return new PdfValue.Numeric(token).asIndex().orElseThrow(() -> wrong("a whole number was expected"));
    }

    int digit(int character) {
        int digit = character < 0 ? -1 : Character.digit(character, 16);
        if (digit < 0) {
            throw wrong("a hexadecimal digit was expected");
        }
        return digit;
    }

    /** Reads this very word, or fails. */
    void expect(String word) {
        if (!tryWord(word)) {
            throw wrong("'" + word + "' was expected");
        }
    }

    /** Reads this very word if it comes next; otherwise stays where it is. */
    boolean tryWord(String word) {
        int start = position;
        skipBlanks();
        byte[] wanted = word.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < wanted.length; i++) {
            if (peek(i) != wanted[i]) {
                position = start;
                return false;
            }
        }
        if (isRegular(peek(wanted.length))) {
            position = start;
            return false;
        }
        position += wanted.length;
        return true;
    }

    /** Stands at the first byte of stream data, after the end of line that section 7.3.8.1 asks for. */
    int streamStart() {
        skip('\r');
        if (next() != '\n') {
            throw wrong("the word stream is not followed by an end of line");
        }
        return position;
    }

    void moveTo(int place) {
        if (place < 0 || place > bytes.length) {
            throw wrong("it points to " + place + ", outside the file");
        }
        position = place;
    }

    String token() {
        int start = position;
        while (isRegular(peek(0)) && position - start < LONGEST_TOKEN) {
            position++;
        }
        return new String(bytes, start, position - start, StandardCharsets.ISO_8859_1);
    }

    void skip(int character) {
        if (peek(0) == character) {
            position++;
        }
    }

    void skipBlanks() {
        while (true) {
            int next = peek(0);
            if (next == '%') {
                if (!comments) {
                    throw wrong("a comment stands where none belongs");
                }
                while (peek(0) >= 0 && peek(0) != '\n' && peek(0) != '\r') {
                    position++;
                }
            } else if (isBlank(next)) {
                position++;
            } else {
                return;
            }
        }
    }

    int next() {
        int next = peek(0);
        if (next < 0) {
            throw wrong("the file ends too early");
        }
        position++;
        return next;
    }

    int peek(int ahead) {
        return position + ahead < bytes.length ? bytes[position + ahead] & 0xFF : -1;
    }

    static boolean isBlank(int character) {
        return character == 0
                || character == '\t'
                || character == '\n'
                || character == '\f'
                || character == '\r'
                || character == ' ';
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    static boolean isRegular(int character) {
        return character >= 0 && !isBlank(character) && "()<>[]{}/%".indexOf(character) < 0;
    }

    PdfFormatException wrong(String what) {
        return new PdfFormatException("At byte " + position + ": " + what);
    }
}
