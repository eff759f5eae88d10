package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.stream;
import static org.hefu.verification.pdf.RawPdf.text;
import static org.hefu.verification.pdf.RawPdf.update;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.Attack;

/** What the page shows goes by another name: a proof, a form, a description; and what truly bears these names. */
final class NamingAttacks extends AttackedPdf {

    private static final String METADATA = "<< /Type /Metadata /Subtype /XML /Length 5 >>\nstream\n<a/> \nendstream";
    private static final String DESCRIBED = SIGNED_CATALOG.replace("/Pages", "/Metadata 17 0 R /Pages");
    private static final String FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    private static final String FONTS = " /DA (/Helv 0 Tf 0 g) /DR << /Font << /Helv 18 0 R >> >>";

    private final StrangerTimestamps stranger;

    NamingAttacks(StrangerTimestamps stranger, TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
        this.stranger = stranger;
    }

    void make() throws Exception {
        proofs();
        descriptions();
        fonts();
        picturesOfOtherNames();
        add(
                "form-in-place-of-the-page-content",
                sign(
                        signed,
                        authority,
                        with(
                                further(),
                                1,
                                "<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>",
                                4,
                                "<< /Fields [6 0 R 8 0 R] /SigFlags 3 >>")));
    }

    private static String proving(String catalog, String proofs) {
        return catalog.replace("/Pages", "/DSS << /Certs [" + proofs + "] >> /Pages");
    }

    private void proofs() {
        String certificate = stream(new String(authority.issuing.encoded(), StandardCharsets.ISO_8859_1));
        add("certificates-added", update(signed, objects(1, proving(SIGNED_CATALOG, "12 0 R"), 12, certificate), ""));
        add(
                "stream-called-a-certificate",
                update(signed, objects(1, proving(SIGNED_CATALOG, "12 0 R"), 12, OTHER), ""));
        byte[] content = sign(unsigned, authority, signing(proving(SIGNED_CATALOG, "4 0 R"), SIGNED_PAGE));
        add("proofs-name-the-page-content", update(content, objects(4, OTHER), ""));
        add("certificate-in-place-of-the-page-content", update(content, objects(4, certificate), ""));
        byte[] page = sign(unsigned, authority, signing(proving(SIGNED_CATALOG, "3 0 R"), SIGNED_PAGE));
        add(
                "proofs-name-the-page",
                update(page, objects(3, SIGNED_PAGE.replace("/Contents 4 0 R", "/Contents 18 0 R"), 18, OTHER), ""));
        Map<Integer, String> drawn = with(
                signing(
                        proving(SIGNED_CATALOG, "13 0 R"),
                        SIGNED_PAGE
                                .replace("/Resources << >>", "/Resources 13 0 R")
                                .replace("/Contents 4 0 R", "/Contents 14 0 R")),
                13,
                "<< /XObject << /A 15 0 R /B 16 0 R >> >>",
                14,
                stream("/A Do"),
                15,
                PICTURE,
                16,
                COVER);
        add(
                "proofs-name-the-resources",
                update(sign(unsigned, authority, drawn), objects(13, "<< /XObject << /A 16 0 R /B 15 0 R >> >>"), ""));
    }

    private static Map<Integer, String> signing(String catalog, String page) {
        return objects(1, catalog, 3, page, 5, SIGNATURE, 6, FIELD);
    }

    /** As Acrobat brings it up to date when it signs. */
    private void descriptions() throws Exception {
        byte[] described = sign(unsigned, authority, with(signing(DESCRIBED, SIGNED_PAGE), 17, METADATA));
        Map<Integer, String> again =
                with(further(), 1, DESCRIBED.replace("[6 0 R]", "[6 0 R 8 0 R]"), 17, METADATA.replace("<a/>", "<b/>"));
        add("further-signature-with-a-description", sign(described, authority, again));
        add("description-replaced", update(described, objects(17, METADATA.replace("<a/>", "<b/>")), ""));
        again.put(7, StrangerTimestamps.DICTIONARY);
        add("timestamp-of-a-stranger-with-a-description", stranger.stamp(described, authority, again));
        String page = SIGNED_PAGE.replace("/Contents 4 0 R", "/Contents [4 0 R 17 0 R]");
        byte[] shown = sign(unsigned, authority, with(signing(DESCRIBED, page), 17, METADATA));
        add(
                "further-signature-with-a-description-that-is-shown",
                sign(
                        shown,
                        authority,
                        with(
                                further(),
                                1,
                                DESCRIBED.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                                3,
                                page.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                                17,
                                METADATA.replace("<a/>", "0 g  "))));
    }

    /** A dictionary in which the page looks its pictures up is something else besides. */
    private void picturesOfOtherNames() throws Exception {
        String page = SIGNED_PAGE
                .replace("/Resources << >>", "/Resources << /XObject 13 0 R >>")
                .replace("/Contents 4 0 R", "/Contents 14 0 R");
        Map<Integer, String> drawn = with(signing(SIGNED_CATALOG, page), 15, COVER, 16, PICTURE);
        String certificate = stream(new String(authority.issuing.encoded(), StandardCharsets.ISO_8859_1));
        String pictures = "<< /Producer 15 0 R >>";
        byte[] described = update(
                sign(unsigned, authority, with(new LinkedHashMap<>(drawn), 13, pictures, 14, stream("/Producer Do"))),
                objects(1, proving(SIGNED_CATALOG, "12 0 R"), 12, certificate),
                "/Info 13 0 R ");
        add(
                "information-names-the-pictures",
                update(
                        described,
                        objects(
                                1,
                                proving(SIGNED_CATALOG, "12 0 R 17 0 R"),
                                13,
                                pictures.replace("15", "16"),
                                17,
                                certificate),
                        "/Info 13 0 R "));
        String empty = "<< /FT /Sig /T (S2) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /P 15 0 R >>";
        String catalog = SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 13 0 R]");
        add(
                "timestamp-of-a-stranger-names-the-pictures",
                stranger.stamp(
                        sign(
                                unsigned,
                                authority,
                                with(new LinkedHashMap<>(drawn), 1, catalog, 13, empty, 14, stream("/P Do"))),
                        authority,
                        objects(
                                7,
                                StrangerTimestamps.DICTIONARY,
                                13,
                                empty.replace("15 0 R", "16 0 R").replace("/FT", "/V 7 0 R /FT"))));
        String field = "<< /FT /Tx /T (Amount) /V 15 0 R >>";
        add(
                "form-names-the-pictures",
                update(
                        sign(
                                unsigned,
                                authority,
                                with(
                                        new LinkedHashMap<>(drawn),
                                        1,
                                        catalog,
                                        5,
                                        certifying("2"),
                                        13,
                                        field,
                                        14,
                                        stream("/V Do"))),
                        objects(13, field.replace("15", "16")),
                        ""));
        byte[] renamed =
                update(signed, objects(1, proving(SIGNED_CATALOG, "12 0 R"), 3, SIGNED_PAGE, 12, certificate), "");
        int object = text(renamed).lastIndexOf("3 0 obj");
        RawPdf.put(renamed, object, "3 1 obj");
        RawPdf.put(
                renamed, text(renamed).lastIndexOf("%010d 00000".formatted(object)), "%010d 00001".formatted(object));
        add("page-of-another-generation", renamed);
    }

    private void fonts() {
        String catalog = SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 8 0 R]" + FONTS);
        add("further-signature-with-fonts", sign(signed, authority, with(further(), 1, catalog, 18, FONT)));
        add(
                "further-signature-with-a-font-of-the-page",
                sign(signed, authority, with(further(), 1, catalog.replace("18 0 R", "4 0 R"), 18, FONT)));
        byte[] open = sign(
                unsigned,
                authority,
                with(
                        signing(
                                SIGNED_CATALOG.replace("[6 0 R]", "[10 0 R 6 0 R]"),
                                SIGNED_PAGE.replace("[6 0 R]", "[10 0 R 6 0 R]")),
                        10,
                        TEXT_FIELD.replace(" /AP << /N 11 0 R >>", "")));
        add(
                "further-signature-with-fonts-for-others",
                sign(
                        open,
                        authority,
                        with(
                                further(),
                                1,
                                SIGNED_CATALOG.replace("[6 0 R]", "[10 0 R 6 0 R 8 0 R]" + FONTS),
                                3,
                                SIGNED_PAGE.replace("[6 0 R]", "[10 0 R 6 0 R 8 0 R]"),
                                18,
                                FONT)));
    }
}
