package org.hefu.seal.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.seal.picture.SealDrawingTest.refused;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.hefu.seal.picture.PictureRefusedException.Code;
import org.junit.jupiter.api.Test;

class UploadedPictureTest {

    private static byte[] scan(String format, int side) throws IOException {
        BufferedImage paper = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = paper.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, side, side);
        canvas.setColor(new Color(0xD81E1E));
        canvas.fillOval(side / 4, side / 4, side / 2, side / 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(paper, format, out);
        return out.toByteArray();
    }

    @Test
    void thePaperOfAScanBecomesTransparentAndTheInkStays() throws IOException {
        for (String format : new String[] {"png", "jpeg"}) {
            BufferedImage seal = ImageIO.read(new ByteArrayInputStream(UploadedPicture.check(scan(format, 400), 40)));

            assertThat(seal.getRGB(2, 2) >>> 24).isZero();
            assertThat(seal.getRGB(200, 200) >>> 24).isGreaterThan(200);
            assertThat(new Color(seal.getRGB(200, 200)).getRed()).isGreaterThan(180);
        }
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefused() throws IOException {
        refused(
                Code.SVG,
                () -> UploadedPicture.check("<?xml version='1.0'?><svg/>".getBytes(StandardCharsets.UTF_8), 40));
        refused(Code.FORMAT, () -> UploadedPicture.check("GIF89a".getBytes(StandardCharsets.UTF_8), 40));
        refused(Code.FORMAT, () -> UploadedPicture.check(new byte[0], 40));
        refused(Code.LIMITS, () -> UploadedPicture.check(new byte[UploadedPicture.LARGEST_FILE + 1], 40));
        byte[] small = scan("png", 50);
        refused(Code.LIMITS, () -> UploadedPicture.check(small, 40));
        byte[] huge = scan("png", 2500);
        refused(Code.LIMITS, () -> UploadedPicture.check(huge, 40));
        byte[] half = Arrays.copyOf(scan("png", 400), 60);
        refused(Code.DAMAGED, () -> UploadedPicture.check(half, 40));
    }
}
