package org.hefu.verification.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hefu.certificate.StrictAsn1;
import org.hefu.certificate.TestAuthority;
import org.hefu.signature.cms.TestMessages;

/** Small PDF files, written byte by byte, so that tests can put anything anywhere, and sign it as a villain would. */
final class RawPdf {

    static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
    static final String SIGNED_CATALOG =
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /SigFlags 3 >> >>";
    static final String PAGE =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << >> /Contents 4 0 R >>";
    static final String SIGNED_PAGE = PAGE.replace("/Contents 4 0 R", "/Contents 4 0 R /Annots [6 0 R]");
    static final String CONTENT = stream("0 0 m 100 100 l S");
    static final String FIELD =
            "<< /FT /Sig /T (S1) /V 5 0 R /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R >>";
    static final String SIGNATURE = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached"
            + " /ByteRange [@RANGE@] /Contents <@CONTENTS@> >>";
    static final int ROOM = 5200;

    private static final int RANGE_ROOM = 32;

    private RawPdf() {}

    static String stream(String content) {
        return "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream";
    }

    /** One page with a line on it. */
    static byte[] unsigned() {
        return update(
                bytes("%PDF-1.7\n"),
                objects(1, CATALOG, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3, PAGE, 4, CONTENT),
                "");
    }

    static Map<Integer, String> objects(Object... numbersAndValues) {
        Map<Integer, String> objects = new LinkedHashMap<>();
        for (int i = 0; i < numbersAndValues.length; i += 2) {
            objects.put((Integer) numbersAndValues[i], (String) numbersAndValues[i + 1]);
        }
        return objects;
    }

    /** Appends a saving with these objects. */
    static byte[] update(byte[] file, Map<Integer, String> objects, String trailer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(file);
        Map<Integer, Integer> offsets = new TreeMap<>();
        objects.forEach((number, value) -> {
            offsets.put(number, out.size());
            out.writeBytes(bytes(number + " 0 obj\n" + value + "\nendobj\n"));
        });
        return references(file, out.toByteArray(), offsets, trailer);
    }

    /** Appends a cross-reference section that points anywhere. */
    static byte[] references(byte[] before, byte[] file, Map<Integer, Integer> offsets, String trailer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(file);
        int start = out.size();
        StringBuilder text = new StringBuilder("xref\n");
        int previous = startOfReferences(before);
        if (previous < 0) {
            text.append("0 1\n0000000000 65535 f \n");
        }
        offsets.forEach((number, offset) -> text.append("%d 1\n%010d 00000 n \n".formatted(number, offset)));
        int size =
                offsets.keySet().stream().mapToInt(number -> number + 1).max().orElse(0);
        text.append("trailer\n<< /Size " + Math.max(size, sizeOf(before)) + " /Root 1 0 R ")
                .append(previous < 0 ? "" : "/Prev " + previous + " ")
                .append(trailer)
                .append(">>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        out.writeBytes(bytes(text.toString()));
        return out.toByteArray();
    }

    /** What the newest trailer says; room for a few more if there is none. */
    private static int sizeOf(byte[] file) {
        String text = text(file);
        int marker = text.lastIndexOf("/Size ");
        return marker < 0 ? 20 : Integer.parseInt(text.substring(marker + 6).split("\\D", 2)[0]);
    }

    static int startOfReferences(byte[] file) {
        String text = text(file);
        int marker = text.lastIndexOf("startxref\n");
        return marker < 0 ? -1 : Integer.parseInt(text.substring(marker + 10, text.indexOf('\n', marker + 10)));
    }

    static byte[] signed(TestAuthority authority) {
        return sign(unsigned(), authority, signing(SIGNATURE));
    }

    static Map<Integer, String> signing(String dictionary) {
        return objects(1, SIGNED_CATALOG, 3, SIGNED_PAGE, 5, dictionary, 6, FIELD);
    }

    /** Appends a saving whose signature dictionary has the marks @RANGE@ and @CONTENTS@, and signs it well. */
    static byte[] sign(byte[] file, TestAuthority authority, Map<Integer, String> objects) {
        return sign(file, authority, objects, ROOM);
    }

    /** What a signature dictionary says of its range. */
    interface Claim {
        String of(int gapStart, int gapEnd, int end);
    }

    static byte[] sign(byte[] file, TestAuthority authority, Map<Integer, String> objects, Claim claim) {
        return sign(file, authority, objects, claim, ROOM);
    }

    /** With room for a message of half as many bytes. */
    static byte[] sign(byte[] file, TestAuthority authority, Map<Integer, String> objects, int room) {
        return sign(
                file,
                authority,
                objects,
                (gapStart, gapEnd, end) -> "0 " + gapStart + " " + gapEnd + " " + (end - gapEnd),
                room);
    }

    private static byte[] sign(
            byte[] file, TestAuthority authority, Map<Integer, String> objects, Claim claim, int room) {
        Map<Integer, String> filled = new LinkedHashMap<>(objects);
        filled.replaceAll((number, value) ->
                value.replace("@RANGE@", "#".repeat(RANGE_ROOM)).replace("@CONTENTS@", "0".repeat(room)));
        byte[] whole = update(file, filled, "");
        String text = text(whole);
        int rangeAt = text.lastIndexOf("#".repeat(RANGE_ROOM));
        int gapStart = text.lastIndexOf("<" + "0".repeat(room));
        int gapEnd = gapStart + room + 2;
        String range = claim.of(gapStart, gapEnd, whole.length);
        put(whole, rangeAt, range + " ".repeat(RANGE_ROOM - range.length()));
        MessageDigest digest = authority.scheme().digest().start();
        digest.update(whole, 0, gapStart);
        digest.update(whole, gapEnd, whole.length - gapEnd);
        byte[] message = TestMessages.message(SignedPapers.signatory(authority), digest.digest(), SignedPapers.NOW);
        put(whole, gapStart + 1, HexFormat.of().formatHex(message));
        return whole;
    }

    /** The message in the last signature of a file, without its padding. */
    static byte[] message(byte[] file) {
        String text = text(file);
        int gapStart = text.indexOf("<", text.lastIndexOf("/Contents <"));
        byte[] content = HexFormat.of().parseHex(text, gapStart + 1, text.indexOf('>', gapStart));
        return Arrays.copyOf(content, StrictAsn1.length(content));
    }

    /** The same file with another message in its last signature. */
    static byte[] withMessage(byte[] file, byte[] message) {
        byte[] changed = file.clone();
        int gapStart = text(file).indexOf("<", text(file).lastIndexOf("/Contents <"));
        int room = text(file).indexOf('>', gapStart) - gapStart - 1;
        String digits = HexFormat.of().formatHex(message);
        put(changed, gapStart + 1, digits + "0".repeat(room - digits.length()));
        return changed;
    }

    static void put(byte[] file, int at, String text) {
        byte[] bytes = bytes(text);
        System.arraycopy(bytes, 0, file, at, bytes.length);
    }

    static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
