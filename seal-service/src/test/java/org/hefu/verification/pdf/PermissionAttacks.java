package org.hefu.verification.pdf;

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

/** Who permits changes, and in what words. */
final class PermissionAttacks extends AttackedPdf {

    private final StrangerTimestamps stranger;

    PermissionAttacks(StrangerTimestamps stranger, TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
        this.stranger = stranger;
    }

    void make() throws Exception {
        add(
                "timestamp-of-a-stranger-permits-forms",
                filled(stranger.stamp(
                        signedForm(SIGNATURE),
                        authority,
                        behindTheForm(StrangerTimestamps.DICTIONARY.replace(
                                "/DocTimeStamp", "/DocTimeStamp" + certification("2"))))));
        add(
                "timestamp-of-a-stranger-permits-comments",
                noted(stranger.stamp(
                        signed,
                        authority,
                        further(
                                StrangerTimestamps.DICTIONARY.replace(
                                        "/DocTimeStamp", "/DocTimeStamp" + certification("3")),
                                field("[0 0 0 0]", "")))));
        add(
                "further-signature-permits-forms",
                filled(sign(signedForm(SIGNATURE), authority, behindTheForm(certifying("2")))));
        add(
                "further-signature-permits-forms-by-a-lock",
                filled(sign(
                        signedForm(SIGNATURE),
                        authority,
                        behindTheForm(SIGNATURE.replace(
                                "/Type /Sig",
                                "/Type /Sig /Reference [<< /TransformMethod /FieldMDP /TransformParams"
                                        + " << /Action /Include /Fields [(None)] /P 2 >> >>]")))));
        add(
                "further-signature-closes-what-was-open",
                filled(sign(signedForm(certifying("2")), authority, behindTheForm(certifying("1")))));
        Map<Integer, String> byReference = with(signing(certifying("15 0 R")), 15, "1");
        add(
                "certified-closed-by-reference-and-signed-again",
                sign(sign(unsigned, authority, byReference), authority, further()));
        add("certified-unreadably-and-signed-again", certifiedAndSigned(certifying("(2)")));
        add(
                "certified-twice-and-signed-again",
                certifiedAndSigned(SIGNATURE.replace(
                        "/Type /Sig",
                        "/Type /Sig /Reference [<< /TransformMethod /DocMDP /TransformParams << /P 1 >> >>"
                                + " << /TransformMethod /DocMDP /TransformParams << /P 3 >> >>]")));
    }

    private byte[] certifiedAndSigned(String dictionary) {
        return sign(sign(unsigned, authority, signing(dictionary)), authority, further());
    }

    private static Map<Integer, String> behindTheForm(String signature) {
        return with(
                further(signature, field("[0 0 0 0]", "")),
                1,
                SIGNED_CATALOG.replace("[6 0 R]", "[10 0 R 6 0 R 8 0 R]"),
                3,
                SIGNED_PAGE.replace("[6 0 R]", "[10 0 R 6 0 R 8 0 R]"));
    }

    private static byte[] noted(byte[] file) {
        return update(
                file,
                objects(
                        3,
                        SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 8 0 R 9 0 R]"),
                        9,
                        "<< /Type /Annot /Subtype /Highlight /C [1 1 0] /Rect [0 0 200 200]"
                                + " /QuadPoints [0 200 200 200 0 0 200 0] >>"),
                "");
    }
}
