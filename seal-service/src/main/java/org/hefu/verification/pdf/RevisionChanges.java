package org.hefu.verification.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hefu.pdf.PdfPermissions;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.verification.pdf.Changes.Change;
import org.hefu.verification.report.ChangesAfter;

/**
 * What one saving changed against the one before it.
 *
 * <p>Source: ISO 32000-2, section 12.8.2.2 for what a signed document may go through. Every changed object has to belong to
 * something that is recognised: a further signature or time-stamp that covers the saving, proofs, and where the
 * certification allows it a form filled in or a comment. Anything else is forbidden if it is shown, and unknown if not.
 */
final class RevisionChanges {

    private static final Set<String> CATALOG_MAY_GAIN = Set.of("AcroForm", "Version", "DSS", "Extensions");
    private static final Set<String> FORM_MAY_CHANGE = Set.of("Fields", "SigFlags");
    private static final Set<String> INFORMATION_MAY_CHANGE = Set.of("ModDate", "Producer");

    /** As table 257 counts: what a certification still allows. */
    private static final int CLOSED = 1;

    private static final int FORMS = 2;
    private static final int COMMENTS = 3;

    private final Revisions revisions;
    private final Optional<AddedSignature> signature;
    private final List<PdfPermissions> rules;
    private final int level;
    /** Fields and annotations that pages and form may have gained. */
    private final Set<Integer> marks = new HashSet<>();

    private final Set<Integer> explained = new HashSet<>();
    private final List<Change> allowed = new ArrayList<>();
    private ChangesAfter worst = ChangesAfter.ALLOWED;

    private RevisionChanges(Revisions revisions, Optional<Integer> signature, List<PdfPermissions> rules) {
        this.revisions = revisions;
        this.signature = AddedSignature.find(revisions, signature);
        this.rules = rules;
        this.level = rules.stream()
                .mapToInt(PdfPermissions::level)
                .filter(one -> one > 0)
                .min()
                .orElse(0);
    }

    /**
     * @param signature number of the signature dictionary that this saving brought and that covers it; empty if none
     * @param rules of the signatures before
     */
    static Changes between(
            PdfRevision before, PdfRevision after, Optional<Integer> signature, List<PdfPermissions> rules) {
        return new RevisionChanges(new Revisions(before, after), signature, rules).judge();
    }

    private Changes judge() {
        explainSignature();
        explainProofs();
        if (level >= FORMS) {
            explainForm();
        }
        if (level == COMMENTS) {
            explainComments();
        }
        if (allowed.isEmpty()) {
            worst = worst.worse(ChangesAfter.UNKNOWN);
        }
        if (!revisions
                .before()
                .trailer()
                .get("Root")
                .equals(revisions.after().trailer().get("Root"))) {
            worst = ChangesAfter.FORBIDDEN;
        }
        judgeTheRest();
        return new Changes(worst, allowed);
    }

    private void explainSignature() {
        AddedSignature added = signature.orElse(null);
        if (added == null) {
            return;
        }
        marks.addAll(added.marks());
        explained.addAll(added.explained());
        if (added.isTimestamp()) {
            allowed.add(new Change("文档时间戳", "a time-stamp of the document"));
        } else {
            allowed.add(new Change("其他签名", "a further signature"));
        }
        // Anybody may set a time-stamp, and it has nothing to show.
        if (added.couldHide() || (added.isTimestamp() && added.isSeen())) {
            worst = worst.worse(ChangesAfter.UNKNOWN);
        }
        if (level == CLOSED && (!added.isTimestamp() || added.isSeen())) {
            worst = ChangesAfter.FORBIDDEN;
        }
    }

    private void explainProofs() {
        Set<Integer> proofs = AddedProofs.find(revisions);
        if (!proofs.isEmpty()) {
            explained.addAll(proofs);
            allowed.add(new Change("验证材料（证书、吊销信息）", "proofs (certificates, revocation data)"));
        }
    }

    private void explainForm() {
        FilledForm filled = FilledForm.find(revisions, rules);
        explained.addAll(filled.explained());
        if (!filled.names().isEmpty()) {
            String names = String.join(", ", filled.names());
            allowed.add(new Change("填写表单域 " + names, "form fields filled in: " + names));
        }
        if (filled.breaksLock()) {
            worst = ChangesAfter.FORBIDDEN;
        }
    }

    private void explainComments() {
        Set<Integer> comments = AddedComments.find(revisions);
        marks.addAll(comments);
        explained.addAll(comments);
        if (!comments.isEmpty()) {
            allowed.add(new Change(
                    comments.size() + " 条批注", comments.size() == 1 ? "a comment" : comments.size() + " comments"));
        }
    }

    private void judgeTheRest() {
        Set<Integer> shown = ShownObjects.of(revisions.before());
        // What the document named before it was there is not new: it was waiting to be shown.
        Set<Integer> awaited = ShownObjects.reachable(
                revisions.before(), revisions.before().trailer().get("Root"));
        for (int number : revisions.changed()) {
            boolean waiting = revisions.isNew(number) && awaited.contains(number);
            if (waiting || !(explained.contains(number) || isBenign(number))) {
                worst = worst.worse(shown.contains(number) ? ChangesAfter.FORBIDDEN : ChangesAfter.UNKNOWN);
            }
        }
    }

    private boolean isBenign(int number) {
        PdfRevision before = revisions.before();
        PdfRevision after = revisions.after();
        PdfValue earlier = revisions.earlier(number);
        PdfValue later = revisions.later(number);
        if (Revisions.isReferred(before.trailer().get("Info"), number)) {
            return Revisions.differOnly(earlier, later, INFORMATION_MAY_CHANGE);
        }
        if (Revisions.isReferred(before.trailer().get("Root"), number)) {
            return Revisions.differOnly(earlier, later, CATALOG_MAY_GAIN) && formIsBenign();
        }
        if (Revisions.isReferred(after.catalog().get("AcroForm"), number)) {
            return formIsBenign();
        }
        if (Revisions.isReferred(form(after).get("Fields"), number)) {
            return Revisions.addsOnly(earlier, later, marks);
        }
        return isPageWithMarks(earlier, later) || isListOfMarks(number, earlier, later);
    }

    private boolean formIsBenign() {
        PdfValue.Dictionary earlier = form(revisions.before());
        PdfValue.Dictionary later = form(revisions.after());
        if (earlier.entries().isEmpty()) {
            return Revisions.addsOnly(
                            new PdfValue.Array(List.of()), revisions.after().resolve(later.get("Fields")), marks)
                    && !later.entries().containsKey("XFA")
                    && !later.entries().containsKey("NeedAppearances");
        }
        return Revisions.differOnly(earlier, later, FORM_MAY_CHANGE)
                && Revisions.addsOnly(
                        revisions.before().resolve(earlier.get("Fields")),
                        revisions.after().resolve(later.get("Fields")),
                        marks);
    }

    private static PdfValue.Dictionary form(PdfRevision revision) {
        return revision.dictionary(revision.catalog().get("AcroForm"));
    }

    private boolean isPageWithMarks(PdfValue earlier, PdfValue later) {
        return earlier instanceof PdfValue.Dictionary one
                && later instanceof PdfValue.Dictionary other
                && one.name("Type").filter("Page"::equals).isPresent()
                && Revisions.differOnly(one, other, Set.of("Annots"))
                && Revisions.addsOnly(
                        revisions.before().resolve(one.get("Annots")),
                        revisions.after().resolve(other.get("Annots")),
                        marks);
    }

    /** An annotation list that is an object of its own. */
    private boolean isListOfMarks(int number, PdfValue earlier, PdfValue later) {
        return earlier instanceof PdfValue.Array
                && Revisions.addsOnly(earlier, later, marks)
                && marks.stream()
                        .map(revisions::later)
                        .filter(PdfValue.Dictionary.class::isInstance)
                        .map(mark -> revisions.after().dictionary(((PdfValue.Dictionary) mark).get("P")))
                        .anyMatch(page -> Revisions.isReferred(page.get("Annots"), number));
    }
}
