package org.hefu.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A well-formed XML 1.0 document without a document type, so without entities and without anything from outside.
 *
 * @param charset in which it was written
 * @param marked by a byte order mark at its start
 * @param text with the XML declaration, without a byte order mark
 */
public record XmlDocument(Charset charset, boolean marked, String text, XmlElement root) {

    private static final int LARGEST = 32 << 20;
    private static final byte[] USUAL =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]{0,100}?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Map<String, Charset> CHARSETS = Map.of(
            "UTF-8",
            StandardCharsets.UTF_8,
            "UTF8",
            StandardCharsets.UTF_8,
            "US-ASCII",
            StandardCharsets.US_ASCII,
            "GB18030",
            Charset.forName("GB18030"),
            "GBK",
            Charset.forName("GB18030"),
            "GB2312",
            Charset.forName("GB18030"));

    /**
     * Reads a document in UTF-8, UTF-16 with a byte order mark, or a Chinese character set that it names.
     *
     * @throws XmlFormatException if it is not well-formed, has a document type, or is larger than 32 MB, nested more
     *     than 100 deep or of more than a million elements
     */
    public static XmlDocument read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new XmlFormatException("An XML file of " + bytes.length + " bytes is too large");
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return read(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return read(bytes, 2, StandardCharsets.UTF_16LE);
        }
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return read(bytes, mark ? 3 : 0, mark ? StandardCharsets.UTF_8 : declared(bytes));
    }

    private static Charset declared(byte[] bytes) {
        int usual = USUAL.length;
        if (bytes.length >= usual && Arrays.equals(bytes, 0, usual, USUAL, 0, usual)) {
            return StandardCharsets.UTF_8;
        }
        String start = new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(start);
        if (!encoding.find()) {
            return StandardCharsets.UTF_8;
        }
        Charset charset = CHARSETS.get(encoding.group(1).toUpperCase(Locale.ROOT));
        if (charset == null) {
            throw new XmlFormatException("The character set " + encoding.group(1) + " is not read here");
        }
        return charset;
    }

    private static XmlDocument read(byte[] bytes, int from, Charset charset) {
        String text = new String(bytes, from, bytes.length - from, charset);
        // Where the bytes are not in the character set, Java puts this mark, which is rare in documents.
        if (text.indexOf('\uFFFD') >= 0) {
            text = strict(bytes, from, charset);
        }
        return new XmlDocument(charset, from > 0, text, new XmlParser(text).parse());
    }

    private static String strict(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new XmlFormatException("The XML file is not in " + charset);
        }
    }

    /**
     * The document with something inserted, in the same character set; nothing else of it changes.
     *
     * @param place in {@link #text}
     */
    public byte[] with(int place, String insertion) {
        String changed = text.substring(0, place) + insertion + text.substring(place);
        return (marked ? "\uFEFF" + changed : changed).getBytes(charset);
    }

    /** A text as it stands between tags or in a quoted attribute. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' ->
                    escaped.append("&#").append((int) character).append(';');
                default ->
                    escaped.append(
                            character < ' ' || character == '\uFFFE' || character == '\uFFFF' ? '\uFFFD' : character);
            }
        }
        return escaped.toString();
    }
}
