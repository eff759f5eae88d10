package org.hefu.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Bytes in the making, to which values are written by ISO 32000-2, section 7.3. Always the same for the same values. */
final class PdfBytes {

    private static final byte[] HEXADECIMAL = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[4096];
    private int length;

    int length() {
        return length;
    }

    byte[] source() {
        return bytes;
    }

    PdfBytes add(byte[] more) {
        return add(more, 0, more.length);
    }

    PdfBytes add(byte[] more, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(more, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    /** Characters from 0 to 255, each one byte. */
    PdfBytes add(String text) {
        makeRoom(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    private void makeRoom(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    PdfBytes add(PdfValue value) {
        return switch (value) {
            case PdfValue.Null none -> add("null");
            case PdfValue.Bool bool -> add(bool.value() ? "true" : "false");
            case PdfValue.Numeric number -> add(number.token());
            case PdfValue.Name name -> addName(name.value());
            case PdfValue.Text text -> text.hexadecimal() ? addHexadecimal(text.content()) : addLiteral(text.content());
            case PdfValue.Reference reference ->
                add(Integer.toString(reference.number()))
                        .add(" ")
                        .add(Integer.toString(reference.generation()))
                        .add(" R");
            case PdfValue.Array array -> addArray(array);
            case PdfValue.Dictionary dictionary -> addDictionary(dictionary);
            case PdfValue.Stream stream ->
                addDictionary(stream.dictionary())
                        .add("\nstream\n")
                        .add(stream.data().toBytes())
                        .add("\nendstream");
        };
    }

    private PdfBytes addArray(PdfValue.Array array) {
        add("[");
        String blank = "";
        for (PdfValue value : array.values()) {
            add(blank).add(value);
            blank = " ";
        }
        return add("]");
    }

    private PdfBytes addDictionary(PdfValue.Dictionary dictionary) {
        add("<<");
        for (Map.Entry<String, PdfValue> entry : dictionary.entries().entrySet()) {
            addName(entry.getKey()).add(" ").add(entry.getValue());
        }
        return add(">>");
    }

    private PdfBytes addName(String name) {
        add("/");
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character > ' ' && character < 0x7F && character != '#' && PdfCursor.isRegular(character)) {
                add(String.valueOf(character));
            } else {
                add("#").addDigits(character);
            }
        }
        return this;
    }

    private PdfBytes addHexadecimal(String content) {
        add("<");
        for (int i = 0; i < content.length(); i++) {
            addDigits(content.charAt(i));
        }
        return add(">");
    }

    private PdfBytes addDigits(int character) {
        makeRoom(2);
        bytes[length++] = HEXADECIMAL[character >> 4 & 0xF];
        bytes[length++] = HEXADECIMAL[character & 0xF];
        return this;
    }

    private PdfBytes addLiteral(String content) {
        add("(");
        for (int i = 0; i < content.length(); i++) {
            char character = content.charAt(i);
            switch (character) {
                case '(', ')', '\\' -> add("\\").add(String.valueOf(character));
                case '\r' -> add("\\r");
                case '\n' -> add("\\n");
                default -> add(String.valueOf(character));
            }
        }
        return add(")");
    }
}
