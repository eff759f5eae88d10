package org.hefu.verification.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.verification.VerificationSettings;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.VerificationReport;
import org.springframework.util.unit.DataSize;

/** A document of 100 MB, as scanners make them, sealed and verified by a process with a small heap. */
public final class LargeFile {

    private static final int PAGES = 10;
    private static final int PICTURE = 10 << 20;

    private LargeFile() {}

    /**
     * What a process says that seals the document, at level B and for the long term, and verifies it.
     *
     * @param folder for the document
     * @param megabytes of its heap
     */
    public static String sealedAndVerifiedWith(int megabytes, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("large.pdf");
        write(file);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFile.class.getName(),
                        file.toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return output;
    }

    /** Whether both came out well. */
    public static boolean isWell(String output) {
        return output.contains("B TOTAL_PASSED") && output.contains("LTA TOTAL_PASSED");
    }

    /** What the process does. */
    public static void main(String[] arguments) throws IOException {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        byte[] file = Files.readAllBytes(Path.of(arguments[0]));
        Clock clock = Clock.fixed(SignedPapers.NOW, ZoneOffset.UTC);
        TestTimestamps time = TestTimestamps.of(Path.of(arguments[1]), authority, KeyAlgorithm.ECDSA_P256, clock);
        Verifier verifier = new Verifier(clock, new VerificationSettings(DataSize.ofMegabytes(200)));
        for (SignatureLevel level : new SignatureLevel[] {SignatureLevel.B, SignatureLevel.LTA}) {
            byte[] signed = PdfSigner.sign(
                    file,
                    SignedPapers.stamped(SignedPapers.NOW).withLevel(level),
                    SignedPapers.signatory(authority),
                    time);
            VerificationReport report = verifier.verify("large.pdf", signed, authority.trustWithLists());
            System.out.println(level + " " + report.verdict() + " " + report.reasons());
        }
    }

    private static void write(Path file) throws IOException {
        Map<Integer, Long> places = new TreeMap<>();
        long at = 0;
        Random random = new Random(1);
        StringBuilder kids = new StringBuilder();
        try (OutputStream out = Files.newOutputStream(file)) {
            at += put(out, "%PDF-1.7\n");
            for (int page = 0; page < PAGES; page++) {
                int number = 3 + 2 * page;
                kids.append(number).append(" 0 R ");
                places.put(number, at);
                at += put(
                        out,
                        number
                                + " 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I "
                                + (number + 1) + " 0 R >> >> >>\nendobj\n");
                places.put(number + 1, at);
                at += put(
                        out,
                        (number + 1) + " 0 obj\n<< /Type /XObject /Subtype /Image /Width 1024 /Height 10240"
                                + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Length " + PICTURE + " >>\nstream\n");
                byte[] picture = new byte[PICTURE];
                random.nextBytes(picture);
                out.write(picture);
                at += PICTURE + put(out, "\nendstream\nendobj\n");
            }
            places.put(1, at);
            at += put(out, "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
            places.put(2, at);
            at += put(out, "2 0 obj\n<< /Type /Pages /Count " + PAGES + " /Kids [" + kids + "] >>\nendobj\n");
            StringBuilder references = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
            places.forEach((number, place) ->
                    references.append(number).append(" 1\n").append("%010d 00000 n \n".formatted(place)));
            put(
                    out,
                    references + "trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + at
                            + "\n%%EOF\n");
        }
    }

    private static int put(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes);
        return bytes.length;
    }
}
