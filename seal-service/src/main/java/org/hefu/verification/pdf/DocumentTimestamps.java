package org.hefu.verification.pdf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.certificate.TrustStore;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfRevision;
import org.hefu.verification.report.Finding;
import org.hefu.verification.signer.JudgedTimestamp;

/**
 * The time-stamps of the whole document, judged from the newest on, since each proves that the ones before it existed:
 * ISO 32000-2, section 12.8.5, and ETSI EN 319 102-1, section 5.6.2.4.
 */
final class DocumentTimestamps {

    /** One of them; what covers a place behind which it stands. */
    private record Stamp(int covers, PdfRevision revision, JudgedTimestamp judged) {}

    private final List<Stamp> stamps = new ArrayList<>();
    private boolean broken;

    /**
     * @param all the signatures and time-stamps of the file
     */
    static DocumentTimestamps judge(
            byte[] bytes, PdfFile file, List<FoundSignature> all, SecurityStore store, TrustStore trust, Instant now) {
        DocumentTimestamps judged = new DocumentTimestamps();
        for (FoundSignature found : all.reversed()) {
            if (found.isTimestamp()) {
                judged.add(new ExaminedSignature(bytes, file, found, trust, now), all, store);
            }
        }
        return judged;
    }

    private void add(ExaminedSignature stamp, List<FoundSignature> all, SecurityStore store) {
        boolean sound = Stream.of(new ByteRangeCheck(), new OverlapCheck(all), new FieldCheck(), new CoverageCheck())
                .map(check -> check.check(stamp))
                .allMatch(Finding::isPassed);
        byte[] encoded = stamp.contents().map(SignatureContents::encoded).orElse(null);
        ByteRange range = stamp.range().orElse(null);
        if (!sound || encoded == null || range == null) {
            broken = true;
            return;
        }
        JudgedTimestamp judged = JudgedTimestamp.judge(
                encoded,
                digest -> range.digest(stamp.bytes(), digest),
                store.certificates(),
                store.evidence(),
                stamp.trust(),
                stamp.now(),
                provenAfter(range.end()));
        broken |= !judged.isIntact();
        stamps.add(new Stamp(range.end(), stamp.found().revision(), judged));
    }

    /** Is one of them false? Then nobody knows what it should have said, and about which signature. */
    boolean isBroken() {
        return broken;
    }

    /** Those that cover a place of the file. */
    List<JudgedTimestamp> covering(int end) {
        return stamps.stream()
                .filter(stamp -> stamp.covers() >= end)
                .map(Stamp::judged)
                .toList();
    }

    /** The earliest time that one of those proves which cover a place of the file. */
    Optional<Instant> provenAfter(int end) {
        return JudgedTimestamp.earliest(covering(end));
    }

    /** The earliest time that one of those proves which cover the security store. */
    Optional<Instant> proven(SecurityStore store) {
        return store.since().flatMap(since -> provenAfter(since.end()));
    }
}
