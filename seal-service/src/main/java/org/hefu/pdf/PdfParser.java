package org.hefu.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads values from bytes by ISO 32000-2, sections 7.2 and 7.3. What is not well-formed is an error, not a guess. */
final class PdfParser extends PdfCursor {

    private static final int MOST_DEPTH = 100;

    private final PdfValueCount count;

    /**
     * @param count shared by everything that is read from one file
     */
    PdfParser(byte[] bytes, int position, PdfValueCount count) {
        this(bytes, position, count, true);
    }

    /**
     * @param comments false if a comment between the words is an error
     */
    PdfParser(byte[] bytes, int position, PdfValueCount count, boolean comments) {
        super(bytes, position, comments);
        this.count = count;
    }

    PdfValue value() {
        return value(0);
    }

    /** Where the value that comes next ends. */
    int valueEnd() {
        value();
        return position;
    }

    private PdfValue value(int depth) {
        if (depth > MOST_DEPTH) {
            throw wrong("values are nested more than " + MOST_DEPTH + " deep");
        }
        count.take();
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
        if (!isNumber(token)) {
            throw wrong("'" + token + "' is no number");
        }
        return new PdfValue.Numeric(token);
    }

    /** Digits with at most one point among them, behind at most one sign. */
    private static boolean isNumber(String token) {
        int digits = 0;
        int points = 0;
        for (int i = token.startsWith("+") || token.startsWith("-") ? 1 : 0; i < token.length(); i++) {
            char next = token.charAt(i);
            if (isDigit(next)) {
                digits++;
            } else if (next == '.') {
                points++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    private PdfValue.Name name() {
        position++;
        StringBuilder name = new StringBuilder();
        while (isRegular(peek(0))) {
            int next = bytes[position++] & 0xFF;
            if (next == '#') {
                next = (digit(peek(0)) << 4) | digit(peek(1));
                position += 2;
                if (next == 0) {
                    throw wrong("a name has a zero in it, at which some readers end it");
                }
            }
            name.append((char) next);
        }
        return new PdfValue.Name(name.toString());
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
        return new PdfValue.Array(values);
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
}
