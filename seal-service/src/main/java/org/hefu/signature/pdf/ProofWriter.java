package org.hefu.signature.pdf;

import java.util.Arrays;
import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;
import org.hefu.pdf.PdfValue.Dictionary;
import org.hefu.pdf.PdfValue.Name;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;

/**
 * Writes the document security store, ISO 32000-2, section 12.8.4.3, in a saving of its own. What is in it already stays
 * and is not written a second time. Which proof belongs to which signature is told from the proofs.
 */
final class ProofWriter {

    private final PdfUpdate update;
    private final PdfRevision before;

    private ProofWriter(PdfUpdate update) {
        this.update = update;
        this.before = update.before();
    }

    static byte[] add(PdfFile file, Proofs proofs) {
        return new ProofWriter(new PdfUpdate(file)).add(proofs);
    }

    private byte[] add(Proofs proofs) {
        if (!(before.trailer().get("Root") instanceof PdfValue.Reference root)) {
            throw new SigningRefusedException(Code.PDF_UNREADABLE, "The document has no catalog");
        }
        Dictionary catalog = Changed.dictionary(before, root);
        PdfValue held = catalog.get("DSS");
        Dictionary store = before.resolve(held) instanceof Dictionary
                ? Changed.dictionary(before, held)
                : Dictionary.EMPTY.with("Type", new Name("DSS"));
        store = add(
                store,
                "Certs",
                proofs.certificates().stream().map(Certificate::encoded).toList());
        store = add(
                store,
                "CRLs",
                proofs.lists().stream().map(RevocationList::encoded).toList());
        store = add(store, "OCSPs", proofs.answers());
        if (held instanceof PdfValue.Reference elsewhere && before.resolve(held) instanceof Dictionary) {
            update.put(elsewhere, store);
        } else {
            update.put(root, catalog.with("DSS", update.add(store)));
        }
        return update.finish();
    }

    private Dictionary add(Dictionary store, String key, List<byte[]> values) {
        PdfValue.Array known =
                before.resolve(store.get(key)) instanceof PdfValue.Array array ? array : PdfValue.Array.of();
        PdfValue.Array longer = known;
        for (byte[] value : values) {
            if (known.values().stream().noneMatch(stream -> holds(stream, value))) {
                longer = longer.with(update.addStream(Dictionary.EMPTY, value));
            }
        }
        return longer.values().isEmpty() ? store : store.with(key, longer);
    }

    private boolean holds(PdfValue stream, byte[] value) {
        return before.resolve(stream) instanceof PdfValue.Stream known
                && known.dictionary().get("Filter") instanceof PdfValue.Null
                && Arrays.equals(known.data().toBytes(), value);
    }
}
