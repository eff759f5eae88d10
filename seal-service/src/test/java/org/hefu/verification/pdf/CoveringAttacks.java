package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.update;

import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.Attack;

/** What is saved behind a signature and covers the pages that were signed, bit by bit or under another name. */
final class CoveringAttacks extends AttackedPdf {

    private static final String TIMESTAMP = StrangerTimestamps.DICTIONARY;
    private static final String GIANT = "<< /Type /Page /MediaBox [0 0 14400 14400] /Resources << >> >>";

    private final StrangerTimestamps stranger;

    CoveringAttacks(StrangerTimestamps stranger, TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
        this.stranger = stranger;
    }

    void make() throws Exception {
        pictureOfATimestamp();
        pageOfATimestamp();
        pageOfASignature();
        partsOfAPage();
        notes();
    }

    /** Nobody's key is needed: the time-stamp authority is the attacker's own. */
    private void pictureOfATimestamp() throws Exception {
        add(
                "timestamp-of-a-stranger-with-a-picture",
                stamped(objects(
                        1,
                        SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                        3,
                        SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                        7,
                        TIMESTAMP,
                        8,
                        covering("[50 50 140 140]", "3 0 R", "/N 9 0 R"),
                        9,
                        COVER)));
    }

    /** The share of the page is counted on a page that the field only names. */
    private void pageOfATimestamp() throws Exception {
        add(
                "timestamp-of-a-stranger-over-the-page",
                stamped(objects(
                        1,
                        SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                        3,
                        SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                        7,
                        TIMESTAMP,
                        8,
                        covering("[0 0 200 200]", "10 0 R", "/N 9 0 R /X 10 0 R"),
                        9,
                        COVER,
                        10,
                        GIANT)));
    }

    private void pageOfASignature() {
        add(
                "further-signature-over-the-page",
                sign(
                        signed,
                        authority,
                        objects(
                                1,
                                SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                                3,
                                SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                                7,
                                SIGNATURE,
                                8,
                                covering("[0 0 200 200]", "10 0 R", "/N 9 0 R /X 10 0 R"),
                                9,
                                COVER,
                                10,
                                GIANT)));
    }

    /** Each is small enough, together they are the page. */
    private void partsOfAPage() {
        String kid = "<< /Type /Annot /Subtype /Widget /Parent 8 0 R /P 3 0 R /Rect %s /AP << /N 9 0 R >> >>";
        add(
                "further-signature-over-the-page-in-parts",
                sign(
                        signed,
                        authority,
                        objects(
                                1,
                                SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                                3,
                                SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 10 0 R 11 0 R 12 0 R 13 0 R]"),
                                7,
                                SIGNATURE,
                                8,
                                "<< /FT /Sig /T (S2) /V 7 0 R /Kids [10 0 R 11 0 R 12 0 R 13 0 R] >>",
                                9,
                                COVER,
                                10,
                                kid.formatted("[0 0 100 100]"),
                                11,
                                kid.formatted("[100 0 200 100]"),
                                12,
                                kid.formatted("[0 100 100 200]"),
                                13,
                                kid.formatted("[100 100 200 200]"))));
    }

    /** Where comments are allowed, seven times seven notes as small as a symbol are the page. */
    private void notes() {
        byte[] certified = sign(
                unsigned,
                authority,
                RawPdf.signing(SIGNATURE.replace(
                        "/Type /Sig",
                        "/Type /Sig /Reference [<< /TransformMethod /DocMDP /TransformParams << /P 3 /V /1.2 >> >>]")));
        StringBuilder annotations = new StringBuilder("[6 0 R");
        Map<Integer, String> notes = objects(9, COVER);
        for (int i = 0; i < 49; i++) {
            int left = i % 7 * 29;
            int low = i / 7 * 29;
            annotations.append(' ').append(20 + i).append(" 0 R");
            notes.put(
                    20 + i,
                    "<< /Type /Annot /Subtype /Text /Rect [" + left + " " + low + " " + (left + 30) + " " + (low + 30)
                            + "] /AP << /N 9 0 R >> >>");
        }
        notes.put(3, SIGNED_PAGE.replace("[6 0 R", annotations));
        add("certified-for-comments-and-covered-in-parts", update(certified, notes, ""));
    }

    private static String covering(String place, String page, String picture) {
        return FIELD.replace("5 0 R", "7 0 R")
                .replace("(S1)", "(S2)")
                .replace("/P 3 0 R", "/P " + page)
                .replace("[0 0 0 0]", place + " /AP << " + picture + " >>");
    }

    private byte[] stamped(Map<Integer, String> objects) throws Exception {
        return stranger.stamp(signed, authority, objects);
    }
}
