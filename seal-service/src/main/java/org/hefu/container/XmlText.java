package org.hefu.container;

import org.jspecify.annotations.Nullable;

/** The characters of an XML document, taken one after another; every one must be allowed by XML 1.0, section 2.2. */
final class XmlText {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_REFERENCE = 12;

    private final String text;
    private int position;

    XmlText(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    boolean isNext(char character) {
        if (atEnd()) {
            throw malformed("it breaks off");
        }
        return text.charAt(position) == character;
    }

    boolean take(String expected) {
        if (text.startsWith(expected, position)) {
            position += expected.length();
            return true;
        }
        return false;
    }

    void expect(char character) {
        if (!isNext(character)) {
            throw malformed("'" + character + "' is missing");
        }
        position++;
    }

    /** Says whether there were any. */
    boolean blanks() {
        int from = position;
        while (!atEnd() && isBlank(text.charAt(position))) {
            position++;
        }
        return position > from;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    void equalsSign() {
        blanks();
        expect('=');
        blanks();
    }

    char quote() {
        char quote = isNext('\'') ? '\'' : '"';
        expect(quote);
        return quote;
    }

    String name() {
        int from = position;
        while (position < text.length()) {
            char character = text.charAt(position);
            if (!(character >= 'a' && character <= 'z') && !continuesName(character)) {
                break;
            }
            position++;
        }
        if (from == position || position - from > LONGEST_NAME || !startsName(text.charAt(from))) {
            throw malformed("no name");
        }
        return text.substring(from, position);
    }

    static boolean startsName(int character) {
        return character == ':'
                || character == '_'
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= 0xC0 && character <= 0xFF && character != 0xD7 && character != 0xF7)
                || (character >= 0x4E00 && character <= 0x9FA5);
    }

    private static boolean continuesName(int character) {
        return startsName(character)
                || character == '-'
                || character == '.'
                || character == 0xB7
                || (character >= '0' && character <= '9');
    }

    /** XML 1.0, section 2.2. */
    static boolean isCharacter(int character) {
        return (character >= ' ' && character <= 0xD7FF)
                || character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0xE000 && character <= 0xFFFD)
                || (character >= 0x10000 && character <= 0x10FFFF);
    }

    /** Goes on to the next mark-up, and returns where that is. */
    int characters() {
        while (!atEnd()) {
            char character = text.charAt(position);
            if (character == '<' || character == '&') {
                return position;
            }
            if (character == ']' && text.startsWith("]]>", position)) {
                throw malformed("the mark ]]> outside of CDATA");
            }
            if (isPlain(character)) {
                position++;
            } else {
                step();
            }
        }
        throw malformed("it breaks off");
    }

    /** Allowed everywhere, and one character by itself. */
    private static boolean isPlain(char character) {
        return character >= ' ' && character < Character.MIN_SURROGATE;
    }

    /** The characters up to the next that is not plain, or is one of these. */
    String plain(char quote) {
        int from = position;
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character == quote || character == '&' || character == '<' || !isPlain(character)) {
                break;
            }
            position++;
        }
        return text.substring(from, position);
    }

    /** Is the next mark-up a start tag? Then nothing needs to be compared. */
    boolean isStartTag() {
        if (position + 1 >= text.length() || text.charAt(position) != '<') {
            return false;
        }
        char next = text.charAt(position + 1);
        return next != '/' && next != '!' && next != '?';
    }

    /** Goes on behind the mark, and returns where the mark begins. */
    int skipTo(String mark) {
        int end = text.indexOf(mark, position);
        if (end < 0) {
            throw malformed("it breaks off");
        }
        while (position < end) {
            step();
        }
        position = end + mark.length();
        return end;
    }

    private void step() {
        int character = text.codePointAt(position);
        if (!isCharacter(character)) {
            throw malformed("a character that may not stand there");
        }
        position += Character.charCount(character);
    }

    /** A part of the text with every line end as a line feed, XML 1.0, section 2.11. */
    String normalized(int from, int to) {
        String part = text.substring(from, to);
        return part.indexOf('\r') < 0 ? part : part.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The next character of an attribute, line ends and tabs as blanks, XML 1.0, section 3.3.3. */
    String attributeCharacter() {
        int from = position;
        if (isNext('<')) {
            throw malformed("'<' in an attribute");
        }
        step();
        String character = text.substring(from, position);
        if (character.equals("\r") && !atEnd() && text.charAt(position) == '\n') {
            position++;
        }
        return isBlank(character.charAt(0)) ? " " : character;
    }

    void comment() {
        skipTo("--");
        if (!take(">")) {
            throw malformed("'--' in a comment");
        }
    }

    void instruction() {
        String target = name();
        if (target.equalsIgnoreCase("xml") || target.contains(":")) {
            throw malformed("an XML declaration that is not at the start");
        }
        if (!text.startsWith("?>", position) && !blanks()) {
            throw malformed("an instruction without a blank behind its name");
        }
        skipTo("?>");
    }

    /** What follows {@code <?xml}: version 1.0, an encoding, standalone, in this order. */
    void declaration() {
        blanks();
        declared("version", "1.0");
        boolean blank = blanks();
        if (blank && text.startsWith("encoding", position)) {
            declared("encoding", null);
            blank = blanks();
        }
        if (blank && text.startsWith("standalone", position)) {
            declared("standalone", null);
            blanks();
        }
        if (!take("?>")) {
            throw malformed("a wrong XML declaration");
        }
    }

    private void declared(String name, @Nullable String only) {
        if (!take(name)) {
            throw malformed("a wrong XML declaration");
        }
        equalsSign();
        char quote = quote();
        String value = until(quote);
        boolean fits = only == null ? value.matches("[A-Za-z][A-Za-z0-9._-]*") : value.equals(only);
        if (!fits || (name.equals("standalone") && !value.equals("yes") && !value.equals("no"))) {
            throw malformed("a wrong XML declaration");
        }
    }

    /** A few characters up to the mark, and goes on behind it. */
    String until(char mark) {
        int end = text.indexOf(mark, position);
        if (end < 0 || end - position > (mark == ';' ? LONGEST_REFERENCE : LONGEST_NAME)) {
            throw malformed("'" + mark + "' is missing");
        }
        String part = text.substring(position, end);
        position = end + 1;
        return part;
    }

    XmlFormatException malformed(String what) {
        return new XmlFormatException("The XML file is malformed at character " + position + ": " + what);
    }
}
