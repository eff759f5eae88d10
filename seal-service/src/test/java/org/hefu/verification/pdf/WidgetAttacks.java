package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.signing;

import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.Attack;

/** Fields of further signatures and time-stamps by which a reader would draw over the page. */
final class WidgetAttacks extends AttackedPdf {

    private static final String TIMESTAMP = StrangerTimestamps.DICTIONARY;
    private static final String PAINT = "/DA (1 1 1 rg 1 1 1 RG /Helv 12 Tf) /BS << /W 400 /S /S >> /Border [0 0 400]";
    private static final String WHOLE = "[0 0 200 200]";

    private final StrangerTimestamps stranger;

    WidgetAttacks(StrangerTimestamps stranger, TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
        this.stranger = stranger;
    }

    void make() throws Exception {
        for (String kind : List.of("FreeText", "Square", "Stamp", "Link", "Text")) {
            stamped("called-" + kind, field(WHOLE, PAINT).replace("/Widget", "/" + kind));
        }
        stamped("with-a-background", field(WHOLE, "/MK << /BG [1 1 1] /BC [1 1 1] >>"));
        stamped("with-a-border-around-nothing", field("[0 0 0 0]", "/BS << /W 400 /S /S >>"));
        stamped("without-a-picture", field(WHOLE, ""));
        stamped("with-a-rectangle-of-five", field("[0 0 200 200 0]", "/AP << /N 9 0 R >>"), 9, COVER);
        stamped("with-a-rectangle-of-letters", field("[0 0 (200) 200]", "/AP << /N 9 0 R >>"), 9, COVER);
        stamped("with-a-picture-of-no-size", field("[0 0 0 0]", "/AP << /N 9 0 R >>"), 9, COVER);
        stamped(
                "with-a-blank-picture",
                field("[0 0 0 0]", "/F 132 /MK << >> /AP << /N 9 0 R >>"),
                9,
                "<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Length 0 >>\nstream\n\nendstream");
        Map<Integer, String> inPlace =
                with(further(TIMESTAMP, field("[0 0 0 0]", "").replace("7 0 R", "4 0 R")), 4, TIMESTAMP);
        inPlace.remove(7);
        add("timestamp-of-a-stranger-in-place-of-the-page", stranger.stamp(signed, authority, inPlace));
        kidWithARectangleTwice();
        turnedPage();
        fieldThatWasSeen();
        add(
                "timestamp-of-a-stranger-behind-a-closed-certification",
                stranger.stamp(
                        sign(unsigned, authority, signing(certifying("1"))),
                        authority,
                        further(TIMESTAMP, field(WHOLE, PAINT).replace("/Widget", "/FreeText"))));
        signed("with-a-rectangle-of-five", field("[0 0 200 200 0]", "/AP << /N 9 0 R >>"), 9, COVER);
        signed("that-does-not-turn", field("[0 0 20 20]", "/F 20 /AP << /N 9 0 R >>"), 9, COVER);
        signed("without-a-picture", field(WHOLE, ""));
        signed(
                "as-others-write-it",
                field("[0 0 20 20]", "/F 132 /MK << >> /DA (/Helv 0 Tf 0 g) /AP << /N 9 0 R >>"),
                9,
                COVER);
    }

    private void stamped(String defect, String field, Object... more) throws Exception {
        add(
                "timestamp-of-a-stranger-" + defect,
                stranger.stamp(signed, authority, with(further(TIMESTAMP, field), more)));
    }

    private void signed(String defect, String field, Object... more) {
        add("further-signature-" + defect, sign(signed, authority, with(further(SIGNATURE, field), more)));
    }

    private void kidWithARectangleTwice() throws Exception {
        Map<Integer, String> objects = with(
                further(TIMESTAMP, "<< /FT /Sig /T (S2) /V 7 0 R /Kids [10 0 R] >>"),
                3,
                SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 10 0 R]"),
                9,
                COVER,
                10,
                "<< /Type /Annot /Subtype /Widget /Parent 8 0 R /P 3 0 R /Rect [0 0 0 0] /AP << /N 9 0 R >>"
                        + " /Rect [0 0 200 200] >>");
        add("rectangle-twice-of-a-timestamp-of-a-stranger", stranger.stamp(signed, authority, objects));
        objects.put(7, SIGNATURE);
        add("further-signature-with-a-rectangle-twice", sign(signed, authority, objects));
    }

    /** The field was empty, but not its picture. */
    private void fieldThatWasSeen() throws Exception {
        String catalog = SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 8 0 R]");
        String page = SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 8 0 R]");
        String empty = field("[0 0 100 20]", "/AP << /N 9 0 R >>").replace("/V 7 0 R ", "");
        byte[] waiting =
                sign(unsigned, authority, objects(1, catalog, 3, page, 5, SIGNATURE, 6, FIELD, 8, empty, 9, PICTURE));
        Map<Integer, String> hiding = objects(7, TIMESTAMP, 8, field("[0 0 0 0]", ""));
        add("timestamp-of-a-stranger-hides-its-field", stranger.stamp(waiting, authority, hiding));
        hiding.put(7, SIGNATURE);
        add("further-signature-hides-its-field", sign(waiting, authority, hiding));
        hiding.put(8, field("[0 0 100 20]", "/AP << /N 10 0 R >>"));
        hiding.put(10, COVER);
        add("further-signature-in-its-field", sign(waiting, authority, hiding));
    }

    /** It stands beside the page, and is seen on it by readers that do not turn it. */
    private void turnedPage() throws Exception {
        String page = SIGNED_PAGE.replace("/Type /Page ", "/Type /Page /Rotate 90 ");
        byte[] turned = sign(unsigned, authority, objects(1, SIGNED_CATALOG, 3, page, 5, SIGNATURE, 6, FIELD));
        add(
                "timestamp-of-a-stranger-that-does-not-turn",
                stranger.stamp(
                        turned,
                        authority,
                        with(
                                further(TIMESTAMP, field("[0 -200 200 0]", "/F 20 /AP << /N 9 0 R >>")),
                                3,
                                page.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                                9,
                                COVER)));
    }
}
