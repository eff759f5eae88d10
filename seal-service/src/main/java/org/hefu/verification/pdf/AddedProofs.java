package org.hefu.verification.pdf;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.OcspAnswer;
import org.hefu.certificate.RevocationList;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfFormatException;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.timestamp.TimestampToken;

/**
 * What a saving added to the document security store: ISO 32000-2, section 12.8.4.3. Proofs speak for themselves and show
 * nothing, so they may be added to any document, a closed one included (section 12.8.2.2). A proof is what can be read as one,
 * and is nothing else: what the document leads to beside its store is none.
 */
final class AddedProofs {

    private static final Set<String> STREAM_MAY_HAVE = Set.of("Type", "Length", "Filter", "DecodeParms");
    private static final Map<String, Consumer<byte[]>> STORE_MAY_HAVE =
            Map.of("Certs", Certificate::read, "CRLs", RevocationList::read, "OCSPs", OcspAnswer::read);
    private static final Map<String, Consumer<byte[]>> ENTRY_MAY_HAVE =
            Map.of("Cert", Certificate::read, "CRL", RevocationList::read, "OCSP", OcspAnswer::read);

    private final PdfFile file;
    private final PdfRevision revision;
    private final Set<Integer> looked;
    private final Set<Integer> found = new HashSet<>();

    /**
     * @param looked the objects that are looked into
     */
    private AddedProofs(PdfFile file, PdfRevision revision, Set<Integer> looked) {
        this.file = file;
        this.revision = revision;
        this.looked = looked;
    }

    /** The objects of the store that this saving brought or changed; empty if it touched none. */
    static Set<Integer> find(PdfFile file, Revisions revisions) {
        AddedProofs added = new AddedProofs(file, revisions.after(), revisions.changed());
        added.store();
        if (added.found.isEmpty()) {
            return Set.of();
        }
        AddedProofs known = new AddedProofs(file, revisions.before(), added.found);
        known.store();
        added.found.removeIf(number -> !(revisions.isNew(number) || known.found.contains(number)));
        added.found.removeAll(ShownObjects.besideStore(revisions.before()));
        added.found.removeAll(ShownObjects.besideStore(revisions.after()));
        return added.found;
    }

    private void store() {
        PdfValue place = revision.catalog().get("DSS");
        if (!(revision.resolve(place) instanceof PdfValue.Dictionary store)
                || !has(store, STORE_MAY_HAVE.keySet(), Set.of("Type", "VRI"))) {
            return;
        }
        note(place);
        STORE_MAY_HAVE.forEach((key, reader) -> list(store.get(key), reader));
        if (revision.resolve(store.get("VRI")) instanceof PdfValue.Dictionary entries && !entries.repeats()) {
            note(store.get("VRI"));
            entries.entries().values().forEach(this::entry);
        }
    }

    private void entry(PdfValue place) {
        if (revision.resolve(place) instanceof PdfValue.Dictionary entry
                && has(entry, ENTRY_MAY_HAVE.keySet(), Set.of("Type", "TU", "TS"))) {
            note(place);
            ENTRY_MAY_HAVE.forEach((key, reader) -> list(entry.get(key), reader));
            proof(entry.get("TS"), TimestampToken::read);
        }
    }

    private static boolean has(PdfValue.Dictionary dictionary, Set<String> some, Set<String> others) {
        return !dictionary.repeats()
                && dictionary.entries().keySet().stream().allMatch(key -> some.contains(key) || others.contains(key));
    }

    private void list(PdfValue place, Consumer<byte[]> reader) {
        if (revision.resolve(place) instanceof PdfValue.Array list) {
            note(place);
            list.values().forEach(value -> proof(value, reader));
        }
    }

    private void proof(PdfValue place, Consumer<byte[]> reader) {
        if (place instanceof PdfValue.Reference reference
                && looked.contains(reference.number())
                && !found.contains(reference.number())
                && revision.resolve(place) instanceof PdfValue.Stream stream
                && has(stream.dictionary(), STREAM_MAY_HAVE, Set.of())
                && isRead(stream, reader)) {
            note(place);
            note(stream.dictionary().get("Length"));
        }
    }

    private boolean isRead(PdfValue.Stream stream, Consumer<byte[]> reader) {
        try {
            reader.accept(file.content(stream));
            return true;
        } catch (Asn1FormatException | PdfFormatException e) {
            return false;
        }
    }

    private void note(PdfValue place) {
        if (place instanceof PdfValue.Reference reference && looked.contains(reference.number())) {
            found.add(reference.number());
        }
    }
}
