package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that follow the syntax of PDF and make no sense: none breaks the verifier off, keeps it busy or passes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomPdfTest {

    private static final int FILES_A_SEED = 150;
    private static final int OBJECTS = 18;
    private static final TestAuthority AUTHORITY = TestAuthority.sm2();
    private static final TrustStore TRUST = AUTHORITY.trust();
    private static final byte[] SIGNED = RawPdf.signed(AUTHORITY);
    private static final String[] KEYS = {
        "Type",
        "Subtype",
        "Kids",
        "Parent",
        "Pages",
        "AcroForm",
        "Fields",
        "V",
        "AP",
        "N",
        "Annots",
        "P",
        "Rect",
        "FT",
        "T",
        "Contents",
        "ByteRange",
        "SubFilter",
        "Reference",
        "TransformParams",
        "Perms",
        "DSS",
        "Certs",
        "CRLs",
        "Length",
        "Filter",
        "Count",
        "MediaBox",
        "Resources",
        "XObject",
        "Lock",
        "Root",
        "Prev",
        "Size"
    };
    private static final String[] NAMES = {
        "Page",
        "Pages",
        "Catalog",
        "Sig",
        "Annot",
        "Widget",
        "Stamp",
        "XObject",
        "Form",
        "FlateDecode",
        "ObjStm",
        "XRef",
        "ETSI.RFC3161",
        "ETSI.CAdES.detached",
        "adbe.pkcs7.detached",
        "DocMDP",
        "FieldMDP",
        "Tx",
        "Helvetica#20"
    };

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFileOfRandomObjectsGetsAPlainAnswer(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < FILES_A_SEED; i++) {
            answered(random(random), seed, i);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomObjectsBehindASignatureNeverPass(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < FILES_A_SEED / 3; i++) {
            Map<Integer, String> objects = new TreeMap<>();
            for (int count = 1 + random.nextInt(4); count > 0; count--) {
                objects.put(1 + random.nextInt(OBJECTS), value(random, 0));
            }
            answered(RawPdf.update(SIGNED, objects, ""), seed, i);
        }
    }

    private static void answered(byte[] file, long seed, int round) {
        VerificationReport report = SignedPapers.verify(file, TRUST);

        assertThat(report.verdict()).as("seed %d, round %d", seed, round).isNotEqualTo(Verdict.TOTAL_PASSED);
        assertThat(report.reasons())
                .as("seed %d, round %d", seed, round)
                .extracting(Reason::code)
                .isNotEmpty()
                .doesNotContain("VERIFICATION_BROKE_OFF");
    }

    private static byte[] random(Random random) {
        Map<Integer, String> objects = new TreeMap<>();
        objects.put(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /DSS 6 0 R >>");
        for (int number = 2; number <= OBJECTS; number++) {
            objects.put(number, value(random, 0));
        }
        byte[] file = RawPdf.update(RawPdf.bytes("%PDF-1.7\n"), objects, "");
        return random.nextInt(3) == 0 ? RawPdf.update(file, Map.of(3, value(random, 0)), "") : file;
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 10)) {
            case 0 -> Integer.toString(random.nextInt(2000) - 100);
            case 1 -> "/" + NAMES[random.nextInt(NAMES.length)];
            case 2 -> "<" + "0".repeat(2 * random.nextInt(40)) + ">";
            case 3 -> "(text \\" + (char) ('a' + random.nextInt(26)) + ")";
            case 4 -> 1 + random.nextInt(OBJECTS + 3) + " 0 R";
            case 5 -> random.nextBoolean() ? "null" : "true";
            case 6 -> list(random, depth);
            case 7 -> stream(random, depth);
            default -> dictionary(random, depth);
        };
    }

    private static String list(Random random, int depth) {
        List<String> values = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            values.add(value(random, depth + 1));
        }
        return "[" + String.join(" ", values) + "]";
    }

    private static String dictionary(Random random, int depth) {
        StringBuilder text = new StringBuilder("<< ");
        for (int count = random.nextInt(7); count > 0; count--) {
            text.append('/').append(KEYS[random.nextInt(KEYS.length)]).append(' ');
            text.append(value(random, depth + 1)).append(' ');
        }
        return text.append(">>").toString();
    }

    private static String stream(Random random, int depth) {
        if (depth > 0) {
            return dictionary(random, depth);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int count = random.nextInt(50); count > 0; count--) {
            content.write(random.nextInt(256));
        }
        String entries = dictionary(random, 3);
        return entries.substring(0, entries.length() - 2) + " /Length " + content.size() + " >>\nstream\n"
                + RawPdf.text(content.toByteArray()) + "\nendstream";
    }
}
