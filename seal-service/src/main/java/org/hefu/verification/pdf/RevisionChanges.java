package org.hefu.verification.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfObject;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.verification.pdf.Changes.Change;
import org.hefu.verification.report.ChangesAfter;

/**
 * What one saving changed against the one before it.
 *
 * <p>Source: ISO 32000-2, section 12.8.2.2 for what a signed document may go through. Every changed object has to belong to
 * something that is recognised: a further signature or time-stamp that covers the saving, proofs, and where the
 * certification allows it a form filled in or a comment. What a reader needed before to show the pages may only be changed
 * where a page gains an annotation, or an empty or fillable field its value and picture, and only if no content is drawn with
 * the same object; whatever else it may be called now, it is forbidden. Anything else is unknown.
 */
final class RevisionChanges {

    private static final Set<String> CATALOG_MAY_GAIN = Set.of("AcroForm", "Version", "DSS", "Extensions", "Metadata");
    private static final Set<String> INFORMATION_MAY_CHANGE = Set.of("ModDate", "Producer");
    private static final Set<String> METADATA_MAY_HAVE = Set.of("Type", "Subtype", "Length", "Filter", "DecodeParms");

    private final PdfFile file;
    private final Revisions revisions;
    private final Optional<AddedSignature> signature;
    private final Rules rules;
    /** Fields and annotations that pages and form may have gained. */
    private final Set<Integer> marks = new HashSet<>();
    /** Those of them that take room on a page. */
    private final Set<Integer> large = new HashSet<>();
    /** What was there before and may be changed where it stands, if no content is drawn with it. */
    private final Set<Integer> inPlace = new HashSet<>();
    /** Pictures that fields alone may show. */
    private final Set<Integer> pictures = new HashSet<>();
    /** What is harmless as long as it was not shown before under another name. */
    private final Set<Integer> explained = new HashSet<>();

    private final List<Change> allowed = new ArrayList<>();
    private ChangesAfter worst = ChangesAfter.ALLOWED;

    private RevisionChanges(PdfFile file, Revisions revisions, Optional<FoundSignature> signature, Rules rules) {
        this.file = file;
        this.revisions = revisions;
        this.signature = AddedSignature.find(revisions, signature);
        this.rules = rules;
    }

    /**
     * @param signature that this saving brought and that covers it; empty if none
     * @param rules of the signatures before
     */
    static Changes between(
            PdfFile file, PdfRevision before, PdfRevision after, Optional<FoundSignature> signature, Rules rules) {
        return new RevisionChanges(file, new Revisions(before, after), signature, rules).judge();
    }

    private Changes judge() {
        explainSignature();
        explainProofs();
        if (rules.allowForms()) {
            explainForm();
        }
        if (rules.allowComments()) {
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
        return new Changes(worst, allowed, large);
    }

    private void explainSignature() {
        AddedSignature added = signature.orElse(null);
        if (added == null) {
            return;
        }
        marks.addAll(added.marks());
        large.addAll(added.marks());
        inPlace.addAll(added.inPlace());
        explained.addAll(added.explained());
        if (added.isTimestamp()) {
            allowed.add(new Change("文档时间戳", "a time-stamp of the document"));
        } else {
            allowed.add(new Change("其他签名", "a further signature"));
        }
        // Anybody may set a time-stamp, and it has nothing to show.
        if (added.isDoubtful() || (added.isTimestamp() && added.isSeen())) {
            worst = worst.worse(ChangesAfter.UNKNOWN);
        }
        if (rules.isClosed() && (!added.isTimestamp() || added.isSeen())) {
            worst = ChangesAfter.FORBIDDEN;
        }
    }

    private void explainProofs() {
        Set<Integer> proofs = AddedProofs.find(file, revisions);
        if (!proofs.isEmpty()) {
            explained.addAll(proofs);
            allowed.add(new Change("验证材料（证书、吊销信息）", "proofs (certificates, revocation data)"));
        }
    }

    private void explainForm() {
        FilledForm filled = FilledForm.find(revisions, rules);
        inPlace.addAll(filled.inPlace());
        pictures.addAll(filled.pictures());
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
        AddedComments comments = AddedComments.find(revisions);
        marks.addAll(comments.all());
        large.addAll(comments.notes());
        explained.addAll(comments.all());
        if (!comments.all().isEmpty()) {
            int count = comments.all().size();
            allowed.add(new Change(count + " 条批注", count == 1 ? "a comment" : count + " comments"));
        }
        if (comments.isDoubtful()) {
            worst = worst.worse(ChangesAfter.UNKNOWN);
        }
    }

    private void judgeTheRest() {
        ChangedForm form = new ChangedForm(revisions, marks);
        explained.addAll(form.explained());
        metadata().ifPresent(explained::add);
        information().ifPresent(explained::add);
        Set<Integer> shown = ShownObjects.of(revisions.before());
        Set<Integer> painted = ShownObjects.painted(revisions.before());
        Set<Integer> pages = PdfPage.all(revisions.before()).stream()
                .map(PdfValue.Reference::number)
                .collect(Collectors.toSet());
        // What the document named before it was there is not new: it was waiting to be shown.
        Set<Integer> awaited = ShownObjects.reachable(
                revisions.before(), revisions.before().trailer().get("Root"));
        for (int number : revisions.changed()) {
            boolean waiting = revisions.isNew(number) && awaited.contains(number);
            boolean known = (explained.contains(number) && !shown.contains(number))
                    || (mayChangeInPlace(number, form) && !painted.contains(number))
                    || pictures.contains(number)
                    || isPageWithMarks(number, pages);
            if (waiting || !known || isRenamed(number)) {
                worst = worst.worse(shown.contains(number) ? ChangesAfter.FORBIDDEN : ChangesAfter.UNKNOWN);
            }
        }
    }

    /** Under another generation, what refers to an object no longer finds it. */
    private boolean isRenamed(int number) {
        return !revisions.isNew(number)
                && !revisions
                        .before()
                        .object(number)
                        .map(PdfObject::generation)
                        .equals(revisions.after().object(number).map(PdfObject::generation));
    }

    private Optional<Integer> information() {
        return revisions.before().trailer().get("Info") instanceof PdfValue.Reference information
                        && Revisions.differOnly(
                                revisions.earlier(information.number()),
                                revisions.later(information.number()),
                                INFORMATION_MAY_CHANGE)
                ? Optional.of(information.number())
                : Optional.empty();
    }

    private boolean mayChangeInPlace(int number, ChangedForm form) {
        PdfValue earlier = revisions.earlier(number);
        PdfValue later = revisions.later(number);
        if (Revisions.isReferred(revisions.before().trailer().get("Root"), number)) {
            return Revisions.differOnly(earlier, later, CATALOG_MAY_GAIN) && form.isBenign() && metadataIsBenign();
        }
        return inPlace.contains(number) || isListOfMarks(number, earlier, later);
    }

    private boolean metadataIsBenign() {
        PdfValue later = revisions.after().catalog().get("Metadata");
        return later.equals(revisions.before().catalog().get("Metadata"))
                || metadata().isPresent();
    }

    /**
     * The description of the document (section 14.3.2) that a further signature brought up to date; only the catalog leads to
     * it.
     */
    private Optional<Integer> metadata() {
        PdfValue place = revisions.after().catalog().get("Metadata");
        if (rules.isClosed()
                || signature.filter(added -> !added.isTimestamp()).isEmpty()
                || !(place instanceof PdfValue.Reference reference)
                || !revisions.changed().contains(reference.number())
                || !isMetadata(revisions.later(reference.number()))) {
            return Optional.empty();
        }
        boolean replaced = place.equals(revisions.before().catalog().get("Metadata"))
                && isMetadata(revisions.earlier(reference.number()))
                && new ReferenceCount(revisions.before()).isOne(reference.number());
        return revisions.isNew(reference.number()) || replaced ? Optional.of(reference.number()) : Optional.empty();
    }

    private static boolean isMetadata(PdfValue value) {
        return value instanceof PdfValue.Stream stream
                && !stream.dictionary().repeats()
                && METADATA_MAY_HAVE.containsAll(stream.dictionary().entries().keySet())
                && stream.dictionary().name("Type").filter("Metadata"::equals).isPresent()
                && stream.dictionary().name("Subtype").filter("XML"::equals).isPresent();
    }

    private boolean isPageWithMarks(int number, Set<Integer> pages) {
        if (!(revisions.earlier(number) instanceof PdfValue.Dictionary earlier)
                || !(revisions.later(number) instanceof PdfValue.Dictionary later)
                || !pages.contains(number)) {
            return false;
        }
        PdfValue before = revisions.before().resolve(earlier.get("Annots"));
        return (before instanceof PdfValue.Null || before instanceof PdfValue.Array)
                && Revisions.differOnly(earlier, later, Set.of("Annots"))
                && Revisions.addsOnly(before, revisions.after().resolve(later.get("Annots")), marks);
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
