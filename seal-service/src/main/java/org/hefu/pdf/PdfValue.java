package org.hefu.pdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A value of the PDF syntax, ISO 32000-2, section 7.3. Equality is by content, not by place in the file. */
public sealed interface PdfValue {

    /** The absent value. */
    Null NULL = new Null();

    record Null() implements PdfValue {}

    record Bool(boolean value) implements PdfValue {}

    /** A number as it is written. */
    record Numeric(String token) implements PdfValue {

        /** The value, if it is a whole number from 0 to 2^31 - 1 of at most ten digits. */
        public OptionalInt asIndex() {
            long value = 0;
            for (int i = 0; i < token.length(); i++) {
                int digit = token.charAt(i) - '0';
                if (digit < 0 || digit > 9 || i == 10) {
                    return OptionalInt.empty();
                }
                value = value * 10 + digit;
            }
            return token.isEmpty() || value > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) value);
        }
    }

    /** A whole number. */
    static Numeric of(long value) {
        return new Numeric(Long.toString(value));
    }

    /** A number to a thousandth. */
    static Numeric of(double value) {
        String token = BigDecimal.valueOf(value)
                .setScale(3, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return new Numeric(token);
    }

    record Name(String value) implements PdfValue {}

    /**
     * A string.
     *
     * @param content its bytes, each as the character of the same number
     * @param token where it stands in the file, delimiters included
     * @param hexadecimal written as digits between angle brackets
     */
    record Text(String content, PdfSlice token, boolean hexadecimal) implements PdfValue {

        /** A text string, ISO 32000-2, section 7.9.2.2: ASCII as it is, everything else in UTF-16. */
        public static Text of(String text) {
            boolean plain = text.chars().allMatch(character -> character >= ' ' && character < 0x7F);
            return ofBytes(
                    plain
                            ? text
                            : "\u00FE\u00FF"
                                    + new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1),
                    !plain);
        }

        /** A string of bytes that stands in no file yet. */
        public static Text ofBytes(String content, boolean hexadecimal) {
            return new Text(content, PdfSlice.NOWHERE, hexadecimal);
        }

        /** The text of a text string. */
        public String text() {
            if (content.startsWith("\u00FE\u00FF")) {
                return new String(
                        content.substring(2).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_16BE);
            }
            return content.startsWith("\u00EF\u00BB\u00BF")
                    ? new String(content.substring(3).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                    : content;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text that && content.equals(that.content);
        }

        @Override
        public int hashCode() {
            return content.hashCode();
        }
    }

    record Array(List<PdfValue> values) implements PdfValue {

        public Array {
            values = List.copyOf(values);
        }

        public static Array of(PdfValue... values) {
            return new Array(List.of(values));
        }

        /** The same list with a value more at its end. */
        public Array with(PdfValue value) {
            List<PdfValue> longer = new ArrayList<>(values);
            longer.add(value);
            return new Array(longer);
        }
    }

    /**
     * A dictionary.
     *
     * @param entries in the order of the file; of a name that comes twice, the first
     * @param repeats true if a name comes twice, so that readers may differ about its value
     */
    record Dictionary(Map<String, PdfValue> entries, boolean repeats) implements PdfValue {

        /** An empty one. */
        public static final Dictionary EMPTY = new Dictionary(Map.of(), false);

        /** The value under a name; {@link PdfValue#NULL} if there is none. */
        public PdfValue get(String name) {
            return entries.getOrDefault(name, NULL);
        }

        public Optional<String> name(String key) {
            return get(key) instanceof Name name ? Optional.of(name.value()) : Optional.empty();
        }

        /** The same dictionary with another value under a name. */
        public Dictionary with(String key, PdfValue value) {
            Map<String, PdfValue> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Dictionary(Collections.unmodifiableMap(changed), repeats);
        }

        public OptionalInt index(String key) {
            return get(key) instanceof Numeric number ? number.asIndex() : OptionalInt.empty();
        }
    }

    record Stream(Dictionary dictionary, PdfSlice data) implements PdfValue {}

    record Reference(int number, int generation) implements PdfValue {}
}
