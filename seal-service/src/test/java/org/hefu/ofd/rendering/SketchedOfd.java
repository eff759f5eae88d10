package org.hefu.ofd.rendering;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.hefu.ofd.OfdFile;

/** An OFD document of one page of 100 by 100 millimetres, written by hand. */
final class SketchedOfd {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();
    private String template = "";
    private String annotation = "";

    SketchedOfd body(String objects) {
        body.append(objects);
        return this;
    }

    SketchedOfd template(String objects) {
        template = objects;
        return this;
    }

    SketchedOfd annotation(String objects) {
        annotation = objects;
        return this;
    }

    OfdRenderer renderer() {
        return OfdRenderer.of(OfdFile.read(bytes())).orElseThrow();
    }

    byte[] bytes() {
        xml("OFD.xml", """
                <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD">
                <ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>
                <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>""");
        xml("Doc_0/Document.xml", """
                <ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>
                <ofd:PageArea><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:PageArea>
                <ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>
                <ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>
                <ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>
                <ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>""");
        xml("Doc_0/DocumentRes.xml", """
                <ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res">
                <ofd:ColorSpaces><ofd:ColorSpace ID="20" Type="CMYK"/></ofd:ColorSpaces>
                <ofd:DrawParams><ofd:DrawParam ID="21" LineWidth="4"><ofd:StrokeColor Value="0 0 255"/></ofd:DrawParam>
                <ofd:DrawParam ID="22" Relative="21"/></ofd:DrawParams>
                <ofd:Fonts><ofd:Font ID="23" FontName="宋体"/></ofd:Fonts>
                <ofd:MultiMedias><ofd:MultiMedia ID="24" Type="Image"><ofd:MediaFile>green.png</ofd:MediaFile></ofd:MultiMedia>
                <ofd:MultiMedia ID="25" Type="Image"><ofd:MediaFile>broken.jb2</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>
                <ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="26" Width="10" Height="10"><ofd:Content>
                <ofd:PathObject ID="61" Boundary="0 0 10 10" Fill="true" Stroke="false"><ofd:FillColor Value="255 0 255"/>
                <ofd:AbbreviatedData>S 0 0 L 10 0 L 10 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>
                </ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>""");
        page("Doc_0/Pages/Page_0/Content.xml", "<ofd:Template TemplateID=\"7\"/>", body.toString());
        page("Doc_0/Tpls/Tpl_0/Content.xml", "", template);
        xml("Doc_0/Annots/Annotations.xml", """
                <ofd:Annotations xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Page PageID="1">
                <ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>""");
        xml("Doc_0/Annots/Page_0/Annotation.xml", """
                <ofd:PageAnnot xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Annot ID="80" Type="Stamp">
                <ofd:Appearance Boundary="80 80 20 20">%s</ofd:Appearance></ofd:Annot></ofd:PageAnnot>""".formatted(annotation));
        files.put("Doc_0/Res/green.png", picture(Color.GREEN));
        files.put("Doc_0/Res/broken.jb2", new byte[] {1, 2, 3});
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void page(String name, String before, String objects) {
        xml(name, """
                <ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">%s<ofd:Content><ofd:Layer ID="2">%s</ofd:Layer>
                </ofd:Content></ofd:Page>""".formatted(before, objects));
    }

    private void xml(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] picture(Color colour) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(colour);
        canvas.fillRect(0, 0, 8, 8);
        canvas.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
