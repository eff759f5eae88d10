package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.PAGE;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.bytes;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.signing;
import static org.hefu.verification.pdf.RawPdf.stream;
import static org.hefu.verification.pdf.RawPdf.text;
import static org.hefu.verification.pdf.RawPdf.update;

import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.Attack;

/** What was prepared before the signature, to be shown or hidden after it. */
final class ShadowAttacks extends AttackedPdf {

    ShadowAttacks(TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
    }

    void make() {
        byte[] drafted = update(
                unsigned,
                objects(
                        3,
                        PAGE.replace("/Contents 4 0 R", "/Contents [4 0 R 10 0 R]"),
                        10,
                        stream("1 1 1 rg 0 0 200 200 re f"),
                        4,
                        OTHER),
                "");
        byte[] hiding = sign(
                drafted,
                authority,
                objects(
                        1,
                        SIGNED_CATALOG,
                        3,
                        SIGNED_PAGE.replace("/Contents 4 0 R", "/Contents [4 0 R 10 0 R]"),
                        5,
                        SIGNATURE,
                        6,
                        FIELD));
        add("shadow-hide", update(hiding, objects(10, stream(" ")), ""));
        byte[] lettered = update(
                unsigned,
                objects(
                        3,
                        PAGE.replace("<< >>", "<< /Font << /F 10 0 R >> >>"),
                        10,
                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
                "");
        byte[] font = sign(
                lettered,
                authority,
                objects(
                        1,
                        SIGNED_CATALOG,
                        3,
                        SIGNED_PAGE.replace("<< >>", "<< /Font << /F 10 0 R >> >>"),
                        5,
                        SIGNATURE,
                        6,
                        FIELD));
        add("shadow-replace", update(font, objects(10, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"), ""));
        byte[] twofold = update(unsigned, objects(4, OTHER), "");
        byte[] both = sign(twofold, authority, signing(SIGNATURE));
        int first = text(both).indexOf("4 0 obj");
        add("shadow-hide-and-replace", RawPdf.references(both, both, Map.of(4, first), ""));
        add(
                "references-alone-changed",
                RawPdf.references(signed, signed, Map.of(4, text(signed).indexOf("3 0 obj")), ""));
        add("references-alone-free-an-object", freeing(signed, 4));
        add("saving-that-adds-nothing", update(signed, objects(), ""));
        byte[] waiting = sign(
                unsigned,
                authority,
                objects(
                        1,
                        SIGNED_CATALOG,
                        3,
                        SIGNED_PAGE.replace("/Contents 4 0 R", "/Contents [4 0 R 12 0 R]"),
                        5,
                        SIGNATURE,
                        6,
                        FIELD));
        add(
                "awaited-object-among-proofs",
                update(
                        waiting,
                        objects(1, SIGNED_CATALOG.replace("/Pages", "/DSS << /Certs [12 0 R] >> /Pages"), 12, OTHER),
                        ""));
    }

    private static byte[] freeing(byte[] file, int number) {
        String text = text(file);
        int marker = text.lastIndexOf("startxref\n");
        String previous = text.substring(marker + 10, text.indexOf('\n', marker + 10));
        return concat(
                file,
                bytes("xref\n" + number + " 1\n0000000000 00001 f \ntrailer\n<< /Size 20 /Root 1 0 R /Prev " + previous
                        + " >>\nstartxref\n" + file.length + "\n%%EOF\n"));
    }
}
