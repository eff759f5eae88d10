package org.hefu.seal.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Text along an ellipse: each character upright on it, with the same room between the ink of neighbours.
 *
 * @param x centre
 * @param y centre
 * @param a half the width of the ellipse on which the middles of the characters lie
 * @param b half its height
 * @param height of the characters
 * @param span how far round the text may reach, radians
 * @param pitch how far apart the characters like to be, in their height
 * @param upper on the upper arc with the feet inwards; otherwise on the lower arc with the heads inwards
 */
record ArcText(double x, double y, double a, double b, double height, double span, double pitch, boolean upper) {

    private static final int STEPS = 2000;
    private static final double LEAST_GAP = 0.13;
    private static final double BOLDER = 0.035;

    List<Mark> set(String text) {
        List<Ink> inks = Ink.of(text);
        double room = length(span);
        double ink = inks.stream().mapToDouble(Ink::width).sum() * height;
        int gaps = Math.max(1, inks.size() - 1);
        double wish = Math.min(room, height * (pitch * (inks.size() - 1) + 1));
        double least = LEAST_GAP * height * gaps;
        double narrow = Math.min(1, room / (ink + least));
        double gap = inks.size() == 1 ? 0 : Math.max(least * narrow, wish - ink * narrow) / gaps;
        double place = -(ink * narrow + gap * (inks.size() - 1)) / 2;
        List<Mark> marks = new ArrayList<>();
        for (Ink character : inks) {
            double half = character.width() * height * narrow / 2;
            place += half;
            marks.add(mark(character, angle(place), narrow));
            place += half + gap;
        }
        return marks;
    }

    private Mark mark(Ink character, double t, double narrow) {
        double atX = x + a * Math.cos(t);
        double atY = y + b * Math.sin(t);
        double outwards = Math.atan2(Math.sin(t) / b, Math.cos(t) / a);
        double turn = upper ? outwards + Math.PI / 2 : outwards - Math.PI / 2;
        return Mark.bold(character.at(atX, atY, turn, height * narrow, height), height * BOLDER * Math.sqrt(narrow));
    }

    /** The length of the arc that reaches this far round, to both sides of its middle. */
    private double length(double angle) {
        double length = 0;
        for (int i = 0; i < STEPS; i++) {
            length += speed(middle() - angle / 2 + angle * (i + 0.5) / STEPS) * angle / STEPS;
        }
        return length;
    }

    /** Where one is after walking so far along the arc from its middle, to the right. */
    private double angle(double distance) {
        double way = Math.abs(distance) / STEPS;
        double t = middle();
        double direction = Math.signum(distance) * (upper ? 1 : -1);
        for (int i = 0; i < STEPS; i++) {
            t += direction * way / speed(t);
        }
        return t;
    }

    private double speed(double t) {
        return Math.hypot(a * Math.sin(t), b * Math.cos(t));
    }

    private double middle() {
        return upper ? -Math.PI / 2 : Math.PI / 2;
    }
}
