package org.hefu.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A QR code (GB/T 18284) without the quiet zone around it, which the paper must leave. */
public final class QrCode {

    private final BitMatrix matrix;

    private QrCode(BitMatrix matrix) {
        this.matrix = matrix;
    }

    /**
     * @param content what a reader of the code gets; UTF-8
     * @throws IllegalArgumentException if it is too long for any code
     */
    public static QrCode of(String content) {
        try {
            return new QrCode(new QRCodeWriter()
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
                                    0)));
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "This is too long for a QR code: " + content.length() + " characters", e);
        }
    }

    /**
     * Squares side by side in a row, in one.
     *
     * @param left from the left edge of the code
     * @param top from its upper edge
     */
    public record Bar(double left, double top, double width, double height) {}

    /**
     * The black parts.
     *
     * @param side of the whole code, in any unit
     */
    public List<Bar> bars(double side) {
        double module = side / matrix.getWidth();
        List<Bar> bars = new ArrayList<>();
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                int length = 0;
                while (column + length < matrix.getWidth() && matrix.get(column + length, row)) {
                    length++;
                }
                if (length > 0) {
                    bars.add(new Bar(column * module, row * module, length * module, module));
                    column += length;
                }
            }
        }
        return bars;
    }
}
