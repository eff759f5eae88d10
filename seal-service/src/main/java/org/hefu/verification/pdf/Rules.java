package org.hefu.verification.pdf;

import java.util.Comparator;
import java.util.List;
import org.hefu.pdf.PdfPermissions;
import org.hefu.pdf.PdfRevision;

/**
 * What the signatures before a saving say about it. Only the first signature of a file may open the document for more than
 * further signatures (ISO 32000-2, section 12.8.2.2: a certification comes first); later ones may but restrict it, and a
 * time-stamp, which anybody may set, says nothing.
 *
 * @param level as table 257 counts; 0 if nothing is said
 * @param permissions of each signature before
 */
record Rules(int level, List<PdfPermissions> permissions) {

    private static final int CLOSED = 1;
    private static final int FORMS = 2;
    private static final int COMMENTS = 3;

    Rules {
        permissions = List.copyOf(permissions);
    }

    /**
     * @param all the signatures and time-stamps of the file
     */
    static Rules before(PdfRevision saving, List<FoundSignature> all) {
        List<PdfPermissions> permissions = all.stream()
                .filter(one -> !one.isTimestamp() && one.revision().end() < saving.end())
                .sorted(Comparator.comparingInt(one -> one.revision().end()))
                .map(one -> PdfPermissions.of(one.revision(), one.dictionary()))
                .toList();
        int level = permissions.isEmpty() ? 0 : permissions.getFirst().level();
        for (PdfPermissions later : permissions) {
            if (later.isClosed() || (later.level() > 0 && later.level() < level)) {
                level = later.level();
            }
        }
        return new Rules(level, permissions);
    }

    /** May nothing be added but proofs and time-stamps? */
    boolean isClosed() {
        return level == CLOSED;
    }

    boolean allowForms() {
        return level >= FORMS;
    }

    boolean allowComments() {
        return level == COMMENTS;
    }

    boolean lock(String field) {
        return permissions.stream().anyMatch(one -> one.locks(field));
    }
}
