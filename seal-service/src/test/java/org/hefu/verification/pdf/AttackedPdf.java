package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.stream;
import static org.hefu.verification.pdf.SignedPapers.NOW;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.Attack;

/** What all attacks on a signed PDF start from. */
abstract class AttackedPdf {

    static final String OTHER = stream("0 0 m 200 100 l S");
    /** White, over all that is below. */
    static final String COVER = "<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Length 24 >>\n"
            + "stream\n1 g 0 0 200 200 re f    \nendstream";

    static final String TEXT_FIELD = "<< /FT /Tx /T (Amount) /V (1) /Type /Annot /Subtype /Widget"
            + " /Rect [10 10 50 20] /P 3 0 R /AP << /N 11 0 R >> >>";
    static final String PICTURE =
            "<< /Type /XObject /Subtype /Form /BBox [0 0 40 10] /Length 6 >>\n" + "stream\n0 0 m \nendstream";

    final TestAuthority authority;
    final byte[] unsigned = RawPdf.unsigned();
    final byte[] signed;
    private final List<Attack> attacks;

    /**
     * @param attacks is added to
     */
    AttackedPdf(TestAuthority authority, List<Attack> attacks) {
        this.authority = authority;
        this.signed = RawPdf.signed(authority);
        this.attacks = attacks;
    }

    final void add(String name, byte[] file) {
        add(name, file, authority.trust());
    }

    final void add(String name, byte[] file, TrustStore trust) {
        add(name, file, trust, NOW.plusSeconds(60));
    }

    final void add(String name, byte[] file, TrustStore trust, Instant now) {
        attacks.add(new Attack(name, file, trust, now));
    }

    final void addAll(List<Attack> more) {
        attacks.addAll(more);
    }

    static Map<Integer, String> further() {
        return objects(
                1,
                SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                3,
                SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                7,
                SIGNATURE,
                8,
                FIELD.replace("5 0 R", "7 0 R").replace("(S1)", "(S2)"));
    }

    /** A further signature or time-stamp, 7, with its field, 8, on the page. */
    static Map<Integer, String> further(String signature, String field) {
        Map<Integer, String> objects = further();
        objects.put(7, signature);
        objects.put(8, field);
        return objects;
    }

    /** The field of a further signature, with more in it. */
    static String field(String rectangle, String more) {
        return FIELD.replace("5 0 R", "7 0 R").replace("(S1)", "(S2)").replace("[0 0 0 0]", rectangle + " " + more);
    }

    static Map<Integer, String> with(Map<Integer, String> objects, Object... more) {
        objects.putAll(objects(more));
        return objects;
    }

    /** A signature dictionary that certifies for what a level allows. */
    static String certifying(String level) {
        return SIGNATURE.replace("/Type /Sig", "/Type /Sig" + certification(level));
    }

    static String certification(String level) {
        return " /Reference [<< /TransformMethod /DocMDP /TransformParams << /P " + level + " /V /1.2 >> >>]";
    }

    /** A signed form with one text field, 10, and its picture, 11. */
    final byte[] signedForm(String signature) {
        return RawPdf.sign(
                unsigned,
                authority,
                objects(
                        1,
                        SIGNED_CATALOG.replace("[6 0 R]", "[10 0 R 6 0 R]"),
                        3,
                        SIGNED_PAGE.replace("[6 0 R]", "[10 0 R 6 0 R]"),
                        10,
                        TEXT_FIELD,
                        11,
                        PICTURE,
                        5,
                        signature,
                        6,
                        FIELD));
    }

    static byte[] filled(byte[] form) {
        return RawPdf.update(
                form, objects(10, TEXT_FIELD.replace("(1)", "(9)").replace("11 0 R", "12 0 R"), 12, PICTURE), "");
    }

    static byte[] concat(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
