package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.signing;
import static org.hefu.verification.pdf.RawPdf.update;

import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.Attack;

/** Comments, pictures of fields and slices of seals that hide what they lie on. */
final class HidingAttacks extends AttackedPdf {

    private static final String PLACE = " /QuadPoints [0 200 200 200 0 0 200 0] /Rect [0 0 200 200] /F 4 >>";

    HidingAttacks(TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
    }

    void make() {
        comments();
        pictures();
        slices();
        quarters();
    }

    private void comments() {
        marked("marked-in-yellow", "<< /Type /Annot /Subtype /Highlight /C [1 1 0]" + PLACE);
        marked("blackened", "<< /Type /Annot /Subtype /Highlight /C [0 0 0]" + PLACE);
        marked("marked-in-its-own-way", "<< /Type /Annot /Subtype /Highlight /BM /Normal /C [1 1 0]" + PLACE);
        for (String kind : List.of("StrikeOut", "Underline", "Squiggly")) {
            marked(
                    "covered-by-" + kind,
                    "<< /Type /Annot /Subtype /" + kind + " /C [1 1 1] /BS << /W 400 >> /Border [0 0 400]" + PLACE);
        }
        marked("struck-out", "<< /Type /Annot /Subtype /StrikeOut /C [1 1 1]" + PLACE);
        marked(
                "covered-by-a-window",
                "<< /Type /Annot /Subtype /Popup /Open true /Contents (x) /Rect [0 0 200 200] >>");
    }

    private void marked(String defect, String annotation) {
        add(
                "certified-for-comments-and-" + defect,
                update(
                        sign(unsigned, authority, signing(certifying("3"))),
                        objects(3, SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 9 0 R]"), 9, annotation),
                        ""));
    }

    private void pictures() {
        add("certified-for-forms-and-picture-replaced", update(signedForm(certifying("2")), objects(11, COVER), ""));
        byte[] shared = sign(
                unsigned,
                authority,
                objects(
                        1,
                        SIGNED_CATALOG.replace("[6 0 R]", "[10 0 R 6 0 R]"),
                        3,
                        SIGNED_PAGE
                                .replace("[6 0 R]", "[10 0 R 6 0 R]")
                                .replace("/Contents 4 0 R", "/Contents [4 0 R 11 0 R]"),
                        10,
                        TEXT_FIELD,
                        11,
                        PICTURE,
                        5,
                        certifying("2"),
                        6,
                        FIELD));
        add("picture-shared-with-the-page-replaced", update(shared, objects(11, COVER), ""));
    }

    private void slices() {
        String stamp = "<< /Type /Annot /Subtype /Stamp /P 3 0 R /F 4 /Rect [180 50 200 150] /AP << /N 10 0 R >> >>";
        String slice = form(
                "/BBox [0 0 20 100] /Resources << /ExtGState << /Ink << /BM /Multiply >> >> /XObject <<"
                        + " /Seal 11 0 R >> >>",
                "/Ink gs q 20 0 0 100 0 0 cm /Seal Do Q");
        String red = form("/BBox [0 0 1 1] /Resources << >>", "1 0 0 RG\n0 0 1 1 re\nS\n");
        slice("of-ink", stamp, slice, red);
        slice(
                "that-is-opaque",
                stamp,
                slice,
                form(
                        "/BBox [0 0 1 1] /Resources << /ExtGState << /G << /BM /Normal >> >> >>",
                        "/G gs 1 g 0 0 1 1 re f"));
        slice(
                "by-a-state-of-the-page",
                stamp,
                slice,
                form("/BBox [0 0 1 1] /Resources << >>", "/G gs\n1 1 1 rg\n0 0 1 1 re\nf\n"));
        slice(
                "in-a-group-of-its-own",
                stamp,
                slice.replace("/BBox", "/Group << /S /Transparency /I true >> /BBox"),
                red);
        slice("with-a-rectangle-twice", stamp.replace("/AP", "/Rect [0 0 200 200] /AP"), slice, red);
    }

    private static String form(String entries, String content) {
        return "<< /Type /XObject /Subtype /Form " + entries + " /Length " + content.length() + " >>\nstream\n"
                + content + "\nendstream";
    }

    private void slice(String defect, String stamp, String form, String picture) {
        add(
                "seal-slice-" + defect,
                sign(
                        signed,
                        authority,
                        with(
                                further(),
                                3,
                                SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 8 0 R 9 0 R]"),
                                9,
                                stamp,
                                10,
                                form,
                                11,
                                picture)));
    }

    /** Each saving takes a quarter of the page, and not more. */
    private void quarters() {
        byte[] file = signed;
        StringBuilder fields = new StringBuilder("[6 0 R");
        List<String> places = List.of("[0 0 100 100]", "[100 0 200 100]", "[0 100 100 200]", "[100 100 200 200]");
        for (int i = 0; i < places.size(); i++) {
            int number = 7 + 3 * i;
            fields.append(' ').append(number + 1).append(" 0 R");
            Map<Integer, String> saving = objects(
                    1,
                    SIGNED_CATALOG.replace("[6 0 R", fields),
                    3,
                    SIGNED_PAGE.replace("[6 0 R", fields),
                    number,
                    SIGNATURE,
                    number + 1,
                    FIELD.replace("5 0 R", number + " 0 R")
                            .replace("(S1)", "(T" + i + ")")
                            .replace("[0 0 0 0]", places.get(i) + " /AP << /N " + (number + 2) + " 0 R >>"),
                    number + 2,
                    COVER);
            file = sign(file, authority, saving);
        }
        add("further-signatures-of-a-quarter-each", file);
    }
}
