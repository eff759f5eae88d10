package org.hefu.seal.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hefu.seal.picture.PictureRefusedException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealDrawingTest {

    private static final String CODE = "4304240001234";

    private static Stream<Map.Entry<String, SealDesign>> designs() {
        return Map.ofEntries(
                Map.entry("round", SealDesign.round(42, "衡东县人力资源和社会保障局", "", CODE)),
                Map.entry("round-contract", SealDesign.round(42, "湖南衡东建设工程有限公司", "合同专用章", CODE)),
                Map.entry("round-short", SealDesign.round(40, "衡东县公安局", "", "")),
                Map.entry("round-long", SealDesign.round(45, "衡东县退役军人事务局优抚安置服务中心退役军人服务管理办公室", "业务专用章", CODE)),
                Map.entry("round-latin", SealDesign.round(42, "Hengdong Trade (Group) Co.", "", "")),
                Map.entry(
                        "oval",
                        new SealDesign(
                                SealShape.OVAL,
                                45,
                                30,
                                SealDesign.RED,
                                "湖南衡东建设工程有限公司",
                                "91430424MA4L00000X",
                                "发票专用章",
                                "",
                                false)),
                Map.entry(
                        "oval-code",
                        new SealDesign(SealShape.OVAL, 45, 30, SealDesign.RED, "衡东县市场监督管理局", "", "登记专用章", CODE, false)),
                Map.entry(
                        "rectangle",
                        new SealDesign(
                                SealShape.RECTANGLE, 60, 24, SealDesign.RED, "衡东县行政审批服务局", "", "业务受理专用章", "", false)),
                Map.entry(
                        "rectangle-code",
                        new SealDesign(
                                SealShape.RECTANGLE, 50, 30, "#1B3FA0", "衡东县档案馆", "与原件核对无误", "复印件专用", CODE, false)),
                Map.entry("name-2", SealDesign.person(18, "王伟")),
                Map.entry("name-3", SealDesign.person(20, "李建国")),
                Map.entry("name-4", SealDesign.person(20, "欧阳一鸣")))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everySealIsInkOnTransparentPaperInItsSize(Map.Entry<String, SealDesign> named) throws IOException {
        SealDesign design = named.getValue();
        byte[] png = SealDrawing.of(design).png(300);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        Path pictures = Files.createDirectories(Path.of("target/seals"));
        Files.write(pictures.resolve(named.getKey() + ".png"), png);
        Files.writeString(
                pictures.resolve(named.getKey() + ".svg"),
                SealDrawing.of(design).svg());
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(design.width() / 25.4 * 300));
        assertThat(image.getRGB(0, image.getHeight() / 2) >>> 24)
                .as("ink at the left edge")
                .isPositive();
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel >>> 24 == 0).count())
                .isGreaterThan(pixels.length / 5);
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel >>> 24 == 255))
                .allMatch(pixel -> (pixel & 0xFFFFFF) == design.rgb());
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel >>> 24 != 0 && pixel >>> 24 != 255))
                .as("smooth edges")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void theSvgFileHoldsPathsAndNothingElse(Map.Entry<String, SealDesign> named) throws Exception {
        String svg = SealDrawing.of(named.getValue()).svg();

        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getElementsByTagName("*").getLength())
                .isEqualTo(root.getElementsByTagName("path").getLength() + 1);
        assertThat(svg)
                .contains("width=\"" + SealDrawing.number(named.getValue().width()) + "mm\"")
                .doesNotContain("font", "href", "NaN");
    }

    @Test
    void theRoomBetweenCharactersOnTheArcIsTheSame() {
        List<Mark> marks = new ArcText(21, 21, 15, 15, 6, Math.toRadians(236), 1.5, true).set("衡东县人社局");
        double[] angles = marks.stream()
                .mapToDouble(mark -> Math.atan2(
                        mark.path().getBounds2D().getCenterY() - 21,
                        mark.path().getBounds2D().getCenterX() - 21))
                .toArray();

        assertThat(marks).hasSize(6);
        assertThat(angles[0] + angles[5] + Math.PI)
                .as("symmetric about the top")
                .isBetween(-0.1, 0.1);
    }

    @Test
    void whatNoSealCanShowIsRefused() {
        refused(Code.TEXT, () -> SealDesign.round(42, " ", "", ""));
        refused(Code.TEXT, () -> SealDesign.round(42, "衡东县公安局", "", "12345"));
        refused(Code.TEXT, () -> SealDesign.person(20, "Li"));
        refused(Code.SIZE, () -> SealDesign.round(4, "衡东县公安局", "", ""));
        refused(Code.SIZE, () -> new SealDesign(SealShape.ROUND, 42, 30, SealDesign.RED, "衡东", "", "", "", true));
        refused(Code.COLOUR, () -> new SealDesign(SealShape.ROUND, 42, 42, "red", "衡东", "", "", "", true));
        refused(Code.CHARACTER_MISSING, () -> SealDrawing.of(SealDesign.round(42, "衡东😀", "", "")));
        refused(
                Code.RESOLUTION,
                () -> SealDrawing.of(SealDesign.person(20, "王伟")).png(20_000));
    }

    static void refused(Code code, Runnable work) {
        assertThatExceptionOfType(PictureRefusedException.class)
                .isThrownBy(work::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
