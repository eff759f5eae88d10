package org.hefu.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads values from bytes by ISO 32000-2, sections 7.2 and 7.3. What is not well-formed is an error, not a guess. */
final class PdfParser {

    private static final int MOST_DEPTH = 100;
    private static final int LONGEST_TOKEN = 4096;

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");

    private final byte[] bytes;
    private int position;

    PdfParser(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int position() {
        return position;
    }

    PdfValue value() {
        return value(0);
    }

    private PdfValue value(int depth) {
        if (depth > MOST_DEPTH) {
            throw wrong("values are nested more than " + MOST_DEPTH + " deep");
        }
        skipBlanks();
        int first = peek(0);
        return switch (first) {
            case '/' -> name();
            case '(' -> literal();
            case '[' -> array(depth);
            case '<' -> peek(1) == '<' ? dictionary(depth) : hexadecimal();
            case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberOrReference();
            default -> word();
        };
    }

    private PdfValue word() {
        int start = position;
        String token = token();
        return switch (token) {
            case "true" -> new PdfValue.Bool(true);
            case "false" -> new PdfValue.Bool(false);
            case "null" -> PdfValue.NULL;
            default -> {
                position = start;
                throw wrong("a value was expected");
            }
        };
    }

    private PdfValue numberOrReference() {
        PdfValue.Numeric number = number();
        int after = position;
        OptionalInt object = number.asIndex();
        if (object.isPresent()) {
            skipBlanks();
            if (isDigit(peek(0))) {
                OptionalInt generation = number().asIndex();
                skipBlanks();
                if (generation.isPresent() && peek(0) == 'R' && !isRegular(peek(1))) {
                    position++;
                    return new PdfValue.Reference(object.getAsInt(), generation.getAsInt());
                }
            }
        }
        position = after;
        return number;
    }

    private PdfValue.Numeric number() {
        String token = token();
        if (!NUMBER.matcher(token).matches()) {
            throw wrong("'" + token + "' is no number");
        }
        return new PdfValue.Numeric(token);
    }

    /** A whole number from 0 on. */
    int index() {
        skipBlanks();
        String token = token();
        return new PdfValue.Numeric(token).asIndex().orElseThrow(() -> wrong("a whole number was expected"));
    }

    private PdfValue.Name name() {
        position++;
        StringBuilder name = new StringBuilder();
        while (isRegular(peek(0))) {
            int next = bytes[position++] & 0xFF;
            if (next == '#') {
                next = (digit(peek(0)) << 4) | digit(peek(1));
                position += 2;
            }
            name.append((char) next);
        }
        return new PdfValue.Name(name.toString());
    }

    private int digit(int character) {
        int digit = character < 0 ? -1 : Character.digit(character, 16);
        if (digit < 0) {
            throw wrong("a hexadecimal digit was expected");
        }
        return digit;
    }

    private PdfValue.Text hexadecimal() {
        int start = position++;
        StringBuilder content = new StringBuilder();
        int high = -1;
        for (int next = next(); next != '>'; next = next()) {
            if (isBlank(next)) {
                continue;
            }
            int digit = digit(next);
            if (high < 0) {
                high = digit;
            } else {
                content.append((char) ((high << 4) | digit));
                high = -1;
            }
        }
        if (high >= 0) {
            content.append((char) (high << 4));
        }
        return new PdfValue.Text(content.toString(), new PdfSlice(bytes, start, position), true);
    }

    private PdfValue.Text literal() {
        int start = position++;
        StringBuilder content = new StringBuilder();
        int open = 1;
        while (true) {
            int next = next();
            if (next == ')' && --open == 0) {
                return new PdfValue.Text(content.toString(), new PdfSlice(bytes, start, position), false);
            }
            if (next == '(') {
                open++;
            }
            if (next == '\\') {
                escaped(content);
            } else if (next == '\r') {
                skip('\n');
                content.append('\n');
            } else {
                content.append((char) next);
            }
        }
    }

    private void escaped(StringBuilder content) {
        int next = next();
        switch (next) {
            case 'n' -> content.append('\n');
            case 'r' -> content.append('\r');
            case 't' -> content.append('\t');
            case 'b' -> content.append('\b');
            case 'f' -> content.append('\f');
            case '\r' -> skip('\n');
            case '\n' -> {}
            default -> {
                if (next < '0' || next > '7') {
                    content.append((char) next);
                    return;
                }
                int code = next - '0';
                for (int i = 0; i < 2 && peek(0) >= '0' && peek(0) <= '7'; i++) {
                    code = (code << 3) | (next() - '0');
                }
                content.append((char) (code & 0xFF));
            }
        }
    }

    private PdfValue.Array array(int depth) {
        position++;
        List<PdfValue> values = new ArrayList<>();
        skipBlanks();
        while (peek(0) != ']') {
            values.add(value(depth + 1));
            skipBlanks();
        }
        position++;
        return new PdfValue.Array(List.copyOf(values));
    }

    private PdfValue.Dictionary dictionary(int depth) {
        position += 2;
        Map<String, PdfValue> entries = new LinkedHashMap<>();
        boolean repeats = false;
        skipBlanks();
        while (peek(0) != '>') {
            if (peek(0) != '/') {
                throw wrong("a name was expected in a dictionary");
            }
            String key = name().value();
            repeats |= entries.putIfAbsent(key, value(depth + 1)) != null;
            skipBlanks();
        }
        position++;
        if (next() != '>') {
            throw wrong("a dictionary is not closed");
        }
        return new PdfValue.Dictionary(Collections.unmodifiableMap(entries), repeats);
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

    private String token() {
        int start = position;
        while (isRegular(peek(0)) && position - start < LONGEST_TOKEN) {
            position++;
        }
        return new String(bytes, start, position - start, StandardCharsets.ISO_8859_1);
    }

    private void skip(int character) {
        if (peek(0) == character) {
            position++;
        }
    }

    private void skipBlanks() {
        while (true) {
            int next = peek(0);
            if (next == '%') {
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

    private int next() {
        int next = peek(0);
        if (next < 0) {
            throw wrong("the file ends too early");
        }
        position++;
        return next;
    }

    private int peek(int ahead) {
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

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isRegular(int character) {
        return character >= 0 && !isBlank(character) && "()<>[]{}/%".indexOf(character) < 0;
    }

    PdfFormatException wrong(String what) {
        return new PdfFormatException("At byte " + position + ": " + what);
    }
}
