package org.hefu.verification.pdf;

import java.nio.charset.StandardCharsets;

/** Bytes as text, each one character, without a copy: a file may be large. */
record ByteText(byte[] bytes, int start, int end) implements CharSequence {

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[start + index] & 0xFF);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new ByteText(bytes, start + from, start + to);
    }

    @Override
    public String toString() {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
