package org.hefu.pdf;

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

    record Name(String value) implements PdfValue {}

    /**
     * A string.
     *
     * @param content its bytes, each as the character of the same number
     * @param token where it stands in the file, delimiters included
     * @param hexadecimal written as digits between angle brackets
     */
    record Text(String content, PdfSlice token, boolean hexadecimal) implements PdfValue {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text that && content.equals(that.content);
        }

        @Override
        public int hashCode() {
            return content.hashCode();
        }
    }

    record Array(List<PdfValue> values) implements PdfValue {}

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

        public OptionalInt index(String key) {
            return get(key) instanceof Numeric number ? number.asIndex() : OptionalInt.empty();
        }
    }

    record Stream(Dictionary dictionary, PdfSlice data) implements PdfValue {}

    record Reference(int number, int generation) implements PdfValue {}
}
