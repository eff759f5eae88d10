package org.hefu.pdf;

import java.util.function.ToIntFunction;

/** Reads an indirect object where it stands in a file, ISO 32000-2, section 7.3.10. */
final class PdfObjects {

    private PdfObjects() {}

    /**
     * @param number which object it must be; -1 for any
     * @param count of the values of the file
     * @param length finds the length of a stream that names another object for it
     */
    static PdfObject at(
            byte[] bytes, int offset, int number, PdfValueCount count, ToIntFunction<PdfValue.Reference> length) {
        PdfParser parser = new PdfParser(bytes, 0, count);
        parser.moveTo(offset);
        int found = parser.index();
        int generation = parser.index();
        parser.expect("obj");
        if (number >= 0 && found != number) {
            throw new PdfFormatException("At byte " + offset + ": object " + number + " was expected, found " + found);
        }
        PdfValue value = parser.value();
        if (value instanceof PdfValue.Dictionary dictionary && parser.tryWord("stream")) {
            value = new PdfValue.Stream(dictionary, data(bytes, parser, dictionary, length));
        }
        parser.expect("endobj");
        return new PdfObject(found, generation, value, offset, parser.position(), false);
    }

    private static PdfSlice data(
            byte[] bytes, PdfParser parser, PdfValue.Dictionary dictionary, ToIntFunction<PdfValue.Reference> length) {
        int start = parser.streamStart();
        int size = switch (dictionary.get("Length")) {
            case PdfValue.Reference elsewhere -> length.applyAsInt(elsewhere);
            case PdfValue.Numeric number ->
                number.asIndex().orElseThrow(() -> parser.wrong("a stream has no usable length"));
            default -> throw parser.wrong("a stream has no usable length");
        };
        if (size > bytes.length - start) {
            throw parser.wrong("a stream is longer than the file");
        }
        parser.moveTo(start + size);
        parser.expect("endstream");
        return new PdfSlice(bytes, start, start + size);
    }
}
