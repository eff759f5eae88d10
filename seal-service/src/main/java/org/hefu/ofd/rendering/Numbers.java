package org.hefu.ofd.rendering;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Reads the number lists of OFD attributes, GB/T 33190-2016, section 7.3. */
final class Numbers {

    private static final int MOST = 1_000_000;
    /** Nothing on paper is a kilometre away; numbers beyond it are meant to harm. */
    private static final double FARTHEST = 1e6;

    private Numbers() {}

    /**
     * @throws NotDrawnException if it is no number, or one that no page can mean
     */
    static double number(String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new NotDrawnException("a number that is none");
        }
        if (!(Math.abs(value) <= FARTHEST)) {
            throw new NotDrawnException("a number beyond any page");
        }
        return value;
    }

    static List<Double> list(String text) {
        List<Double> numbers = new ArrayList<>();
        for (StringTokenizer words = new StringTokenizer(text); words.hasMoreTokens(); ) {
            numbers.add(number(words.nextToken()));
        }
        return numbers;
    }

    private static List<Double> list(String text, int count) {
        List<Double> numbers = list(text);
        if (numbers.size() != count) {
            throw new NotDrawnException(count + " numbers were expected");
        }
        return numbers;
    }

    /** {@code x y width height}, in millimetres. */
    static Rectangle2D.Double box(String text) {
        List<Double> numbers = list(text, 4);
        return new Rectangle2D.Double(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    /** {@code a b c d e f}. */
    static AffineTransform matrix(String text) {
        return new AffineTransform(
                list(text, 6).stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Steps between characters; {@code g 3 5.2} stands for three times 5.2 (section 11.3). */
    static List<Double> steps(String text) {
        List<Double> steps = new ArrayList<>();
        for (StringTokenizer words = new StringTokenizer(text); words.hasMoreTokens(); ) {
            String word = words.nextToken();
            if (!word.equals("g")) {
                steps.add(number(word));
                continue;
            }
            double times = words.hasMoreTokens() ? number(words.nextToken()) : -1;
            if (times < 0 || steps.size() + times > MOST || !words.hasMoreTokens()) {
                throw new NotDrawnException("steps between characters that cannot be read");
            }
            double step = number(words.nextToken());
            for (int i = 0; i < (int) times; i++) {
                steps.add(step);
            }
        }
        return steps;
    }
}
