package org.hefu.signature.pdf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * and is not written a second time. For readers that look there, each signature is told which proofs came for it (VRI); our
 * verifier goes by the proofs themselves.
 */
final class ProofWriter {

    private final PdfUpdate update;
    private final PdfRevision before;
    /** By the name of their list in the store, where the proofs are that were asked for. */
    private final Map<String, PdfValue.Array> places = new LinkedHashMap<>();

    private ProofWriter(PdfUpdate update) {
        this.update = update;
        this.before = update.before();
    }

    /**
     * @param signatures the values of the signatures that the proofs are for, with the zeros behind them
     */
    static byte[] add(PdfFile file, Proofs proofs, List<byte[]> signatures) {
        return new ProofWriter(new PdfUpdate(file)).add(proofs, signatures);
    }

    private byte[] add(Proofs proofs, List<byte[]> signatures) {
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
        store = related(store, signatures);
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
        PdfValue.Array mine = PdfValue.Array.of();
        for (byte[] value : values) {
            PdfValue place = known.values().stream()
                    .filter(stream -> holds(stream, value))
                    .findFirst()
                    .orElse(null);
            if (place == null) {
                place = update.addStream(Dictionary.EMPTY, value);
                longer = longer.with(place);
            }
            mine = mine.with(place);
        }
        places.put(key, mine);
        return longer.values().isEmpty() ? store : store.with(key, longer);
    }

    /** Says in the store for which signatures these proofs came, unless it says already for which some did. */
    private Dictionary related(Dictionary store, List<byte[]> signatures) {
        PdfValue held = store.get("VRI");
        Dictionary known =
                before.resolve(held) instanceof Dictionary ? Changed.dictionary(before, held) : Dictionary.EMPTY;
        Dictionary longer = known;
        for (byte[] signature : signatures) {
            String name = HexFormat.of().withUpperCase().formatHex(sha1(signature));
            if (longer.get(name) instanceof PdfValue.Null) {
                Dictionary proofs = Dictionary.EMPTY;
                for (Map.Entry<String, PdfValue.Array> place : places.entrySet()) {
                    if (!place.getValue().values().isEmpty()) {
                        proofs = proofs.with(place.getKey().replaceFirst("s$", ""), place.getValue());
                    }
                }
                longer = longer.with(name, proofs);
            }
        }
        if (longer.entries().isEmpty() || longer.equals(known)) {
            return store;
        }
        if (held instanceof PdfValue.Reference elsewhere && !known.entries().isEmpty()) {
            update.put(elsewhere, longer);
            return store;
        }
        return store.with("VRI", longer);
    }

    /** By which the standard names a signature; nothing is trusted because of it. */
    private static byte[] sha1(byte[] value) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is not to be had in this Java", e);
        }
    }

    private boolean holds(PdfValue stream, byte[] value) {
        return before.resolve(stream) instanceof PdfValue.Stream known
                && known.dictionary().get("Filter") instanceof PdfValue.Null
                && Arrays.equals(known.data().toBytes(), value);
    }
}
