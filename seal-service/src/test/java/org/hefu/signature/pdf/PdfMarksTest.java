package org.hefu.signature.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hefu.certificate.TestAuthority;
import org.hefu.pdf.KeywordPlaces;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of a signature, and the fields it goes into. */
class PdfMarksTest {

    private static final TestAuthority AUTHORITY = TestAuthority.sm2();
    private static final Signatory SIGNATORY = new Signatory(
            AUTHORITY.signer, List.of(AUTHORITY.issuing), AUTHORITY.lists(), AUTHORITY.scheme(), AUTHORITY::sign);
    private static final PdfSignatureOrder PLAIN = new PdfSignatureOrder("人社局", null, TestAuthority.NOW, null, null);

    private static final StampDrawing RED = (canvas, width, height) -> {
        canvas.setNonStrokingColor(Color.RED);
        canvas.addRect(0, 0, width, height);
        canvas.fill();
    };

    private static PdfSignatureOrder stamped(Stamp stamp) {
        return new PdfSignatureOrder("人社局", null, TestAuthority.NOW, stamp, null);
    }

    private static void passes(byte[] signed) {
        assertThat(new Verifier(Clock.fixed(TestAuthority.NOW.plusSeconds(60), ZoneOffset.UTC))
                        .verify("paper.pdf", signed, AUTHORITY.trust()))
                .satisfies(report -> assertThat(report.verdict())
                        .as(report.reasons().toString())
                        .isEqualTo(Verdict.TOTAL_PASSED));
    }

    /** White pages of 100 by 200 millimetres. */
    private static byte[] pages(int count, int rotation, float userUnit) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < count; i++) {
                PDPage page =
                        new PDPage(new PDRectangle(10, 20, 100 * 72 / 25.4f / userUnit, 200 * 72 / 25.4f / userUnit));
                page.setRotation(rotation);
                page.setUserUnit(userUnit);
                document.addPage(page);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** As people see it, a pixel a millimetre. */
    private static BufferedImage shown(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            float unit = document.getPage(page).getUserUnit();
            return new PDFRenderer(document).renderImage(page, unit * 25.4f / 72);
        }
    }

    private static boolean isRed(BufferedImage image, double x, double y) {
        Color colour = new Color(image.getRGB((int) x, (int) y));
        return colour.getRed() > 200 && colour.getGreen() < 60 && colour.getBlue() < 60;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "90, 1", "180, 1", "270, 1", "0, 2", "90, 2"})
    void aStampStandsWhereItIsWantedHoweverThePageIsTurned(int rotation, float userUnit) throws IOException {
        byte[] signed =
                PdfSigner.sign(pages(1, rotation, userUnit), stamped(new Stamp(1, 10, 30, 40, 20, RED)), SIGNATORY);

        BufferedImage image = shown(signed, 0);

        assertThat(image.getWidth()).isCloseTo(rotation % 180 == 0 ? 100 : 200, within(1));
        assertThat(isRed(image, 12, 32)).isTrue();
        assertThat(isRed(image, 47, 47)).isTrue();
        assertThat(isRed(image, 7, 40)).isFalse();
        assertThat(isRed(image, 53, 40)).isFalse();
        assertThat(isRed(image, 30, 27)).isFalse();
        assertThat(isRed(image, 30, 53)).isFalse();
        passes(signed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void aPictureStandsUprightAndLetsThePaperThrough(int rotation) throws IOException {
        BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, 40, 10);
        canvas.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);

        byte[] signed = PdfSigner.sign(
                pages(1, rotation, 1),
                stamped(new Stamp(1, 10, 30, 40, 40, new PngPicture(png.toByteArray()))),
                SIGNATORY);

        BufferedImage image = shown(signed, 0);
        assertThat(isRed(image, 30, 34)).isTrue();
        assertThat(image.getRGB(30, 60)).isEqualTo(Color.WHITE.getRGB());
        passes(signed);
    }

    @Test
    void whatIsNoPngIsNoPicture() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PngPicture(new byte[] {1, 2, 3}));
    }

    @Test
    void aPathOfAnSvgPictureIsDrawn() throws IOException {
        StampPicture picture = SvgPath.picture("M0 0h10v10h-10z", 10, 10, Color.RED);
        byte[] signed = PdfSigner.sign(pages(1, 0, 1), stamped(new Stamp(1, 10, 30, 40, 20, picture)), SIGNATORY);

        BufferedImage image = shown(signed, 0);
        assertThat(isRed(image, 12, 32)).isTrue();
        assertThat(isRed(image, 47, 47)).isTrue();
    }

    @Test
    void aSealAcrossPageEdgesIsWholeWhenThePagesAreLaidOverEachOther() throws IOException {
        Seam seam = new Seam(50, 40, 40, (canvas, width, height) -> {
            canvas.setNonStrokingColor(Color.RED);
            // Only the left half of the upper part.
            canvas.addRect(0, height / 2, width / 2, height / 2);
            canvas.fill();
        });
        byte[] signed = PdfSigner.sign(pages(4, 0, 1), PLAIN.withSeam(seam), SIGNATORY);

        for (int page = 0; page < 4; page++) {
            BufferedImage image = shown(signed, page);
            assertThat(isRed(image, 95, 60)).as("page %d", page).isEqualTo(page < 2);
            assertThat(isRed(image, 95, 80)).isFalse();
            assertThat(isRed(image, 85, 60)).isFalse();
        }
        passes(signed);
    }

    @Test
    void aSecondSealAcrossPageEdgesLeavesTheFirstSignatureGood() throws IOException {
        byte[] first = PdfSigner.sign(pages(3, 90, 1), stamped(new Stamp(1, 10, 10, 42, 42, RED)), SIGNATORY);

        passes(PdfSigner.sign(
                first, stamped(new Stamp(2, 10, 10, 42, 42, RED)).withSeam(new Seam(50, 42, 42, RED)), SIGNATORY));
    }

    @Test
    void manyPagesHaveTheSealSeveralTimesOver() {
        Seam seam = new Seam(50, 40, 40, RED);
        List<Integer> counts = new ArrayList<>();
        for (int page = 0; page < 25; page++) {
            Seam.Slice slice = seam.slice(page, 25);
            assertThat(slice.index()).isBetween(0, slice.count() - 1);
            if (slice.index() == 0) {
                counts.add(slice.count());
            }
        }

        assertThat(counts).containsExactly(9, 8, 8);
    }

    @Test
    void aKeywordIsFoundWhereItStands() throws IOException {
        List<KeywordPlaces.Found> found = KeywordPlaces.find(SamplePapers.small(), "衡东县人社局");

        assertThat(found).singleElement().satisfies(place -> {
            assertThat(place.page()).isEqualTo(1);
            assertThat(place.left()).isBetween(80f, 180f);
            assertThat(place.width()).isBetween(10f, 60f);
        });
        assertThat(KeywordPlaces.find(SamplePapers.small(), "没有这个词")).isEmpty();
        KeywordPlaces.Found place = found.getFirst();
        Stamp stamp = Stamp.centredOn(place.page(), place.left() + place.width() / 2, place.top(), 42, 42, RED);
        passes(PdfSigner.sign(SamplePapers.small(), stamped(stamp), SIGNATORY));
    }

    private static byte[] withField(String name, COSDictionary lock, COSDictionary demands) throws IOException {
        try (PDDocument document = Loader.loadPDF(SamplePapers.small())) {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDSignatureField field = new PDSignatureField(form);
            field.setPartialName(name);
            field.getWidgets().getFirst().setRectangle(new PDRectangle(100, 100, 100, 50));
            field.getWidgets().getFirst().setPage(document.getPage(0));
            document.getPage(0).setAnnotations(List.of(field.getWidgets().getFirst()));
            form.setFields(List.of(field));
            if (lock != null) {
                field.getCOSObject().setItem("Lock", lock);
            }
            if (demands != null) {
                field.getCOSObject().setItem("SV", demands);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static COSDictionary lock(String action, String... fields) {
        COSDictionary lock = new COSDictionary();
        lock.setName("Action", action);
        COSArray names = new COSArray();
        Arrays.stream(fields).map(COSString::new).forEach(names::add);
        lock.setItem("Fields", names);
        return lock;
    }

    @Test
    void anEmptyFieldIsSignedByItsName() throws IOException {
        byte[] signed = PdfSigner.sign(
                withField("审批", null, null),
                stamped(new Stamp(1, 0, 0, 1, 1, RED)).withField("审批"),
                SIGNATORY);

        try (PDDocument document = Loader.loadPDF(signed)) {
            assertThat(document.getSignatureFields()).singleElement().satisfies(field -> {
                assertThat(field.getSignature()).isNotNull();
                assertThat(field.getWidgets().getFirst().getAppearance()).isNotNull();
            });
        }
        passes(signed);
        refused(signed, PLAIN.withField("审批"), Code.FIELD_TAKEN);
        refused(signed, PLAIN.withField("不存在"), Code.FIELD_MISSING);
    }

    @Test
    void aLockOfTheFieldIsSaidByTheSignatureAndKept() throws IOException {
        byte[] paper = withField("First", lock("Include", "Second"), null);
        byte[] second = withField("Second", null, null);
        byte[] signed = PdfSigner.sign(paper, PLAIN.withField("First"), SIGNATORY);

        assertThat(new String(signed, StandardCharsets.ISO_8859_1)).contains("/TransformMethod /FieldMDP");
        passes(signed);
        assertThat(second).isNotEmpty();
    }

    @Test
    void aFieldThatLocksTheWholeDocumentClosesIt() throws IOException {
        COSDictionary closing = lock("All");
        closing.setItem(COSName.P, COSInteger.ONE);
        byte[] signed = PdfSigner.sign(withField("Last", closing, null), PLAIN.withField("Last"), SIGNATORY);

        passes(signed);
        refused(signed, PLAIN, Code.PDF_LOCKED);
    }

    @Test
    void aFieldThatDemandsAnotherKindOfSignatureIsRefused() throws IOException {
        COSDictionary demands = new COSDictionary();
        demands.setInt("Ff", 2);
        COSArray kinds = new COSArray();
        kinds.add(COSName.getPDFName("adbe.x509.rsa_sha1"));
        demands.setItem("SubFilter", kinds);

        refused(withField("Odd", null, demands), PLAIN.withField("Odd"), Code.FIELD_DEMANDS);
    }

    @Test
    void onlyTheFirstSignatureMayCertify() {
        byte[] signed = PdfSigner.sign(SamplePapers.small(), PLAIN, SIGNATORY);

        refused(
                signed,
                new PdfSignatureOrder(
                        "人社局", null, TestAuthority.NOW, null, PdfSignatureOrder.Certification.FORMS_AND_SIGNATURES),
                Code.CERTIFICATION_LATE);
    }

    private static void refused(byte[] document, PdfSignatureOrder order, Code code) {
        assertThatExceptionOfType(SigningRefusedException.class)
                .isThrownBy(() -> PdfSigner.sign(document, order, SIGNATORY))
                .satisfies(e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }
}
