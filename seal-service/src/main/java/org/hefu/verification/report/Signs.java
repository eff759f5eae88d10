package org.hefu.verification.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from the bytes of a file whether a signature is in it; whether it is a good one is for others to say. */
final class Signs {

    /** The content types of RFC 5652 and GB/T 35275, as they stand at the start of a message. */
    private static final List<byte[]> MESSAGE_TYPES = List.of(
            HexFormat.of().parseHex("06092a864886f70d010702"), HexFormat.of().parseHex("060a2a811ccf550601040202"));

    private static final Pattern ARMOUR = Pattern.compile("-----BEGIN (CMS|PKCS7|PKCS #7 SIGNED DATA)-----");
    private static final Pattern COMPACT =
            Pattern.compile("\\s*([A-Za-z0-9_-]{4,8192})\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\s*");
    private static final byte[] XML_SIGNATURE = bytes("http://www.w3.org/2000/09/xmldsig#");
    private static final byte[] CONTAINER = bytes("mimetypeapplication/vnd.etsi.asic-");
    private static final byte[] CONTAINER_FOLDER = bytes("META-INF/");
    private static final Pattern CONTAINER_SIGNATURE =
            Pattern.compile("META-INF/[^/\\x00-\\x1F]{0,200}signature[^/\\x00-\\x1F]{0,200}\\.(xml|p7s)");
    /** Where the first name of a ZIP archive stands. */
    private static final int FIRST_NAME = 30;

    private Signs() {}

    static boolean isMessage(byte[] file) {
        if (file.length < 2) {
            return false;
        }
        int lengthBytes = 2 + (file[1] < 0 ? file[1] & 0x7F : 0);
        return MESSAGE_TYPES.stream().anyMatch(type -> isAt(file, lengthBytes, type));
    }

    static boolean isArmouredMessage(String start) {
        return ARMOUR.matcher(start).lookingAt();
    }

    static boolean isSignedXml(byte[] file) {
        return contains(file, XML_SIGNATURE);
    }

    /** RFC 7515, section 3: three parts with points between them, or an object with a protected header. */
    static boolean isSignedJson(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return isHeader(compact.group(1));
        }
        return text.stripLeading().startsWith("{")
                && text.contains("\"protected\"")
                && (text.contains("\"signature\"") || text.contains("\"signatures\""));
    }

    private static boolean isHeader(String part) {
        try {
            String header = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            return header.startsWith("{") && header.contains("\"alg\"");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean isLabelledContainer(byte[] file) {
        return isAt(file, FIRST_NAME, CONTAINER);
    }

    static boolean isSignedContainer(byte[] file) {
        return contains(file, CONTAINER_FOLDER)
                && CONTAINER_SIGNATURE
                        .matcher(new String(file, StandardCharsets.ISO_8859_1))
                        .find();
    }

    private static boolean contains(byte[] file, byte[] mark) {
        for (int i = 0; i + mark.length <= file.length; i++) {
            if (file[i] == mark[0] && isAt(file, i, mark)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] file, int place, byte[] mark) {
        return file.length >= place + mark.length
                && Arrays.equals(file, place, place + mark.length, mark, 0, mark.length);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
