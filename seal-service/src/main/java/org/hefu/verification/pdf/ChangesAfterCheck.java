package org.hefu.verification.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hefu.pdf.PdfRevision;
import org.hefu.verification.pdf.Changes.Change;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Did anything that was added later change what was signed? ISO 32000-2, sections 7.5.6 and 12.8.2.2. Savings are allowed
 * that add nothing but a further signature or time-stamp which covers them, proofs, or what a certification permits; what
 * is not understood, or takes more than a quarter of a page with all that was added, is unknown.
 */
final class ChangesAfterCheck implements SignatureCheck {

    /** A sound document is not sealed more often than this; further savings stay unknown. */
    private static final int MOST_REVISIONS = 50;

    private final List<FoundSignature> all;
    /** What each saving changed: the same whichever signature asks, for the rules are those of all before the saving. */
    private final Map<PdfRevision, Changes> known = new HashMap<>();

    ChangesAfterCheck(List<FoundSignature> all) {
        this.all = all;
    }

    @Override
    public Finding check(ExaminedSignature signature) {
        Changes changes = all(signature);
        return switch (changes.worst()) {
            case NONE -> Finding.passed(Check.CHANGES_AFTER, "签名之后文件没有变化", "Nothing was added after it");
            case ALLOWED ->
                Finding.passed(
                        Check.CHANGES_AFTER,
                        "签名之后只有允许的追加：" + words(changes, Change::zh),
                        "Only what is allowed was added after it: " + words(changes, Change::en));
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
                        "签名之后文件显示的内容被改动，或作了认证所不允许的追加",
                        "What the document shows was changed after it, or added to against its certification");
        };
    }

    private static String words(Changes changes, Function<Change, String> language) {
        return changes.allowed().stream().map(language).distinct().collect(Collectors.joining("; "));
    }

    ChangesAfter changes(ExaminedSignature signature) {
        return all(signature).worst();
    }

    private Changes all(ExaminedSignature signature) {
        Optional<PdfRevision> covered = CoverageCheck.covered(signature);
        if (covered.isEmpty()) {
            return Changes.NONE.worse(ChangesAfter.UNKNOWN);
        }
        List<PdfRevision> revisions = signature.file().revisions();
        int place = revisions.indexOf(covered.get());
        Changes changes = Changes.NONE;
        for (int i = place + 1; i < revisions.size(); i++) {
            PdfRevision revision = revisions.get(i);
            changes = i - place > MOST_REVISIONS
                    ? changes.worse(ChangesAfter.UNKNOWN)
                    : changes.and(known.computeIfAbsent(revision, any -> changes(revision, signature)));
        }
        if (new CoveredShare(revisions.getLast(), changes.marks()).couldHide()) {
            changes = changes.worse(ChangesAfter.UNKNOWN);
        }
        boolean tail = signature.range().orElseThrow().end() < signature.bytes().length;
        return (changes.worst() == ChangesAfter.NONE && tail)
                        || signature.file().strayBytes() > 0
                ? changes.worse(ChangesAfter.UNKNOWN)
                : changes;
    }

    private Changes changes(PdfRevision revision, ExaminedSignature examined) {
        return revision.before()
                .map(before -> RevisionChanges.between(
                        examined.file(),
                        before,
                        revision,
                        signatureOf(revision, examined),
                        Rules.before(revision, all)))
                .orElse(Changes.NONE.worse(ChangesAfter.UNKNOWN));
    }

    private Optional<FoundSignature> signatureOf(PdfRevision revision, ExaminedSignature examined) {
        return all.stream()
                .filter(other -> other.revision() == revision && !other.holder().packed())
                .filter(other -> other.range(examined.bytes().length)
                        .filter(range -> revision.endsAt(range.end()))
                        .isPresent())
                .findFirst();
    }
}
