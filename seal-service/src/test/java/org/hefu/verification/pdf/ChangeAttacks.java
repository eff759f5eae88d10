package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.CATALOG;
import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.PAGE;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.signing;
import static org.hefu.verification.pdf.RawPdf.text;
import static org.hefu.verification.pdf.RawPdf.update;

import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.Attack;

/** Changes that are saved behind the signature, allowed or not. */
final class ChangeAttacks extends AttackedPdf {

    ChangeAttacks(TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
    }

    void make() {
        additions();
        certifications();
    }

    private void additions() {
        add("page-content-replaced", update(signed, objects(4, OTHER), ""));
        add("page-added", update(signed, objects(2, "<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>", 9, PAGE), ""));
        add("page-removed", update(signed, objects(2, "<< /Type /Pages /Kids [] /Count 0 >>"), ""));
        add(
                "annotation-over-content",
                update(
                        signed,
                        objects(
                                3,
                                SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 9 0 R]"),
                                9,
                                "<< /Type /Annot /Subtype /FreeText /Rect [0 0 200 200] >>"),
                        ""));
        add(
                "appearance-of-the-signature-replaced",
                update(signed, objects(6, FIELD.replace("/FT", "/AP << /N 9 0 R >> /FT"), 9, PICTURE), ""));
        add(
                "signature-dictionary-replaced",
                update(
                        signed,
                        objects(5, SIGNATURE.replace("@RANGE@", "0 10 20 30").replace("@CONTENTS@", "3000")),
                        ""));
        String text = text(signed);
        int start = text.lastIndexOf("5 0 obj\n") + 8;
        String dictionary = text.substring(start, text.indexOf("\nendobj", start));
        add(
                "reason-replaced",
                update(signed, objects(5, dictionary.replace("/Type /Sig", "/Type /Sig /Reason (another)")), ""));
        add("signature-taken-out", update(signed, objects(1, CATALOG, 3, PAGE), ""));
        add(
                "action-on-opening",
                update(
                        signed,
                        objects(1, SIGNED_CATALOG.replace("/Pages", "/OpenAction 9 0 R /Pages"), 9, "<< >>"),
                        ""));
        add("object-that-nobody-uses", update(signed, objects(9, "(hidden)"), ""));
        Map<Integer, String> changing = further();
        changing.put(4, OTHER);
        add("further-signature-changes-the-page", sign(signed, authority, changing));
        Map<Integer, String> covering = further();
        covering.computeIfPresent(8, (number, field) -> field.replace("[0 0 0 0]", "[0 0 200 200] /AP << /N 9 0 R >>"));
        covering.put(9, PICTURE);
        add("further-signature-covers-the-page", sign(signed, authority, covering));
        byte[] form = signedForm(SIGNATURE);
        add("form-filled-without-certification", filled(form));
    }

    private byte[] certified(int level) {
        return sign(unsigned, authority, signing(certifying(Integer.toString(level))));
    }

    private void certifications() {
        add("certified-closed-and-signed-again", sign(certified(1), authority, further()));
        add("certified-for-forms-and-signed-again", sign(certified(2), authority, further()));
        add("certified-for-forms-and-filled", filled(signedForm(certifying("2"))));
        add(
                "field-appearance-overridden",
                update(
                        signedForm(certifying("2")),
                        objects(
                                10,
                                TEXT_FIELD
                                        .replace("[10 10 50 20]", "[0 0 200 200]")
                                        .replace("11 0 R", "12 0 R"),
                                12,
                                PICTURE),
                        ""));
        add("certified-for-forms-and-commented", commented(certified(2), 20));
        add("certified-for-comments-and-commented", commented(certified(3), 20));
        add("certified-for-comments-and-covered", commented(certified(3), 200));
        String lock = " /Reference [<< /TransformMethod /FieldMDP /TransformParams << /Action /Include"
                + " /Fields [(Amount)] /V /1.2 >> >> << /TransformMethod /DocMDP /TransformParams << /P 2 >> >>]";
        add("locked-field-filled", filled(signedForm(SIGNATURE.replace("/Type /Sig", "/Type /Sig" + lock))));
    }

    private static byte[] commented(byte[] file, int size) {
        return update(
                file,
                objects(
                        3,
                        SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 9 0 R]"),
                        9,
                        "<< /Type /Annot /Subtype /Text /Contents (note) /Rect [0 0 " + size + " " + size + "] >>"),
                "");
    }
}
