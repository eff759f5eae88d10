package org.hefu.signature.pdf;

import org.hefu.certificate.DigestAlgorithm;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;
import org.hefu.pdf.PdfValue.Dictionary;
import org.hefu.pdf.PdfValue.Name;
import org.hefu.timestamp.TimestampSource;

/** Adds a time-stamp of the whole document, ISO 32000-2, section 12.8.5, and ETSI EN 319 142-1, section 5.4.3. */
final class DocumentStamper {

    private static final Dictionary ENTRIES = Dictionary.EMPTY
            .with("Type", new Name("DocTimeStamp"))
            .with("Filter", new Name("Adobe.PPKLite"))
            .with("SubFilter", new Name("ETSI.RFC3161"));

    private DocumentStamper() {}

    static byte[] add(PdfFile file, DigestAlgorithm digest, TimestampSource time) {
        int room = Timestamping.USUAL_TOKEN;
        while (true) {
            PdfUpdate update = new PdfUpdate(file);
            PdfValue.Reference reference = update.reserve();
            SignatureDictionary dictionary = new SignatureDictionary(update, reference, room);
            dictionary.put(ENTRIES);
            new FieldWriter(update, null, null).write(reference, "Timestamp", null, false);
            byte[] whole = update.finish();
            byte[] token = Timestamping.stamp(time, digest, dictionary.digest(whole, digest))
                    .encoded();
            if (dictionary.fill(whole, token)) {
                return whole;
            }
            room = token.length + Timestamping.MARGIN;
        }
    }
}
