package org.hefu.verification.pdf;

import java.util.Collection;
import java.util.List;
import org.hefu.pdf.PdfValue;

/** What stands directly within a value; what a reference leads to is not among it. */
final class ValueParts {

    private ValueParts() {}

    static Collection<PdfValue> of(PdfValue value) {
        return switch (value) {
            case PdfValue.Array array -> array.values();
            case PdfValue.Dictionary dictionary -> dictionary.entries().values();
            case PdfValue.Stream stream -> stream.dictionary().entries().values();
            case PdfValue.Null none -> List.of();
            case PdfValue.Bool none -> List.of();
            case PdfValue.Numeric none -> List.of();
            case PdfValue.Name none -> List.of();
            case PdfValue.Text none -> List.of();
            case PdfValue.Reference none -> List.of();
        };
    }
}
