package org.hefu.ofd.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hefu.container.PackedFile;
import org.hefu.container.XmlDocument;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipLimits;
import org.hefu.container.ZipWriter;
import org.hefu.ofd.OfdBody;
import org.hefu.ofd.OfdDocument;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;
import org.hefu.ofd.OfdPage;
import org.hefu.ofd.OfdPaths;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignatureList;
import org.hefu.ofd.OfdText;
import org.hefu.ofd.OfdVersion;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.ofd.OfdPlace;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.TestSeals;
import org.hefu.verification.ofd.SealedOfds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that follow the standard but for a few places, each of which is drawn from what the place may hold: every reader
 * takes them, or refuses them by the one exception that it declares.
 */
class RandomOfdTest {

    private static final int ROUNDS = 100;

    private static final String[] ODD_VALUES = {
        "",
        " ",
        "0",
        "-1",
        "1",
        "7",
        "23",
        "26",
        "99999999999",
        "1e308",
        "1e400",
        "-1e-400",
        "NaN",
        "Infinity",
        "0x1p3",
        "1,5",
        "+5",
        ".",
        "-",
        "1 2",
        "1 2 3",
        "0 0 1 1",
        "0 0 0 0",
        "0 0 -5 5",
        "0 0 1e9 1e9",
        "1e308 1e308 1e308 1e308",
        "0 0 0 0 0 0",
        "1 0 0 1 0 0",
        "1e300 1e300 1e300 1e300 1e300 1e300",
        "g 1000000000 1",
        "g",
        "g 3",
        "g -3 1",
        "/",
        ".",
        "..",
        "../..",
        "/..",
        "a/../../b",
        "/OFD.xml",
        "OFD.xml",
        "Doc_0/Document.xml",
        "/Doc_0/Document.xml",
        "/Doc_0/Pages/Page_0/Content.xml",
        "a\\b",
        "C:/x",
        "file:///etc/passwd",
        "\u6587",
        "\uD83D\uDE00",
        "true",
        "1.1.1",
        "Seal",
        "Sign",
        "SM3",
        "Image",
        "M 0 0 L 1 1 Q 1 C",
        "S 0 0 A 1 1 0 5 5 1e9 1e9",
        "B 1",
        "255 0",
        "#FF0000"
    };

    private static final List<Map<String, byte[]>> SEEDS =
            List.of(files(signed(sketch())), files(signed(SampleOfds.threePages())), files(withVersions()));

    private static byte[] sketch() {
        return new SketchedOfd()
                .body("""
                        <ofd:TextObject ID="3" Boundary="5 5 50 10" Font="23" Size="4" CTM="1 0 0 1 0 0">
                        <ofd:TextCode X="1" Y="4" DeltaX="g 2 4">文字A</ofd:TextCode></ofd:TextObject>
                        <ofd:PageBlock ID="9"><ofd:PathObject ID="4" Boundary="0 0 20 20" DrawParam="22" Alpha="120">
                        <ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 5 5">
                        <ofd:AbbreviatedData>M 0 0 L 5 0 L 5 5 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>
                        <ofd:AbbreviatedData>M 0 0 B 1 1 2 2 3 3 A 4 4 0 1 1 9 9 Q 1 1 2 2 C</ofd:AbbreviatedData>
                        </ofd:PathObject></ofd:PageBlock>
                        <ofd:ImageObject ID="5" Boundary="20 20 10 10" ResourceID="24" CTM="10 0 0 10 0 0"/>
                        <ofd:ImageObject ID="6" Boundary="30 20 10 10" ResourceID="25" CTM="10 0 0 10 0 0"/>
                        <ofd:CompositeObject ID="8" Boundary="40 40 10 10" ResourceID="26"/>""")
                .template("<ofd:TextObject ID=\"70\" Boundary=\"5 80 50 10\" Font=\"23\" Size=\"4\">"
                        + "<ofd:TextCode X=\"1\" Y=\"4\">模板</ofd:TextCode></ofd:TextObject>")
                .annotation("<ofd:PathObject ID=\"81\" Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>M 0 0 L 9 9"
                        + "</ofd:AbbreviatedData></ofd:PathObject>")
                .bytes();
    }

    private static byte[] signed(byte[] ofd) {
        OfdSealOrder order =
                new OfdSealOrder(SealedOfds.NOW, OfdProtection.OPEN, List.of(new OfdPlace.OnPage(1, 10, 10)));
        return OfdSigner.sign(ofd, order, SealedOfds.SEAL, TestSeals.signatory(SealedOfds.OWNER), null);
    }

    private static byte[] withVersions() {
        Map<String, byte[]> files = files(SampleOfds.onePage());
        String entrance = new String(files.get("OFD.xml"), StandardCharsets.UTF_8);
        files.put("OFD.xml", entrance.replace("</ofd:DocRoot>", """
                        </ofd:DocRoot><ofd:Versions><ofd:Version ID="v1" Index="1" Current="true" \
                        BaseLoc="Doc_0/Versions/V1.xml"/></ofd:Versions>\
                        """).getBytes(StandardCharsets.UTF_8));
        files.put("Doc_0/Versions/V1.xml", """
                <ofd:DocVersion xmlns:ofd="http://www.ofdspec.org/2016" ID="v1"><ofd:FileList>\
                <ofd:File ID="f1">/Doc_0/Document.xml</ofd:File></ofd:FileList>\
                <ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocVersion>\
                """.getBytes(StandardCharsets.UTF_8));
        return zip(files);
    }

    private static Map<String, byte[]> files(byte[] ofd) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (PackedFile file : ZipArchive.read(ofd, ZipLimits.DOCUMENT).files()) {
            files.put(file.name(), file.content());
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) {
        try (ZipWriter writer = new ZipWriter()) {
            files.forEach(writer::store);
            return writer.finish();
        }
    }

    /** Writes an element again, with a change here and there. */
    private static final class Scribe {

        private final Random random;
        private final int elements;
        private final StringBuilder text = new StringBuilder();

        Scribe(Random random, int elements) {
            this.random = random;
            this.elements = elements;
        }

        private boolean strikes() {
            return random.nextInt(elements) == 0;
        }

        private String odd() {
            return XmlDocument.escape(ODD_VALUES[random.nextInt(ODD_VALUES.length)]);
        }

        void write(XmlElement element, boolean root) {
            int kind = strikes() ? random.nextInt(9) : -1;
            if (kind == 0 && !root) {
                return;
            }
            String name = "ofd:" + (kind == 1 ? element.name() + "s" : element.name());
            text.append('<').append(name);
            if (root) {
                text.append(" xmlns:ofd=\"")
                        .append(kind == 2 ? "urn:x" : OfdFile.NAMESPACE)
                        .append('"');
            }
            element.attributes().forEach((attribute, value) -> {
                int change = strikes() ? random.nextInt(3) : -1;
                if (change != 0) {
                    text.append(' ').append(attribute).append("=\"");
                    text.append(change > 0 ? odd() : XmlDocument.escape(value)).append('"');
                }
            });
            text.append('>');
            int depth = kind == 3 ? random.nextInt(120) : 0;
            text.append("<ofd:PageBlock>".repeat(depth));
            List<XmlElement> children = new ArrayList<>(element.children());
            if (kind == 4) {
                Collections.shuffle(children, random);
            }
            for (XmlElement child : children) {
                write(child, false);
                if (kind == 5) {
                    write(child, false);
                }
            }
            if (kind == 6 || (children.isEmpty() && strikes())) {
                text.append(odd());
            } else {
                text.append(XmlDocument.escape(element.rawText()));
            }
            text.append("</ofd:PageBlock>".repeat(depth))
                    .append("</")
                    .append(name)
                    .append('>');
        }
    }

    private static int count(XmlElement element) {
        return 1
                + element.attributes().size()
                + element.children().stream().mapToInt(RandomOfdTest::count).sum();
    }

    private static byte[] changed(Map<String, byte[]> seed, Random random) {
        Map<String, byte[]> files = new LinkedHashMap<>(seed);
        List<String> names =
                seed.keySet().stream().filter(name -> name.endsWith(".xml")).toList();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String name = names.get(random.nextInt(names.size()));
            XmlElement root = XmlDocument.read(seed.get(name)).root();
            Scribe scribe = new Scribe(random, Math.max(2, count(root) / 2));
            scribe.write(root, true);
            files.put(name, scribe.text.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (random.nextInt(20) == 0) {
            files.remove(names.get(random.nextInt(names.size())));
        }
        return zip(files);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyReaderTakesOrRefusesWhatIsNearlyRight(long seed) {
        Random random = new Random(seed);
        int taken = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] ofd = changed(SEEDS.get(random.nextInt(SEEDS.size())), random);
            try {
                int faults = read(ofd);
                taken += faults == 0 ? 1 : 0;
                refused += faults;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
        assertThat(taken).isPositive();
        assertThat(refused).isPositive();
    }

    /** Reads all there is, and returns how many readers refused. */
    private static int read(byte[] ofd) {
        int[] refused = {0};
        OfdFile file;
        try {
            file = OfdFile.read(ofd);
        } catch (OfdFormatException e) {
            assertThat(e.getMessage()).isNotBlank();
            return 1;
        }
        for (OfdBody body : file.bodies()) {
            refusable(refused, () -> OfdVersion.of(file, body));
            refusable(refused, () -> {
                OfdDocument document = OfdDocument.read(file, body);
                for (OfdPage page : document.pages()) {
                    refusable(refused, () -> {
                        OfdText text = OfdText.of(file, page);
                        assertThat(text.characters()).isNotNull();
                        text.find("文字A").forEach(box -> assertThat(box.width()).isPositive());
                    });
                }
            });
            String list = body.signatures();
            if (list != null) {
                refusable(
                        refused,
                        () -> OfdSignatureList.read(file, list)
                                .entries()
                                .forEach(entry -> refusable(refused, () -> OfdSignature.read(file, entry.path()))));
            }
        }
        refusable(refused, () -> draw(file));
        return refused[0];
    }

    private static void refusable(int[] refused, Runnable reading) {
        try {
            reading.run();
        } catch (OfdFormatException | RefusedDrawing e) {
            assertThat(e.getMessage()).isNotBlank();
            refused[0]++;
        }
    }

    /** The renderer alone declares this exception of the XML reader; elsewhere it would be a fault. */
    private static final class RefusedDrawing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RefusedDrawing(XmlFormatException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** What cannot be drawn is marked. */
    private static void draw(OfdFile file) {
        try {
            OfdRenderer.of(file).ifPresent(renderer -> {
                for (int page = 1; page <= Math.min(2, renderer.pageCount()); page++) {
                    assertThat(renderer.render(page, 0.5, List.of()).notDrawn()).isNotNull();
                }
            });
        } catch (XmlFormatException e) {
            throw new RefusedDrawing(e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noPathLeadsOutOfThePackage(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "..", ".", "/", "//", "a", "文", " ", "\t", "%2e%2e", "\\", ":", "\u0000", "...", "Doc_0/", "../"
        };
        int resolved = 0;
        for (int round = 0; round < 5000; round++) {
            StringBuilder path = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                path.append(pieces[random.nextInt(pieces.length)]);
            }
            String found;
            try {
                found = OfdPaths.resolve(
                        random.nextBoolean() ? "OFD.xml" : "Doc_0/Pages/Page_0/Content.xml", path.toString());
            } catch (OfdFormatException expected) {
                assertThat(expected.getMessage()).isNotBlank();
                continue;
            }
            resolved++;
            assertThat(found)
                    .as(path.toString())
                    .isNotEmpty()
                    .doesNotContain("\\", ":")
                    .doesNotStartWith("/");
            assertThat(found.split("/", -1)).as(path.toString()).doesNotContain("", ".", "..");
        }
        assertThat(resolved).isPositive();
    }
}
