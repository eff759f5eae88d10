package org.hefu.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines: between Chinese characters, and between Latin words; no line begins with a closing mark or
 * ends with an opening one (GB/T 15834-2011, section 5). A word that is longer than a line is cut.
 */
final class LineBreaker {

    private static final String NOT_FIRST = "，。、；：？！）》〉」』】〕”’%％…—·,.;:?!)]}";
    private static final String NOT_LAST = "（《〈「『【〔“‘([{￥$";

    private final PaperFonts fonts;

    LineBreaker(PaperFonts fonts) {
        this.fonts = fonts;
    }

    /** At least one line, which may be empty. */
    List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.replace('\t', ' ').split("\\R", -1)) {
            breakInto(lines, paragraph, size, width);
        }
        return lines;
    }

    private void breakInto(List<String> lines, String paragraph, float size, float width) {
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (String piece : pieces(paragraph)) {
            float needed = fonts.width(piece, size);
            if (used + needed > width && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            if (needed > width) {
                for (String part : cut(piece, size, width)) {
                    if (!line.isEmpty()) {
                        lines.add(line.toString());
                        line.setLength(0);
                    }
                    line.append(part);
                }
                used = fonts.width(line.toString(), size);
            } else if (!(line.isEmpty() && piece.isBlank())) {
                line.append(piece);
                used += needed;
            }
        }
        lines.add(line.toString().stripTrailing());
    }

    private List<String> cut(String piece, float size, float width) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int character : piece.codePoints().toArray()) {
            String next = Character.toString(character);
            if (!part.isEmpty() && fonts.width(part + next, size) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(next);
        }
        parts.add(part.toString());
        return parts;
    }

    /** The shortest texts that may stand alone on a line. */
    private static List<String> pieces(String paragraph) {
        List<String> pieces = new ArrayList<>();
        int last = -1;
        for (int character : paragraph.codePoints().toArray()) {
            String next = Character.toString(character);
            if (last >= 0 && !mayBreak(last, character)) {
                pieces.set(pieces.size() - 1, pieces.getLast() + next);
            } else {
                pieces.add(next);
            }
            last = character;
        }
        return pieces;
    }

    private static boolean mayBreak(int before, int after) {
        if (NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) {
            return false;
        }
        if (before == ' ') {
            return true;
        }
        return after == ' ' ? isChinese(before) : isChinese(before) || isChinese(after);
    }

    private static boolean isChinese(int character) {
        return character >= 0x2E80;
    }
}
