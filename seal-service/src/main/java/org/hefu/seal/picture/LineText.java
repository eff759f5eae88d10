package org.hefu.seal.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Text on a straight line, centred.
 *
 * @param x middle of the line
 * @param y middle of the line
 * @param height of the characters
 * @param room how long the line may be; longer text is narrowed
 */
record LineText(double x, double y, double height, double room) {

    private static final double GAP = 0.12;
    private static final double BOLDER = 0.035;

    List<Mark> set(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Ink> inks = Ink.of(text);
        double length = inks.stream().mapToDouble(Ink::width).sum() * height + GAP * height * (inks.size() - 1);
        double narrow = Math.min(1, room / length);
        double pen = x - length * narrow / 2;
        List<Mark> marks = new ArrayList<>();
        for (Ink ink : inks) {
            double width = ink.width() * height * narrow;
            marks.add(Mark.bold(
                    ink.at(pen + width / 2, y, 0, height * narrow, height), height * BOLDER * Math.sqrt(narrow)));
            pen += width + GAP * height * narrow;
        }
        return marks;
    }
}
