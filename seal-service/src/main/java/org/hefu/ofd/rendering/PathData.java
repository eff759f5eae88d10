package org.hefu.ofd.rendering;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.StringTokenizer;

/** Reads the drawing commands of a path, GB/T 33190-2016, section 9.1: S, M, L, Q, B, A, C and their numbers. */
final class PathData {

    /** A path of more commands is no drawing any more. */
    private static final int MOST_COMMANDS = 200_000;

    private final StringTokenizer words;
    private final Path2D.Double path = new Path2D.Double();
    private double x;
    private double y;

    private PathData(String data) {
        this.words = new StringTokenizer(data);
    }

    /**
     * @throws NotDrawnException if a command is unknown or lacks numbers
     */
    static Path2D.Double read(String data) {
        PathData reader = new PathData(data);
        int commands = 0;
        while (reader.words.hasMoreTokens()) {
            if (++commands > MOST_COMMANDS) {
                throw new NotDrawnException("a path of more than " + MOST_COMMANDS + " commands");
            }
            reader.command(reader.words.nextToken());
        }
        return reader.path;
    }

    private void command(String command) {
        switch (command) {
            case "S", "M" -> {
                point();
                path.moveTo(x, y);
            }
            case "L" -> {
                started();
                point();
                path.lineTo(x, y);
            }
            case "Q" -> {
                started();
                double x1 = number();
                double y1 = number();
                point();
                path.quadTo(x1, y1, x, y);
            }
            case "B" -> {
                started();
                double x1 = number();
                double y1 = number();
                double x2 = number();
                double y2 = number();
                point();
                path.curveTo(x1, y1, x2, y2, x, y);
            }
            case "A" -> arc();
            case "C" -> {
                started();
                path.closePath();
            }
            default -> throw new NotDrawnException("a path with the unknown command " + abridged(command));
        }
    }

    private void started() {
        if (path.getCurrentPoint() == null) {
            path.moveTo(0, 0);
        }
    }

    private void point() {
        x = number();
        y = number();
    }

    private double number() {
        if (!words.hasMoreTokens()) {
            throw new NotDrawnException("a path that breaks off");
        }
        return Numbers.number(words.nextToken());
    }

    /** From the end points of an arc to its centre: the conversion of SVG 2, appendix B.2.4, whose arcs these are. */
    private void arc() {
        started();
        double fromX = x;
        double fromY = y;
        double radiusX = Math.abs(number());
        double radiusY = Math.abs(number());
        double turn = Math.toRadians(number());
        boolean large = number() != 0;
        boolean clockwise = number() != 0;
        point();
        if (radiusX == 0 || radiusY == 0) {
            path.lineTo(x, y);
            return;
        }
        if (fromX == x && fromY == y) {
            return;
        }
        double halfX = (fromX - x) / 2;
        double halfY = (fromY - y) / 2;
        double alongX = Math.cos(turn) * halfX + Math.sin(turn) * halfY;
        double alongY = -Math.sin(turn) * halfX + Math.cos(turn) * halfY;
        double reach = square(alongX / radiusX) + square(alongY / radiusY);
        if (reach > 1) {
            radiusX *= Math.sqrt(reach);
            radiusY *= Math.sqrt(reach);
        }
        double across = square(radiusX * alongY) + square(radiusY * alongX);
        double factor = Math.sqrt(Math.max(0, (square(radiusX * radiusY) - across) / across));
        double sign = large == clockwise ? -1 : 1;
        double centreAlongX = sign * factor * radiusX * alongY / radiusY;
        double centreAlongY = -sign * factor * radiusY * alongX / radiusX;
        double centreX = Math.cos(turn) * centreAlongX - Math.sin(turn) * centreAlongY + (fromX + x) / 2;
        double centreY = Math.sin(turn) * centreAlongX + Math.cos(turn) * centreAlongY + (fromY + y) / 2;
        double begin = Math.atan2((alongY - centreAlongY) / radiusY, (alongX - centreAlongX) / radiusX);
        double end = Math.atan2((-alongY - centreAlongY) / radiusY, (-alongX - centreAlongX) / radiusX);
        double extent = end - begin;
        if (clockwise && extent < 0) {
            extent += 2 * Math.PI;
        } else if (!clockwise && extent > 0) {
            extent -= 2 * Math.PI;
        }
        Arc2D.Double arc = new Arc2D.Double(
                -radiusX,
                -radiusY,
                2 * radiusX,
                2 * radiusY,
                -Math.toDegrees(begin),
                -Math.toDegrees(extent),
                Arc2D.OPEN);
        AffineTransform place = AffineTransform.getTranslateInstance(centreX, centreY);
        place.rotate(turn);
        path.append(place.createTransformedShape(arc), true);
    }

    private static double square(double value) {
        return value * value;
    }

    private static String abridged(String word) {
        return word.length() > 8 ? word.substring(0, 8) + "…" : word;
    }
}
