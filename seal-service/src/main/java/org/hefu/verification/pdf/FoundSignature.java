package org.hefu.verification.pdf;

import java.util.Optional;
import org.hefu.pdf.PdfObject;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/**
 * A signature dictionary in a file.
 *
 * @param holder the object that it is, or stands in
 * @param dictionary the signature dictionary, ISO 32000-2, table 255
 * @param revision the saving that put it in
 * @param inField true if a signature field of the newest revision shows it
 */
record FoundSignature(PdfObject holder, PdfValue.Dictionary dictionary, PdfRevision revision, boolean inField) {

    Optional<ByteRange> range(int fileLength) {
        return ByteRange.read(dictionary.get("ByteRange"), fileLength);
    }

    /** A time-stamp of the whole document, ISO 32000-2, section 12.8.5. */
    boolean isTimestamp() {
        return subFilter().equals("ETSI.RFC3161");
    }

    String subFilter() {
        return dictionary.name("SubFilter").orElse("");
    }
}
