package org.hefu.verification.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a file is, told from its bytes and never from its name. */
public enum FileFormat {
    EMPTY("空文件", "an empty file"),
    PDF("PDF 文件", "a PDF file"),
    OFD("OFD 版式文件", "an OFD file"),
    ASIC("ASiC 签名容器", "an ASiC container"),
    ZIP("ZIP 压缩包", "a ZIP archive"),
    XADES("带签名的 XML 文件", "a signed XML file"),
    XML("XML 文件", "an XML file"),
    JADES("JSON 签名", "a JSON signature"),
    CMS("签名消息（CMS、GB/T 35275）", "a signed message (CMS, GB/T 35275)"),
    ASN1("ASN.1 数据（证书、签名值等）", "ASN.1 data, such as a certificate or a bare signature"),
    JPEG("JPEG 图片", "a JPEG picture"),
    PNG("PNG 图片", "a PNG picture"),
    TEXT("纯文本", "plain text"),
    UNKNOWN("无法识别的文件", "a file of unknown kind");

    private static final int PROBE = 64 * 1024;

    private final String zh;
    private final String en;

    FileFormat(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public static FileFormat of(byte[] file) {
        if (file.length == 0) {
            return EMPTY;
        }
        if (startsWith(file, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        if (startsWith(file, 'P', 'K', 3, 4)) {
            return zipped(file);
        }
        if (startsWith(file, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (startsWith(file, 0x89, 'P', 'N', 'G')) {
            return PNG;
        }
        if (startsWith(file, 0x30) && Signs.isMessage(file)) {
            return CMS;
        }
        if (startsWith(file, 0x30) && file.length > 2 && (file[1] & 0xFF) >= 0x80 && (file[1] & 0xFF) <= 0x84) {
            return ASN1;
        }
        return isText(file) ? textual(file) : UNKNOWN;
    }

    private static FileFormat textual(byte[] file) {
        String start = probe(file).replace("\u00EF\u00BB\u00BF", "").stripLeading();
        if (start.startsWith("<")) {
            return Signs.isSignedXml(file) ? XADES : XML;
        }
        if (Signs.isArmouredMessage(start)) {
            return CMS;
        }
        return Signs.isSignedJson(file) ? JADES : TEXT;
    }

    /** A container of several files says what it is in its first entry, or shows it by the names of its signatures. */
    private static FileFormat zipped(byte[] file) {
        if (Signs.isLabelledContainer(file)) {
            return ASIC;
        }
        if (probe(file).contains("OFD.xml") || probeEnd(file).contains("OFD.xml")) {
            return OFD;
        }
        return Signs.isSignedContainer(file) ? ASIC : ZIP;
    }

    private static boolean isText(byte[] file) {
        for (byte character : file) {
            if (character >= 0 && character < ' ' && character != '\t' && character != '\n' && character != '\r') {
                return false;
            }
        }
        return isIn(StandardCharsets.UTF_8, file) || isIn(Charset.forName("GB18030"), file);
    }

    private static boolean isIn(Charset charset, byte[] file) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String probe(byte[] file) {
        return new String(file, 0, Math.min(PROBE, file.length), StandardCharsets.ISO_8859_1);
    }

    private static String probeEnd(byte[] file) {
        int length = Math.min(PROBE, file.length);
        return new String(file, file.length - length, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
