package org.hefu.verification.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfFormatException;

/** The states that a PDF file went through from signature to signature. */
public final class SignedRevisions {

    private SignedRevisions() {}

    /**
     * The file as it was when a signature was set: everything up to the end of what it covers.
     *
     * @param signature in the order of the verification report, counted from 1
     * @return empty if there is no such signature, or it does not say what it covers
     */
    public static Optional<byte[]> asSigned(byte[] file, int signature) {
        List<FoundSignature> found;
        try {
            found = SignatureFinder.find(PdfFile.read(file)).stream()
                    .filter(one -> !one.isTimestamp())
                    .toList();
        } catch (PdfFormatException e) {
            return Optional.empty();
        }
        if (signature < 1 || signature > found.size()) {
            return Optional.empty();
        }
        return found.get(signature - 1).range(file.length).map(range -> Arrays.copyOf(file, range.end()));
    }
}
