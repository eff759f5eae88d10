package org.hefu.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hefu.container.ZipWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfdDraftTest {

    private static OfdDocument read(byte[] ofd) {
        OfdFile file = OfdFile.read(ofd);
        assertThat(file.archive().faults()).isEmpty();
        return OfdDocument.read(file, file.bodies().getFirst());
    }

    @Test
    void aDraftIsReadBackWithItsTitleAndMetadata() {
        OfdBody body = OfdFile.read(SampleOfds.onePage()).bodies().getFirst();

        assertThat(body.title()).contains("招投标农民工工资无拖欠证明");
        assertThat(body.customData()).containsEntry("ZZMC", "招投标农民工工资无拖欠证明").containsEntry("CZZT", "衡东县示例建设有限公司");
        assertThat(body.signatures()).isNull();
    }

    @Test
    void theSameDraftGivesTheSameBytes() {
        assertThat(SampleOfds.threePages()).isEqualTo(SampleOfds.threePages());
    }

    @Test
    void everyPageHasItsSize() {
        OfdDocument document = read(SampleOfds.threePages());

        assertThat(document.pages()).hasSize(3).allMatch(page -> page.area().equals(new OfdBox(0, 0, 210, 297)));
    }

    @Test
    void aLongTextGoesOnOverleaf() {
        byte[] ofd = new OfdDraft(Instant.EPOCH).paragraph("长文。\n".repeat(60)).write();

        assertThat(read(ofd).pages()).hasSize(2);
    }

    @Test
    void fontsPicturesAndAttachmentsAreInThePackage() {
        byte[] ofd = SampleOfds.draft()
                .picture("PNG", new byte[] {1, 2}, 20, 10)
                .attach("data.json", "{}".getBytes(StandardCharsets.UTF_8))
                .write();

        OfdFile file = OfdFile.read(ofd);
        OfdDocument document = OfdDocument.read(file, file.bodies().getFirst());

        assertThat(document.fonts().values())
                .allSatisfy(font ->
                        assertThat(file.content(String.valueOf(font.path()))).isPresent());
        assertThat(document.media().values())
                .singleElement()
                .satisfies(medium ->
                        assertThat(file.content(String.valueOf(medium.path()))).contains(new byte[] {1, 2}));
        assertThat(document.attachments()).containsEntry("data.json", "Doc_0/Attachs/data.json");
    }

    @Test
    void aWordIsFoundWhereItStands() {
        OfdFile file = OfdFile.read(SampleOfds.onePage());
        OfdPage page = OfdDocument.read(file, file.bodies().getFirst()).pages().getFirst();

        OfdText text = OfdText.of(file, page);

        assertThat(text.characters()).contains("统一社会信用代码").contains("Example Co.");
        List<OfdBox> issuer = text.find("衡东县人力资源和社会保障局");
        assertThat(issuer).hasSize(1);
        assertThat(issuer.getFirst().x()).isGreaterThan(100);
        assertThat(issuer.getFirst().width()).isBetween(49.0, 53.0);
        assertThat(text.find("未发现拖欠")).hasSize(3);
        assertThat(text.find("司 (Ex")).hasSize(1);
        assertThat(text.find("不在纸上")).isEmpty();
        assertThat(text.find("")).isEmpty();
    }

    @Test
    void theMisspeltMetadataOfOneMakerIsRead() {
        String entrance = """
                <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>
                <ofd:CuslomDatas><ofd:CuslomData name="ZZBH">17</ofd:CuslomData></ofd:CuslomDatas>
                </ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>
                """;
        byte[] ofd = new ZipWriter()
                .deflate("OFD.xml", entrance.getBytes(StandardCharsets.UTF_8))
                .finish();

        assertThat(OfdFile.read(ofd).bodies().getFirst().customData()).containsEntry("ZZBH", "17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "c:/x", "a\\b", "", "/", "/.."})
    void aPathThatLeadsOutIsRefused(String path) {
        assertThatExceptionOfType(OfdFormatException.class).isThrownBy(() -> OfdPaths.resolve("OFD.xml", path));
    }

    @Test
    void pathsAreResolvedWithinThePackage() {
        assertThat(OfdPaths.resolve("Doc_0/Document.xml", "Pages/a.xml")).isEqualTo("Doc_0/Pages/a.xml");
        assertThat(OfdPaths.resolve("Doc_0/Document.xml", "/Doc_1/a.xml")).isEqualTo("Doc_1/a.xml");
        assertThat(OfdPaths.resolve("Doc_0/Tpls/a.xml", "../Res/b.png")).isEqualTo("Doc_0/Res/b.png");
    }

    @Test
    void whatIsNoOfdFileIsRefused() {
        assertThatExceptionOfType(OfdFormatException.class).isThrownBy(() -> OfdFile.read(new byte[100]));
        byte[] empty = new ZipWriter().store("a", new byte[0]).finish();
        assertThatExceptionOfType(OfdFormatException.class).isThrownBy(() -> OfdFile.read(empty));
    }

    @Test
    void numbersAreWrittenShortly() {
        assertThat(OfdBox.number(1.5)).isEqualTo("1.5");
        assertThat(OfdBox.number(-0.25)).isEqualTo("-0.25");
        assertThat(OfdBox.number(40)).isEqualTo("40");
        assertThat(OfdBox.number(0.0004)).isEqualTo("0");
    }
}
