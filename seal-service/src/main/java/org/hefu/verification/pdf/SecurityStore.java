package org.hefu.verification.pdf;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.OcspAnswer;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfFormatException;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/**
 * The document security store, ISO 32000-2, section 12.8.4.3: certificates, revocation lists and answers, trusted by nobody. What
 * cannot be read in it is passed over: it proves nothing, and does no harm.
 *
 * @param since the first saving that has all of it; empty if there is none
 */
record SecurityStore(List<Certificate> certificates, RevocationEvidence evidence, Optional<PdfRevision> since) {

    private static final int MOST_ENTRIES = 200;

    SecurityStore {
        certificates = List.copyOf(certificates);
    }

    static SecurityStore read(PdfFile file) {
        PdfRevision newest = file.newest();
        PdfValue.Dictionary store = newest.dictionary(newest.catalog().get("DSS"));
        if (store.entries().isEmpty()) {
            return new SecurityStore(List.of(), new RevocationEvidence(List.of(), List.of()), Optional.empty());
        }
        PdfRevision since = newest;
        while (since.before().filter(older -> has(older, store)).isPresent()) {
            since = since.before().orElseThrow();
        }
        return new SecurityStore(
                entries(file, newest, store.get("Certs"), Certificate::read),
                new RevocationEvidence(
                        entries(file, newest, store.get("CRLs"), RevocationList::read),
                        entries(file, newest, store.get("OCSPs"), OcspAnswer::read)),
                Optional.of(since));
    }

    private static boolean has(PdfRevision revision, PdfValue.Dictionary store) {
        return revision.dictionary(revision.catalog().get("DSS")).equals(store);
    }

    private static <T> List<T> entries(PdfFile file, PdfRevision revision, PdfValue list, Function<byte[], T> reader) {
        return revision.resolve(list) instanceof PdfValue.Array array
                ? array.values().stream()
                        .limit(MOST_ENTRIES)
                        .flatMap(entry -> entry(file, revision.resolve(entry), reader).stream())
                        .toList()
                : List.of();
    }

    private static <T> Optional<T> entry(PdfFile file, PdfValue entry, Function<byte[], T> reader) {
        try {
            return entry instanceof PdfValue.Stream stream
                    ? Optional.of(reader.apply(file.content(stream)))
                    : Optional.empty();
        } catch (Asn1FormatException | PdfFormatException e) {
            return Optional.empty();
        }
    }

    /** Does the file bring along what its signatures are verified with? */
    boolean isThere() {
        return since.isPresent();
    }
}
