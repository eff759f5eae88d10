package org.hefu.verification.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.hefu.certificate.TestAuthority;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.Signatory;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.verification.picture.PictureRefusedException.Code;
import org.junit.jupiter.api.Test;

class PageDrawingTest {

    private final byte[] signed = signed();

    @Test
    void aPageIsDrawnAsItIsNowAndAsItWasSigned() throws IOException {
        byte[] overdrawn = overdrawn(signed);

        assertThat(blackIn(PageDrawing.draw(overdrawn, PageDrawing.NOW, 1))).isGreaterThan(10_000);
        assertThat(blackIn(PageDrawing.draw(overdrawn, 1, 1)))
                .isEqualTo(blackIn(PageDrawing.draw(signed, PageDrawing.NOW, 1)))
                .isLessThan(10_000);
    }

    @Test
    void thePictureSaysHowManyPagesThereAre() {
        assertThat(PageDrawing.draw(signed, PageDrawing.NOW, 1).pages()).isEqualTo(1);
    }

    @Test
    void aPageOrSignatureThatIsNotThereIsRefused() {
        assertThat(code(() -> PageDrawing.draw(signed, PageDrawing.NOW, 2))).isEqualTo(Code.PAGE_UNKNOWN);
        assertThat(code(() -> PageDrawing.draw(signed, 2, 1))).isEqualTo(Code.SIGNATURE_UNKNOWN);
    }

    @Test
    void whatHasNoPagesIsRefused() {
        byte[] text = "plain text".getBytes(StandardCharsets.UTF_8);

        assertThat(code(() -> PageDrawing.draw(text, PageDrawing.NOW, 1))).isEqualTo(Code.NO_PAGES);
        assertThat(code(() -> PageDrawing.draw("%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8), 0, 1)))
                .isEqualTo(Code.DOCUMENT_UNREADABLE);
    }

    private static Code code(Runnable drawing) {
        PictureRefusedException[] refused = new PictureRefusedException[1];
        assertThatThrownBy(drawing::run).isInstanceOfSatisfying(PictureRefusedException.class, e -> refused[0] = e);
        return refused[0].code();
    }

    private static byte[] signed() {
        TestAuthority authority = TestAuthority.sm2();
        return PdfSigner.sign(
                SamplePapers.small(),
                new PdfSignatureOrder("某局", null, TestAuthority.NOW, null, null),
                new Signatory(
                        authority.signer,
                        List.of(authority.issuing),
                        authority.lists(),
                        authority.scheme(),
                        authority::sign));
    }

    /** Saved once more with a black box over the page. */
    private static byte[] overdrawn(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            try (PDPageContentStream canvas =
                    new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true, true)) {
                canvas.addRect(100, 300, 300, 200);
                canvas.fill();
            }
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.getPage(0).getResources().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static int blackIn(PagePicture picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        int black = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                black += (image.getRGB(x, y) & 0xFFFFFF) == 0 ? 1 : 0;
            }
        }
        return black;
    }
}
