package org.hefu.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    private static final int SIDE = 800;
    private static final int QUIET = 80;
    private static final int WHITE = 0xFFFFFF;

    @ParameterizedTest
    @ValueSource(strings = {"合", "https://hefu.example/verify?d=0123456789abcdef", "办件 HF-2026-000731，合符市政务服务中心"})
    void aReaderGetsWhatWasWritten(String content) throws Exception {
        int width = SIDE + 2 * QUIET;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, WHITE);
        for (QrCode.Bar bar : QrCode.of(content).bars(SIDE)) {
            for (int y = (int) Math.round(bar.top()); y < Math.round(bar.top() + bar.height()); y++) {
                int from = (QUIET + y) * width + QUIET;
                Arrays.fill(
                        pixels,
                        from + (int) Math.round(bar.left()),
                        from + (int) Math.round(bar.left() + bar.width()),
                        0);
            }
        }

        BinaryBitmap picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        assertThat(new QRCodeReader().decode(picture).getText()).isEqualTo(content);
    }

    @Test
    void theCodeReachesToItsFourEdgesAndNotBeyond() {
        List<QrCode.Bar> bars = QrCode.of("合符").bars(28);

        assertThat(bars.stream().mapToDouble(QrCode.Bar::left).min()).hasValue(0);
        assertThat(bars.stream().mapToDouble(QrCode.Bar::top).min()).hasValue(0);
        assertThat(bars.stream()
                        .mapToDouble(bar -> bar.left() + bar.width())
                        .max()
                        .orElseThrow())
                .isBetween(27.999, 28.001);
        assertThat(bars.stream()
                        .mapToDouble(bar -> bar.top() + bar.height())
                        .max()
                        .orElseThrow())
                .isBetween(27.999, 28.001);
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QrCode.of("x".repeat(3_000)))
                .withMessageContaining("3000 characters");
    }
}
