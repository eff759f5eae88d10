package org.hefu.ofd;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines: between Chinese characters, and between Latin words; no line begins with a closing mark or
 * ends with an opening one (GB/T 15834-2011, section 5).
 */
final class OfdLines {

    private static final String NOT_FIRST = "，。、；：？！）》〉」』】〕”’%％…—·,.;:?!)]}";
    private static final String NOT_LAST = "（《〈「『【〔“‘([{￥$";
    private static final int FIRST_CHINESE = 0x2E80;

    private OfdLines() {}

    /** At least one line, which may be empty. */
    static List<String> of(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.replace('\t', ' ').split("\\R", -1)) {
            int[] characters = paragraph.codePoints().toArray();
            int start = 0;
            while (start < characters.length) {
                int end = end(characters, start, size, width);
                lines.add(new String(characters, start, end - start).strip());
                start = end;
            }
            if (characters.length == 0) {
                lines.add("");
            }
        }
        return lines;
    }

    /** The last place at which the line may break, or where it is full if there is none. */
    private static int end(int[] characters, int start, double size, double width) {
        double used = 0;
        int best = start;
        for (int i = start; i < characters.length; i++) {
            used += OfdFont.advance(characters[i]) * size;
            if (used > width && i > start && characters[i] != ' ') {
                return best > start ? best : i;
            }
            if (i + 1 < characters.length && mayBreak(characters[i], characters[i + 1])) {
                best = i + 1;
            }
        }
        return characters.length;
    }

    private static boolean mayBreak(int before, int after) {
        if (after == ' ' || NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) {
            return false;
        }
        return before == ' ' || before >= FIRST_CHINESE || after >= FIRST_CHINESE;
    }
}
