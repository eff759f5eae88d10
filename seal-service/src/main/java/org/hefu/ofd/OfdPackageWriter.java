package org.hefu.ofd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hefu.container.XmlDocument;
import org.hefu.container.ZipWriter;

/** Puts pages, fonts, pictures and attachments together to an OFD file, GB/T 33190-2016, sections 6 and 7. */
final class OfdPackageWriter {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns:ofd=\"" + OfdFile.NAMESPACE + "\"";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Asia/Shanghai"));

    private final OfdIds ids = new OfdIds();
    private final List<Picture> pictures = new ArrayList<>();
    private final Map<String, byte[]> attachments = new LinkedHashMap<>();

    private record Picture(int id, String format, byte[] bytes) {

        String file() {
            return "image_" + id + "." + format.toLowerCase(Locale.ROOT);
        }
    }

    OfdIds ids() {
        return ids;
    }

    int picture(String format, byte[] bytes) {
        int id = ids.next();
        pictures.add(new Picture(id, format, bytes.clone()));
        return id;
    }

    void attach(String name, byte[] bytes) {
        if (attachments.putIfAbsent(name, bytes.clone()) != null) {
            throw new IllegalArgumentException("The paper has an attachment '" + name + "' already");
        }
    }

    byte[] write(String title, Instant madeAt, Map<String, String> metadata, OfdPaper paper) {
        try (ZipWriter zip = new ZipWriter()) {
            StringBuilder pages = new StringBuilder();
            List<byte[]> contents = new ArrayList<>();
            for (StringBuilder content : paper.pages()) {
                int number = contents.size();
                pages.append("<ofd:Page ID=\"").append(ids.next()).append("\" BaseLoc=\"Pages/Page_");
                pages.append(number).append("/Content.xml\"/>\n");
                contents.add(page(content));
            }
            byte[] attached = attached(madeAt);
            zip.deflate("OFD.xml", entrance(title, madeAt, metadata, contents));
            zip.deflate("Doc_0/Document.xml", document(pages));
            zip.deflate("Doc_0/PublicRes.xml", fonts(paper.used()));
            for (int i = 0; i < contents.size(); i++) {
                zip.deflate("Doc_0/Pages/Page_" + i + "/Content.xml", contents.get(i));
            }
            paper.used().forEach((font, used) -> zip.deflate("Doc_0/Res/" + file(font), font.subset(used)));
            if (!pictures.isEmpty()) {
                zip.deflate("Doc_0/DocumentRes.xml", media());
                pictures.forEach(picture -> zip.store("Doc_0/Res/" + picture.file(), picture.bytes()));
            }
            if (!attachments.isEmpty()) {
                zip.deflate("Doc_0/Attachs/Attachments.xml", attached);
                attachments.forEach((name, bytes) -> zip.deflate("Doc_0/Attachs/" + name, bytes));
            }
            return zip.finish();
        }
    }

    private static String file(OfdFont font) {
        return "font_" + font.id() + ".ttf";
    }

    private static byte[] xml(String text) {
        return (HEAD + text).getBytes(UTF_8);
    }

    private static byte[] entrance(String title, Instant madeAt, Map<String, String> metadata, List<byte[]> contents) {
        StringBuilder custom = new StringBuilder();
        metadata.forEach((key, value) -> custom.append("<ofd:CustomData Name=\"")
                .append(XmlDocument.escape(key))
                .append("\">")
                .append(XmlDocument.escape(value))
                .append("</ofd:CustomData>\n"));
        String datas = custom.isEmpty() ? "" : "<ofd:CustomDatas>\n" + custom + "</ofd:CustomDatas>\n";
        return xml(
                "<ofd:OFD" + NAMESPACE + " Version=\"1.1\" DocType=\"OFD\">\n<ofd:DocBody>\n<ofd:DocInfo>\n<ofd:DocID>"
                        + identifier(title, madeAt, contents)
                        + "</ofd:DocID>\n<ofd:Title>"
                        + XmlDocument.escape(title)
                        + "</ofd:Title>\n<ofd:CreationDate>"
                        + DATE.format(madeAt)
                        + "</ofd:CreationDate>\n<ofd:Creator>Hefu</ofd:Creator>\n"
                        + datas
                        + "</ofd:DocInfo>\n<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>\n</ofd:DocBody>\n</ofd:OFD>\n");
    }

    /** 32 hexadecimal digits, section 7.4, drawn from the content, so that the same draft gives the same file. */
    private static String identifier(String title, Instant madeAt, List<byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((title + madeAt).getBytes(UTF_8));
            contents.forEach(digest::update);
            return HexFormat.of().formatHex(ByteBuffer.wrap(digest.digest()).array(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }

    private byte[] document(StringBuilder pages) {
        String area = new OfdBox(0, 0, OfdPaper.PAGE_WIDTH, OfdPaper.PAGE_HEIGHT).text();
        return xml("<ofd:Document" + NAMESPACE + ">\n<ofd:CommonData>\n<ofd:MaxUnitID>"
                + ids.largest()
                + "</ofd:MaxUnitID>\n<ofd:PageArea><ofd:PhysicalBox>"
                + area
                + "</ofd:PhysicalBox></ofd:PageArea>\n<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>\n"
                + (pictures.isEmpty() ? "" : "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>\n")
                + "</ofd:CommonData>\n<ofd:Pages>\n"
                + pages
                + "</ofd:Pages>\n"
                + (attachments.isEmpty() ? "" : "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>\n")
                + "</ofd:Document>\n");
    }

    private byte[] page(StringBuilder content) {
        return xml("<ofd:Page" + NAMESPACE + ">\n<ofd:Content>\n<ofd:Layer ID=\"" + ids.next() + "\">\n"
                + content
                + "</ofd:Layer>\n</ofd:Content>\n</ofd:Page>\n");
    }

    private byte[] fonts(Map<OfdFont, Set<Integer>> used) {
        StringBuilder fonts = new StringBuilder();
        for (OfdFont font : used.keySet()) {
            fonts.append("<ofd:Font ID=\"")
                    .append(font.id())
                    .append("\" FontName=\"")
                    .append(font.family());
            fonts.append("\" FamilyName=\"")
                    .append(font.family())
                    .append("\"><ofd:FontFile>")
                    .append(file(font));
            fonts.append("</ofd:FontFile></ofd:Font>\n");
        }
        return xml("<ofd:Res" + NAMESPACE + " BaseLoc=\"Res\">\n<ofd:Fonts>\n" + fonts + "</ofd:Fonts>\n</ofd:Res>\n");
    }

    private byte[] media() {
        StringBuilder media = new StringBuilder();
        for (Picture picture : pictures) {
            media.append("<ofd:MultiMedia ID=\"").append(picture.id()).append("\" Type=\"Image\" Format=\"");
            media.append(picture.format()).append("\"><ofd:MediaFile>").append(picture.file());
            media.append("</ofd:MediaFile></ofd:MultiMedia>\n");
        }
        return xml("<ofd:Res" + NAMESPACE + " BaseLoc=\"Res\">\n<ofd:MultiMedias>\n" + media
                + "</ofd:MultiMedias>\n</ofd:Res>\n");
    }

    private byte[] attached(Instant madeAt) {
        StringBuilder list = new StringBuilder();
        attachments.forEach((name, bytes) -> list.append("<ofd:Attachment ID=\"")
                .append(ids.next())
                .append("\" Name=\"")
                .append(XmlDocument.escape(name))
                .append("\" CreationDate=\"")
                .append(DATE.format(madeAt))
                .append("\" Size=\"")
                .append(OfdBox.number(bytes.length / 1024.0))
                .append("\"><ofd:FileLoc>")
                .append(XmlDocument.escape(name))
                .append("</ofd:FileLoc></ofd:Attachment>\n"));
        return xml("<ofd:Attachments" + NAMESPACE + ">\n" + list + "</ofd:Attachments>\n");
    }
}
