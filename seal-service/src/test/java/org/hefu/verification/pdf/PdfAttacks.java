package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.bytes;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.signing;
import static org.hefu.verification.pdf.RawPdf.text;
import static org.hefu.verification.pdf.RawPdf.update;
import static org.hefu.verification.pdf.RawPdf.withMessage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.Attack;

/** Makes a file for each attack on a signed PDF, named by its defect; those on its structure are made here. */
final class PdfAttacks extends AttackedPdf {

    private PdfAttacks(TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
    }

    /**
     * @param folder for keys
     */
    static List<Attack> all(Path folder) throws Exception {
        TestAuthority authority = TestAuthority.sm2();
        List<Attack> attacks = new ArrayList<>();
        PdfAttacks made = new PdfAttacks(authority, attacks);
        made.nothingWrong();
        made.content();
        made.ranges();
        made.messages();
        new ShadowAttacks(authority, attacks).make();
        new ReadingAttacks(authority, attacks).make();
        new ChangeAttacks(authority, attacks).make();
        StrangerTimestamps stranger = new StrangerTimestamps(folder.resolve("stranger"));
        new CoveringAttacks(stranger, authority, attacks).make();
        new PermissionAttacks(stranger, authority, attacks).make();
        new WidgetAttacks(stranger, authority, attacks).make();
        new HidingAttacks(authority, attacks).make();
        new NamingAttacks(stranger, authority, attacks).make();
        new PdfSignerAttacks(folder, authority, attacks).make();
        made.hostileFiles();
        return attacks;
    }

    private void nothingWrong() {
        add("nothing-wrong", signed);
        add("further-signature", sign(signed, authority, further()));
    }

    private void content() {
        byte[] edited = signed.clone();
        RawPdf.put(edited, text(edited).indexOf("100 100 l"), "100 900 l");
        add("content-changed", edited);
        byte[] other = sign(update(unsigned, objects(4, OTHER), ""), authority, signing(SIGNATURE));
        add("signature-of-another-document", withMessage(other, RawPdf.message(signed)));
        add("file-cut-short", Arrays.copyOf(signed, signed.length - 300));
        add("bytes-behind-the-end", concat(signed, bytes("% more than nothing\n")));
    }

    private void ranges() {
        claim("range-not-from-the-start", (start, end, last) -> "1 %d %d %d".formatted(start - 1, end, last - end));
        claim("range-past-the-end", (start, end, last) -> "0 %d %d %d".formatted(start, end, last - end + 1));
        claim("range-of-three-runs", (start, end, last) -> "0 9 9 %d %d %d".formatted(start - 9, end, last - end));
        claim("range-of-one-run", (start, end, last) -> "0 %d".formatted(last));
        claim("range-overlapping", (start, end, last) -> "0 %d %d %d".formatted(end, start, last - start));
        claim("range-negative", (start, end, last) -> "0 %d -%d %d".formatted(start, end, last - end));
        claim("gap-wider-than-the-value", (start, end, last) -> "0 %d %d %d".formatted(start - 1, end, last - end));
        claim(
                "range-ends-before-its-saving",
                (start, end, last) -> "0 %d %d %d".formatted(start, end, last - end - 20));
        entries("range-missing", SIGNATURE.replace("/ByteRange [@RANGE@]", "/Other [@RANGE@]"));
        entries("range-twice", SIGNATURE.replace("/Type", "/ByteRange [0 1 2 3] /Type"));
        entries("value-twice", SIGNATURE.replace("/Type", "/Contents <3000> /Type"));
        add(
                "value-empty",
                update(
                        unsigned,
                        signing(SIGNATURE.replace("@RANGE@", "0 100 200 300").replace("@CONTENTS@", "")),
                        ""));
        add("value-only-zeros", withMessage(signed, new byte[] {0}));
        Map<Integer, String> twice = new LinkedHashMap<>(signing(SIGNATURE));
        twice.put(7, "<< /Type /Sig /SubFilter /adbe.pkcs7.detached /ByteRange [0 100 200 1500] /Contents <3000> >>");
        add("signatures-overlapping", sign(unsigned, authority, twice));
        String digits = HexFormat.of().formatHex(RawPdf.message(signed));
        int gap = text(signed).lastIndexOf("/Contents <") + 10;
        add(
                "signature-wrapped",
                update(
                        signed,
                        objects(
                                5,
                                SIGNATURE
                                        .replace(
                                                "@RANGE@",
                                                "0 " + gap + " " + (gap + RawPdf.ROOM + 2) + " "
                                                        + (signed.length - gap - RawPdf.ROOM - 2))
                                        .replace("@CONTENTS@", digits),
                                4,
                                OTHER),
                        ""));
    }

    private void claim(String name, RawPdf.Claim claim) {
        add(name, sign(unsigned, authority, signing(SIGNATURE), claim));
    }

    private void entries(String name, String dictionary) {
        add(name, sign(unsigned, authority, signing(dictionary)));
    }

    private void messages() {
        add("value-is-no-message", withMessage(signed, new byte[] {0x30, 3, 2, 1, 5}));
        entries("kind-unknown", SIGNATURE.replace("adbe.pkcs7.detached", "adbe.x509.rsa_sha1"));
        byte[] padded = signed.clone();
        RawPdf.put(padded, text(padded).lastIndexOf("00>"), "41>");
        add("bytes-behind-der", padded);
        byte[] spaced = signed.clone();
        RawPdf.put(spaced, text(spaced).lastIndexOf("00>"), " ");
        RawPdf.put(spaced, text(spaced).lastIndexOf("0>"), " ");
        add("blanks-in-the-value", spaced);
        byte[] message = RawPdf.message(signed);
        byte[] broken = message.clone();
        broken[broken.length - 1] ^= 1;
        add("signature-value-changed", withMessage(signed, broken));
    }

    private void hostileFiles() {
        add("encrypted", update(unsigned, objects(9, "<< /Filter /Standard >>"), "/Encrypt 9 0 R "));
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        add("nested-deeply", update(signed, objects(9, deep), ""));
        add(
                "page-tree-in-a-circle",
                update(signed, objects(2, "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"), ""));
        add("length-in-a-circle", update(signed, objects(9, "<< /Length 9 0 R >>\nstream\n\nendstream"), ""));
        add("references-in-a-circle", bytes("%PDF-1.7\nxref\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF"));
        add("unsigned", unsigned);
    }
}
