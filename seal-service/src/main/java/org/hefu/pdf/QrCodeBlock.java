package org.hefu.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A QR code (GB/T 18284) of black squares, with its caption beside it. */
record QrCodeBlock(String content, String caption) implements Block {

    private static final float SIDE = 28 * Paper.MILLIMETRE;
    private static final float GAP = 6 * Paper.MILLIMETRE;
    private static final float SIZE = 9.5f;
    private static final float LEADING = 14.5f;

    @Override
    public void draw(Paper paper) throws IOException {
        paper.reserve(SIDE + 16);
        paper.down(8);
        squares(paper, matrix());
        List<String> lines = paper.lines(caption, SIZE, Paper.WIDTH - SIDE - GAP);
        float below = Math.max(SIZE, (SIDE - lines.size() * LEADING) / 2 + SIZE);
        for (String line : lines) {
            paper.write(line, Paper.LEFT + SIDE + GAP, below, SIZE, Paper.SOFT);
            below += LEADING;
        }
        paper.down(SIDE + 8);
    }

    private BitMatrix matrix() {
        try {
            return new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    0));
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "This is too long for a QR code: " + content.length() + " characters", e);
        }
    }

    private static void squares(Paper paper, BitMatrix matrix) throws IOException {
        PDPageContentStream canvas = paper.canvas();
        float module = SIDE / matrix.getWidth();
        canvas.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                int length = 0;
                while (column + length < matrix.getWidth() && matrix.get(column + length, row)) {
                    length++;
                }
                if (length > 0) {
                    canvas.addRect(
                            Paper.LEFT + column * module, paper.y() - (row + 1) * module, length * module, module);
                    column += length;
                }
            }
        }
        canvas.fill();
    }
}
