package org.hefu.verification.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Did anything that was added later change what was signed? ISO 32000-2, sections 7.5.6 and 12.8.2.2. Only savings of
 * which each is covered by a further signature that adds nothing else are allowed; what is not understood is unknown.
 */
final class ChangesAfterCheck implements SignatureCheck {

    /** A sound document is not sealed more often than this; further savings stay unknown. */
    private static final int MOST_REVISIONS = 50;

    private final List<FoundSignature> all;
    /** What each saving changed, whichever signature asks. */
    private final Map<PdfRevision, ChangesAfter> known = new HashMap<>();

    ChangesAfterCheck(List<FoundSignature> all) {
        this.all = all;
    }

    @Override
    public Finding check(ExaminedSignature signature) {
        return switch (changes(signature)) {
            case NONE -> Finding.passed(Check.CHANGES_AFTER, "签名之后文件没有变化", "Nothing was added after it");
            case ALLOWED ->
                Finding.passed(Check.CHANGES_AFTER, "签名之后仅加盖了其他签名", "Only further signatures were added after it");
            case UNKNOWN ->
                Finding.unknown(
                        Check.CHANGES_AFTER,
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "CHANGES_UNKNOWN",
                        "签名之后文件被追加了内容，无法判断其是否无害",
                        "Something was added after it that cannot be told to be harmless");
            case FORBIDDEN ->
                Finding.failed(
                        Check.CHANGES_AFTER,
                        SubIndication.FORMAT_FAILURE,
                        "CHANGES_FORBIDDEN",
                        "签名之后文件显示的内容被改动",
                        "What the document shows was changed after it");
        };
    }

    ChangesAfter changes(ExaminedSignature signature) {
        Optional<PdfRevision> covered = CoverageCheck.covered(signature);
        if (covered.isEmpty()) {
            return ChangesAfter.UNKNOWN;
        }
        List<PdfRevision> revisions = signature.file().revisions();
        int place = revisions.indexOf(covered.get());
        ChangesAfter worst = ChangesAfter.NONE;
        for (int i = place + 1; i < revisions.size(); i++) {
            PdfRevision revision = revisions.get(i);
            worst = worst.worse(
                    i - place > MOST_REVISIONS
                            ? ChangesAfter.UNKNOWN
                            : known.computeIfAbsent(revision, any -> changes(revision, signature)));
        }
        if (worst != ChangesAfter.NONE && isLocked(signature)) {
            return ChangesAfter.FORBIDDEN;
        }
        boolean tail = signature.range().orElseThrow().end() < signature.bytes().length;
        return (worst == ChangesAfter.NONE && tail) || signature.file().strayBytes() > 0
                ? worst.worse(ChangesAfter.UNKNOWN)
                : worst;
    }

    private ChangesAfter changes(PdfRevision revision, ExaminedSignature examined) {
        return revision.before()
                .map(before -> RevisionChanges.between(before, revision, signatureOf(revision, examined)))
                .orElse(ChangesAfter.UNKNOWN);
    }

    private Optional<Integer> signatureOf(PdfRevision revision, ExaminedSignature examined) {
        return all.stream()
                .filter(other -> other.revision() == revision && !other.holder().packed())
                .filter(other -> other.range(examined.bytes().length)
                        .filter(range -> revision.endsAt(range.end()))
                        .isPresent())
                .map(other -> other.holder().number())
                .findFirst();
    }

    /** A certification that allows no change at all, set by this signature or an earlier one. */
    private boolean isLocked(ExaminedSignature signature) {
        return all.stream()
                .filter(other ->
                        other.revision().end() <= signature.found().revision().end())
                .anyMatch(ChangesAfterCheck::locks);
    }

    private static boolean locks(FoundSignature signature) {
        PdfRevision revision = signature.revision();
        return revision.resolve(signature.dictionary().get("Reference")) instanceof PdfValue.Array references
                && references.values().stream()
                        .map(revision::dictionary)
                        .filter(reference -> reference
                                .name("TransformMethod")
                                .filter("DocMDP"::equals)
                                .isPresent())
                        .map(reference -> revision.dictionary(reference.get("TransformParams")))
                        .anyMatch(parameters -> parameters.index("P").orElse(0) == 1);
    }
}
