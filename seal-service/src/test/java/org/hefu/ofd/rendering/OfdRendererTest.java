package org.hefu.ofd.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class OfdRendererTest {

    private static final int SCALE = 4;

    private final SketchedOfd sketch = new SketchedOfd();

    @Test
    void aPathIsFilledAndDrawnWhereItStands() {
        sketch.body(square("10 20 30 30", "Fill=\"true\" LineWidth=\"2\"", "<ofd:FillColor Value=\"255 0 0\"/>"));

        RenderedPage page = render();

        assertThat(at(page, 25, 35)).isEqualTo(Color.RED);
        assertThat(at(page, 10, 35)).isEqualTo(Color.BLACK);
        assertThat(at(page, 50, 35)).isEqualTo(Color.WHITE);
        assertThat(page.notDrawn()).isEmpty();
    }

    @Test
    void anArcBulgesToTheRightSide() {
        sketch.body("""
                <ofd:PathObject ID="30" Boundary="0 0 100 100" Fill="true" Stroke="false"><ofd:FillColor Value="0 0 0"/>
                <ofd:AbbreviatedData>M 20 50 A 30 30 0 0 1 80 50 C</ofd:AbbreviatedData></ofd:PathObject>""");

        RenderedPage page = render();

        assertThat(at(page, 50, 25)).isEqualTo(Color.BLACK);
        assertThat(at(page, 50, 75)).isEqualTo(Color.WHITE);
    }

    @Test
    void drawingParametersAreInherited() {
        sketch.body(square("10 10 50 50", "DrawParam=\"22\"", ""));

        assertThat(at(render(), 10, 30)).isEqualTo(Color.BLUE);
    }

    @Test
    void cmykIsShownAsRgb() {
        sketch.body(square(
                "10 10 50 50",
                "Fill=\"true\" Stroke=\"false\"",
                "<ofd:FillColor ColorSpace=\"20\" Value=\"0 255 255 0\"/>"));

        assertThat(at(render(), 30, 30)).isEqualTo(Color.RED);
    }

    @Test
    void textIsDrawnCharacterByCharacter() {
        sketch.body("""
                <ofd:TextObject ID="31" Boundary="10 10 80 20" Font="23" Size="10">
                <ofd:TextCode X="0" Y="10" DeltaX="g 3 20">国国国国</ofd:TextCode></ofd:TextObject>""");

        RenderedPage page = render();

        assertThat(darkIn(page, 10, 10, 10, 12)).isGreaterThan(100);
        assertThat(darkIn(page, 21, 10, 8, 12)).isZero();
        assertThat(darkIn(page, 30, 10, 10, 12)).isGreaterThan(100);
        assertThat(darkIn(page, 70, 10, 10, 12)).isGreaterThan(100);
    }

    @Test
    void leadingBlanksOfATextTakeTheirPlace() {
        sketch.body("""
                <ofd:TextObject ID="31" Boundary="10 10 80 20" Font="23" Size="10"><ofd:TextCode X="0" Y="10" \
                DeltaX="20">%s国</ofd:TextCode></ofd:TextObject>""".formatted(" "));

        RenderedPage page = render();

        assertThat(darkIn(page, 10, 10, 10, 12)).isZero();
        assertThat(darkIn(page, 30, 10, 10, 12)).isGreaterThan(100);
    }

    @Test
    void aPictureFillsWhatItsMatrixSays() {
        sketch.body("""
                <ofd:ImageObject ID="32" Boundary="40 40 20 20" CTM="20 0 0 20 0 0" ResourceID="24"/>""");

        RenderedPage page = render();

        assertThat(at(page, 50, 50)).isEqualTo(Color.GREEN);
        assertThat(at(page, 65, 50)).isEqualTo(Color.WHITE);
    }

    @Test
    void templatesCompositesAndAnnotationsShow() {
        sketch.template(square("0 0 20 20", "Fill=\"true\"", "<ofd:FillColor Value=\"0 255 255\"/>"))
                .body("<ofd:CompositeObject ID=\"33\" Boundary=\"40 40 10 10\" ResourceID=\"26\"/>")
                .annotation(square("5 5 10 10", "Fill=\"true\"", "<ofd:FillColor Value=\"255 255 0\"/>"));

        RenderedPage page = render();

        assertThat(at(page, 5, 5)).isEqualTo(Color.CYAN);
        assertThat(at(page, 45, 45)).isEqualTo(Color.MAGENTA);
        assertThat(at(page, 90, 90)).isEqualTo(Color.YELLOW);
    }

    @Test
    void aStampIsCutToItsClip() {
        PageStamp half = new PageStamp(
                "1",
                new Rectangle2D.Double(80, 40, 40, 40),
                new Rectangle2D.Double(0, 0, 10, 40),
                "png",
                SketchedOfd.picture(Color.RED));

        RenderedPage page = sketch.renderer().render(1, SCALE, List.of(half));

        assertThat(at(page, 85, 60)).isEqualTo(Color.RED);
        assertThat(at(page, 95, 60)).isEqualTo(Color.WHITE);
    }

    @Test
    void aStampMayBeADocumentItself() {
        byte[] inner = new SketchedOfd()
                .body(square("0 0 100 100", "Fill=\"true\"", "<ofd:FillColor Value=\"255 0 0\"/>"))
                .bytes();
        PageStamp stamp = new PageStamp("1", new Rectangle2D.Double(10, 10, 20, 20), null, "ofd", inner);

        assertThat(at(sketch.renderer().render(1, SCALE, List.of(stamp)), 20, 20))
                .isEqualTo(Color.RED);
    }

    @Test
    void whatCannotBeDrawnIsHatchedAndNamed() {
        sketch.body("""
                <ofd:ImageObject ID="34" Boundary="40 40 20 20" CTM="20 0 0 20 0 0" ResourceID="25"/>
                <ofd:PathObject ID="35" Boundary="0 0 10 10" Fill="true"><ofd:FillColor><ofd:Pattern Width="1" Height="1"/>
                </ofd:FillColor><ofd:AbbreviatedData>M 0 0 L 5 5</ofd:AbbreviatedData></ofd:PathObject>
                <ofd:PathObject ID="36" Boundary="70 0 10 10"><ofd:AbbreviatedData>M 0 0 Z 5</ofd:AbbreviatedData>
                </ofd:PathObject>""");

        RenderedPage page = render();

        assertThat(page.notDrawn())
                .containsExactly(
                        "a picture of a kind that is not known",
                        "a fill of kind Pattern",
                        "a path with the unknown command Z");
        assertThat(colouredIn(page, 40, 40, 20, 20)).isGreaterThan(100);
    }

    @Test
    void numbersThatNoPageCanMeanAreNotDrawn() {
        sketch.body(square("1e300 0 10 10", "", "") + square("NaN 0 10 10", "", ""));

        assertThat(render().notDrawn()).containsExactly("a number beyond any page");
    }

    @Test
    void thereIsNoPageZero() {
        assertThatThrownBy(() -> sketch.renderer().render(0, SCALE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RenderedPage render() {
        RenderedPage page = sketch.renderer().render(1, SCALE, List.of());
        show(page.image());
        return page;
    }

    /** For the eye: with -Dhefu.pictures=FOLDER the pages are left there. */
    private static void show(BufferedImage image) {
        String folder = System.getProperty("hefu.pictures");
        if (folder != null) {
            try {
                ImageIO.write(image, "png", File.createTempFile("page", ".png", new File(folder)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String square(String boundary, String attributes, String colours) {
        return """
                <ofd:PathObject ID="40" Boundary="%s" %s>%s
                <ofd:AbbreviatedData>M 0 0 L 100 0 L 100 100 L 0 100 C</ofd:AbbreviatedData></ofd:PathObject>""".formatted(boundary, attributes, colours).replace("100", boundary.split(" ")[2]);
    }

    private static Color at(RenderedPage page, int x, int y) {
        return new Color(page.image().getRGB(x * SCALE, y * SCALE));
    }

    private static int darkIn(RenderedPage page, int x, int y, int width, int height) {
        return count(page, x, y, width, height, colour -> colour.getRed() < 64 && colour.getGreen() < 64);
    }

    private static int colouredIn(RenderedPage page, int x, int y, int width, int height) {
        return count(page, x, y, width, height, colour -> !colour.equals(Color.WHITE));
    }

    private static int count(
            RenderedPage page, int x, int y, int width, int height, java.util.function.Predicate<Color> wanted) {
        int found = 0;
        for (int i = x * SCALE; i < (x + width) * SCALE; i++) {
            for (int j = y * SCALE; j < (y + height) * SCALE; j++) {
                found += wanted.test(new Color(page.image().getRGB(i, j))) ? 1 : 0;
            }
        }
        return found;
    }
}
