package org.hefu.ofd.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.hefu.ofd.OfdDraft;
import org.hefu.ofd.OfdFile;
import org.junit.jupiter.api.Test;

class DraftPictureTest {

    @Test
    void aPaperOfOurOwnIsDrawnWhole() throws IOException {
        byte[] paper = new OfdDraft(Instant.parse("2026-11-22T08:00:00Z"))
                .title("营业执照")
                .fields(new TreeMap<>(Map.of("名称", "阿鲁科尔沁旗天山镇示例有限公司", "统一社会信用代码", "91150623MA0N00024J")))
                .paragraph("经营范围：建筑工程施工；劳务分包（依法须经批准的项目，经相关部门批准后方可开展经营活动）。")
                .qrCode("https://localhost/evidence/1", "扫码核对")
                .write();

        RenderedPage page = OfdRenderer.of(OfdFile.read(paper)).orElseThrow().render(1, 4, List.of());

        assertThat(page.notDrawn()).isEmpty();
        assertThat(inkIn(page.image())).isGreaterThan(5_000);
        String folder = System.getProperty("hefu.pictures");
        if (folder != null) {
            ImageIO.write(page.image(), "png", new File(folder, "draft.png"));
        }
    }

    private static int inkIn(BufferedImage image) {
        int ink = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                ink += new Color(image.getRGB(x, y)).getRed() < 128 ? 1 : 0;
            }
        }
        return ink;
    }
}
