package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.signing;
import static org.hefu.verification.pdf.RawPdf.stream;
import static org.hefu.verification.pdf.RawPdf.text;
import static org.hefu.verification.pdf.RawPdf.update;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.Attack;

/** Savings that one reader understands like this and another one like that; all pretend to bring proofs alone. */
final class ReadingAttacks extends AttackedPdf {

    private static final String PROOF =
            stream(new String(TestAuthority.sm2().issuing.encoded(), StandardCharsets.ISO_8859_1));
    private static final String WITH_PROOF = SIGNED_CATALOG.replace("/Pages", "/DSS << /Certs [9 0 R] >> /Pages");
    private static final Map<Integer, String> PROOFS = objects(1, WITH_PROOF, 9, PROOF);
    /** The page content anew, for readers that look through the whole file. */
    private static final String HIDDEN = "4 0 obj\n" + OTHER + "\nendobj\n";

    private static final String OTHER_ROOT = "<< /Type /Catalog /Pages 21 0 R >>";
    private static final Map<Integer, String> OTHER_PAGES = objects(
            21,
            "<< /Type /Pages /Kids [22 0 R] /Count 1 >>",
            22,
            "<< /Type /Page /Parent 21 0 R /MediaBox [0 0 200 200] /Resources << >> /Contents 23 0 R >>",
            23,
            OTHER);
    private static final String WITH_OTHER_DOCUMENT =
            SIGNED_CATALOG.replace("/Pages", "/DSS << /Certs [9 0 R 20 0 R 21 0 R 22 0 R 23 0 R 30 0 R] >> /Pages");

    ReadingAttacks(TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
    }

    void make() {
        add("proofs-added", saving().all(PROOFS).table());
        add(
                "proofs-added-and-packed",
                saving().put(9, PROOF).packed(30, "/N 1 /First 4 ", "1 0 " + WITH_PROOF, 1).stream(31));
        add(
                "proofs-added-by-a-program-with-a-name",
                saving().all(PROOFS).table("startxref", "%Writer-7.1.5\nstartxref"));
        saidTwice();
        indexes();
        sections();
        hiddenObjects();
        containers();
        awaited();
    }

    private RawSaving saving() {
        return new RawSaving(signed);
    }

    private RawSaving withOtherDocument() {
        return saving().put(9, PROOF).put(20, OTHER_ROOT).all(OTHER_PAGES);
    }

    private void saidTwice() {
        RawSaving both = withOtherDocument().put(30, PROOF).put(1, WITH_OTHER_DOCUMENT);
        add("root-twice", both.table("/Root 1 0 R", "/Root 1 0 R /Root 20 0 R"));
        add("root-twice-with-an-escape", both.table("/Root 1 0 R", "/Root 1 0 R /R#6fot 20 0 R"));
        add("root-and-root-with-a-zero", both.table("/Root 1 0 R", "/Root 1 0 R /Root#00 20 0 R"));
        add("root-twice-in-a-reference-stream", both.stream(31, "/Root 1 0 R", "/Root 1 0 R /Root 20 0 R"));
        RawSaving previous = saving().raw(HIDDEN);
        int hidden = previous.position();
        previous.raw("xref\n4 1\n%010d 00000 n \ntrailer\n<< /Size 20 /Root 1 0 R /Prev %d >>\n"
                .formatted(signed.length, RawPdf.startOfReferences(signed)));
        add("previous-twice", previous.all(PROOFS).table(" >>", " /Prev " + hidden + " >>"));
        String header = "1 0 ";
        String content = header + WITH_OTHER_DOCUMENT + " " + OTHER_ROOT;
        String first = "/First " + header.length() + " ";
        add(
                "first-twice-in-an-object-stream",
                withOtherDocument()
                        .packed(
                                30,
                                "/N 1 " + first + "/First " + (header.length() + WITH_OTHER_DOCUMENT.length() + 1)
                                        + " ",
                                content,
                                1)
                        .stream(31));
        add(
                "proofs-twice-in-one-dictionary",
                saving().put(9, PROOF)
                        .put(1, WITH_PROOF.replace("[9 0 R]", "[9 0 R] /Certs []"))
                        .table());
        String proof = PROOF.replace("/Length", "/DecodeParms << /K 0 /K -1 >> /Length");
        add(
                "dictionary-in-a-dictionary-twofold",
                saving().put(1, WITH_PROOF).put(9, proof).table());
    }

    private void indexes() {
        RawSaving hiding = saving().raw(HIDDEN);
        int hidden = hiding.position();
        String references = RawSaving.streamOf(30, Map.of(4, new int[] {1, signed.length, 0}), "/Root 1 0 R ");
        hiding.raw(references).raw("31 0 obj\n" + hidden + "\nendobj\n").all(PROOFS);
        Map<String, String> forms = Map.of(
                "hidden-references", "/XRefStm " + hidden,
                "hidden-references-with-a-sign", "/XRefStm +" + hidden,
                "hidden-references-as-a-fraction", "/XRefStm " + hidden + ".0",
                "hidden-references-with-many-zeros", "/XRefStm 0000000" + "0".repeat(5) + hidden,
                "hidden-references-elsewhere", "/XRefStm 31 0 R",
                "hidden-references-twice", "/XRefStm null /XRefStm " + hidden);
        forms.keySet().stream().sorted().forEach(name -> add(name, hiding.table("/Root", forms.get(name) + " /Root")));
        add(
                "previous-as-a-fraction",
                saving().all(PROOFS).table(tail -> tail.replaceAll("/Prev (\\d+)", "/Prev $1.0")));
        add(
                "previous-elsewhere",
                saving().all(PROOFS)
                        .put(10, Integer.toString(RawPdf.startOfReferences(signed)))
                        .table(tail -> tail.replaceAll("/Prev (\\d+)", "/Prev 10 0 R")));
        add(
                "parameters-elsewhere-in-a-reference-stream",
                saving().all(PROOFS).raw("10 0 obj\n<< /Predictor 12 /Columns 6 >>\nendobj\n").stream(
                        11, "/W", "/DecodeParms 10 0 R /W"));
        add(
                "predictor-as-a-fraction",
                saving().all(PROOFS).stream(11, "/W", "/DecodeParms << /Predictor 12.0 /Columns 6 >> /W"));
        add("filter-for-some-in-a-reference-stream", saving().all(PROOFS).stream(11, "/W", "/F /ASCIIHexDecode /W"));
    }

    private void sections() {
        tail("rows-on-one-line", tail -> tail.replace("1 1\n", "1 1 ").replace("n \n9", "n 9"));
        tail("rows-of-nineteen-bytes", tail -> tail.replace("n \n", "n\n"));
        tail("rows-of-twenty-one-bytes", tail -> tail.replace("n \n", "n \r\n"));
        tail("rows-without-zeros", tail -> tail.replace("00000 n", "0 n").replace("\n00000", "\n"));
        tail("row-with-a-comment", tail -> tail.replace(" 00000 n", " % 1\n00000 n"));
        tail(
                "free-number-as-if-it-were-the-first",
                tail -> tail.replace("trailer", "12 1\n0000000000 65535 f \ntrailer"));
        tail("references-with-a-comment", tail -> tail.replace("xref\n1", "xref %x\n1"));
        tail("references-behind-a-comment", tail -> "%%\n" + tail);
        tail("references-behind-blanks", tail -> " ".repeat(40) + tail);
        tail("size-missing", tail -> tail.replaceAll("/Size \\d+", ""));
        tail("size-too-small", tail -> tail.replaceAll("/Size \\d+", "/Size 3"));
        tail("size-for-few-readers", tail -> tail.replaceAll("/Size \\d+", "/Size 2000000000"));
        tail("trailer-with-a-comment", tail -> tail.replace("trailer\n", "trailer %\n%>>\n"));
        tail("start-on-the-same-line", tail -> tail.replace("startxref\n", "startxref "));
        tail("start-behind-a-comment", tail -> tail.replace("startxref\n", "startxref %1\n"));
        byte[] twice = new RawSaving(saving().all(PROOFS).table())
                .put(1, WITH_PROOF.replace("9 0 R", "9 0 R 10 0 R"))
                .put(10, PROOF)
                .table();
        int start = text(twice).indexOf("startxref", signed.length);
        RawPdf.put(twice, start, "startxref\n1234");
        add("start-of-another-section", twice);
        tail("blanks-behind-the-end", tail -> tail + " \n".repeat(4000));
        tail("line-ends-behind-the-end", tail -> tail + "\n\n");
    }

    private void tail(String name, UnaryOperator<String> change) {
        add(name, saving().all(PROOFS).table(change));
    }

    private void hiddenObjects() {
        add("object-that-is-not-listed", saving().raw(HIDDEN).all(PROOFS).table());
        add(
                "object-behind-a-comment",
                saving().put(1, WITH_PROOF).led("% x\n", 9, PROOF).table());
        add(
                "object-behind-blanks",
                saving().put(1, WITH_PROOF).led("   \n", 9, PROOF).table());
        add(
                "blanks-before-an-object",
                saving().put(1, WITH_PROOF).raw(" ".repeat(3000)).put(9, PROOF).table());
        add(
                "comment-in-an-object",
                saving().put(1, "% 4 0 obj\n" + WITH_PROOF).put(9, PROOF).table());
        add(
                "comment-between-objects",
                saving().put(1, WITH_PROOF).raw("% x\n").put(9, PROOF).table());
        add(
                "object-within-a-stream",
                saving().put(1, WITH_PROOF).put(9, stream("\n" + HIDDEN)).table());
        add(
                "object-within-a-text",
                saving().put(1, WITH_PROOF)
                        .put(9, PROOF.replace("<<", "<< /Note (\n" + HIDDEN + ")"))
                        .table());
        String two = "1 0 4 " + (WITH_PROOF.length() + 1) + " ";
        add(
                "object-within-an-object-stream",
                saving()
                        .packed(30, "/N 2 /First " + two.length() + " ", two + WITH_PROOF + " (other)", 1)
                        .put(9, PROOF)
                        .stream(31));
    }

    private void containers() {
        String around = WITH_PROOF.replace("/Certs", "/Field " + FIELD + " /Certs");
        String both = "1 0 6 %d ".formatted(around.indexOf(FIELD));
        add(
                "objects-of-a-stream-that-overlap",
                saving().put(9, PROOF).packed(30, "/N 2 /First " + both.length() + " ", both + around, 1, 6).stream(
                        31));
        String swapped = "6 0 1 %d ".formatted(FIELD.length() + 1);
        add(
                "index-of-another-object",
                saving()
                        .put(9, PROOF)
                        .packed(30, "/N 2 /First " + swapped.length() + " ", swapped + FIELD + " " + WITH_PROOF, 1, 6)
                        .stream(31));
        byte[] packed = sign(
                new RawSaving(unsigned).packed(13, "/N 1 /First 5 ", "14 0 << /A 1 >>", 14).stream(15),
                authority,
                signing(SIGNATURE));
        add(
                "object-stream-replaced",
                new RawSaving(packed)
                        .put(1, WITH_PROOF.replace("9 0 R", "13 0 R"))
                        .packed(13, "/N 1 /First 5 ", "14 0 << /A 2 >>")
                        .table());
        add("reference-stream-with-a-number-in-use", saving().all(PROOFS).unlistedStream(4));
    }

    private void awaited() {
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
        for (String type : List.of("ObjStm", "XRef")) {
            String late = OTHER.replace("<<", "<< /Type /" + type + (type.equals("XRef") ? "" : " /N 0 /First 0"));
            add(
                    "awaited-object-as-" + (type.equals("XRef") ? "references" : "an-object-stream"),
                    update(waiting, objects(1, WITH_PROOF, 9, PROOF, 12, late), ""));
        }
        add(
                "awaited-object-as-an-object-stream-in-use",
                new RawSaving(waiting).put(9, PROOF).packed(12, "/N 1 /First 4 ", "1 0 " + WITH_PROOF, 1).stream(31));
    }
}
