package org.hefu.pdf;

import java.util.OptionalInt;

/**
 * A dictionary on which the structure of a file depends: a trailer, or that of a cross-reference or object stream, ISO
 * 32000-2, sections 7.5.5, 7.5.7 and 7.5.8. It says each thing once, and its numbers stand in it as plain digits; of
 * anything else, one reader takes this meaning and one that.
 */
record PdfStructure(PdfValue.Dictionary dictionary) {

    /**
     * @throws PdfFormatException if a name comes twice in it, or in what it holds
     */
    PdfStructure {
        requireNoRepeats(dictionary);
    }

    /**
     * @throws PdfFormatException if a name comes twice in a dictionary of this value, at any depth
     */
    static void requireNoRepeats(PdfValue value) {
        switch (value) {
            case PdfValue.Dictionary dictionary -> {
                if (dictionary.repeats()) {
                    throw new PdfFormatException("A dictionary says one thing twice");
                }
                dictionary.entries().values().forEach(PdfStructure::requireNoRepeats);
            }
            case PdfValue.Array array -> array.values().forEach(PdfStructure::requireNoRepeats);
            case PdfValue.Stream stream -> requireNoRepeats(stream.dictionary());
            case PdfValue.Null none -> {}
            case PdfValue.Bool none -> {}
            case PdfValue.Numeric none -> {}
            case PdfValue.Name none -> {}
            case PdfValue.Text none -> {}
            case PdfValue.Reference none -> {}
        }
    }

    /**
     * Empty only if the key is not there at all.
     *
     * @throws PdfFormatException if it is there and is no whole number from 0 on
     */
    OptionalInt index(String key) {
        return dictionary.entries().containsKey(key)
                ? OptionalInt.of(index(key, dictionary.get(key)))
                : OptionalInt.empty();
    }

    /** As {@link #index}, of a key that must be there. */
    int required(String key) {
        return index(key).orElseThrow(() -> new PdfFormatException("/" + key + " is missing"));
    }

    /**
     * Whole numbers from 0 on, of which there is a list; none if the key is not there.
     *
     * @throws PdfFormatException if anything else is there
     */
    int[] indexes(String key) {
        if (!dictionary.entries().containsKey(key)) {
            return new int[0];
        }
        if (!(dictionary.get(key) instanceof PdfValue.Array array)) {
            throw new PdfFormatException("/" + key + " is no list");
        }
        return array.values().stream().mapToInt(value -> index(key, value)).toArray();
    }

    private static int index(String key, PdfValue value) {
        OptionalInt index = value instanceof PdfValue.Numeric number ? number.asIndex() : OptionalInt.empty();
        return index.orElseThrow(() -> new PdfFormatException("/" + key + " is no whole number"));
    }
}
