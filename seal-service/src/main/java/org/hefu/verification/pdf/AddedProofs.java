package org.hefu.verification.pdf;

import java.util.Set;
import org.hefu.pdf.PdfValue;

/**
 * What a saving added to the document security store: ISO 32000-2, section 12.8.4.3. Proofs speak for themselves and show
 * nothing, so they may be added to any document, a closed one included (section 12.8.2.2).
 */
final class AddedProofs {

    private static final Set<String> STORE_MAY_HAVE = Set.of("Type", "Certs", "CRLs", "OCSPs", "VRI");
    private static final Set<String> STREAM_MAY_HAVE = Set.of("Type", "Length", "Filter", "DecodeParms");

    private AddedProofs() {}

    /** The objects of the store that this saving brought or changed; empty if it touched none. */
    static Set<Integer> find(Revisions revisions) {
        PdfValue store = revisions.after().catalog().get("DSS");
        Set<String> keys = revisions.after().dictionary(store).entries().keySet();
        if (keys.isEmpty() || !STORE_MAY_HAVE.containsAll(keys)) {
            return Set.of();
        }
        Set<Integer> known = ShownObjects.reachable(
                revisions.before(), revisions.before().catalog().get("DSS"));
        Set<Integer> explained = ShownObjects.reachable(revisions.after(), store);
        explained.removeIf(number -> !revisions.changed().contains(number)
                || !(revisions.isNew(number) || known.contains(number))
                || !isProof(revisions.later(number)));
        return explained;
    }

    private static boolean isProof(PdfValue value) {
        return switch (value) {
            case PdfValue.Stream stream ->
                STREAM_MAY_HAVE.containsAll(stream.dictionary().entries().keySet());
            case PdfValue.Dictionary dictionary -> dictionary.name("Subtype").isEmpty() && !dictionary.repeats();
            case PdfValue.Array array -> true;
            case PdfValue.Numeric number -> true;
            default -> false;
        };
    }
}
