package org.hefu.signature.pdf;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.pdf.Outlines;

/** Reads the path data of an SVG picture: W3C Scalable Vector Graphics 2, section 9.3. */
public final class SvgPath {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*,?\\s*(?:([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?))");

    private static final int LONGEST = 1 << 20;

    private final Matcher tokens;
    private final Path2D.Double path = new Path2D.Double();
    private double x;
    private double y;
    private double startX;
    private double startY;
    /** The last control point, for commands that go on smoothly. */
    private double controlX;

    private double controlY;
    private char smooth = ' ';

    private SvgPath(String data) {
        this.tokens = TOKEN.matcher(data.strip());
    }

    /**
     * A picture of one surface.
     *
     * @param data of the path; y runs downwards
     * @param width of the view box, which starts at 0
     * @param height of the view box, which starts at 0
     * @throws IllegalArgumentException if the data cannot be read
     */
    public static StampPicture picture(String data, double width, double height, Color colour) {
        Shape shape = read(data);
        AffineTransform upwards = new AffineTransform(1, 0, 0, -1, 0, height);
        return new DrawnPicture((float) width, (float) height, (canvas, any, other) -> {
            canvas.setNonStrokingColor(colour);
            Outlines.walk(upwards.createTransformedShape(shape), canvas);
            canvas.fill();
        });
    }

    static Path2D read(String data) {
        if (data.length() > LONGEST) {
            throw new IllegalArgumentException("The path has more than " + LONGEST + " characters");
        }
        return new SvgPath(data).read();
    }

    private Path2D read() {
        char command = ' ';
        while (tokens.regionStart() < tokens.regionEnd()) {
            if (!tokens.lookingAt()) {
                throw new IllegalArgumentException(
                        "The path cannot be read from character " + tokens.regionStart() + " on");
            }
            String letter = tokens.group(1);
            if (letter != null) {
                command = letter.charAt(0);
                take();
            } else {
                command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
            }
            step(command);
        }
        return path;
    }

    private void take() {
        tokens.region(tokens.end(), tokens.regionEnd());
    }

    private double number() {
        if (!tokens.lookingAt() || tokens.group(2) == null) {
            throw new IllegalArgumentException("A number is missing in the path");
        }
        double number = Double.parseDouble(tokens.group(2));
        take();
        return number;
    }

    private void step(char command) {
        boolean relative = Character.isLowerCase(command);
        double dx = relative ? x : 0;
        double dy = relative ? y : 0;
        char kind = Character.toUpperCase(command);
        switch (kind) {
            case 'M' -> {
                to(number() + dx, number() + dy);
                path.moveTo(x, y);
                startX = x;
                startY = y;
            }
            case 'L' -> line(number() + dx, number() + dy);
            case 'H' -> line(number() + dx, y);
            case 'V' -> line(x, number() + dy);
            case 'C' -> cubic(number() + dx, number() + dy, dx, dy);
            case 'S' -> cubic(smooth == 'C' ? 2 * x - controlX : x, smooth == 'C' ? 2 * y - controlY : y, dx, dy);
            case 'Q' -> quadratic(number() + dx, number() + dy, dx, dy);
            case 'T' -> quadratic(smooth == 'Q' ? 2 * x - controlX : x, smooth == 'Q' ? 2 * y - controlY : y, dx, dy);
            case 'A' -> arc(dx, dy);
            case 'Z' -> {
                path.closePath();
                to(startX, startY);
            }
            default -> throw new IllegalArgumentException("A path begins with a command");
        }
        smooth = kind == 'S' ? 'C' : kind == 'T' ? 'Q' : kind;
    }

    private void to(double toX, double toY) {
        x = toX;
        y = toY;
    }

    private void line(double toX, double toY) {
        to(toX, toY);
        path.lineTo(x, y);
    }

    private void cubic(double x1, double y1, double dx, double dy) {
        controlX = number() + dx;
        controlY = number() + dy;
        to(number() + dx, number() + dy);
        path.curveTo(x1, y1, controlX, controlY, x, y);
    }

    private void quadratic(double x1, double y1, double dx, double dy) {
        controlX = x1;
        controlY = y1;
        to(number() + dx, number() + dy);
        path.quadTo(x1, y1, x, y);
    }

    /** From the end points to the centre, as appendix B.2.4 of SVG 2 has it. */
    private void arc(double dx, double dy) {
        double rx = Math.abs(number());
        double ry = Math.abs(number());
        double turn = Math.toRadians(number());
        boolean large = number() != 0;
        boolean sweep = number() != 0;
        double endX = number() + dx;
        double endY = number() + dy;
        if (rx == 0 || ry == 0) {
            line(endX, endY);
            return;
        }
        double cosine = Math.cos(turn);
        double sine = Math.sin(turn);
        double halfX = (cosine * (x - endX) + sine * (y - endY)) / 2;
        double halfY = (-sine * (x - endX) + cosine * (y - endY)) / 2;
        double scale = Math.sqrt(halfX * halfX / (rx * rx) + halfY * halfY / (ry * ry));
        rx *= Math.max(1, scale);
        ry *= Math.max(1, scale);
        double share = rx * rx * halfY * halfY + ry * ry * halfX * halfX;
        double factor =
                share == 0 ? 0 : Math.sqrt(Math.max(0, rx * rx * ry * ry / share - 1)) * (large == sweep ? -1 : 1);
        double centreX = factor * rx * halfY / ry;
        double centreY = -factor * ry * halfX / rx;
        double from = Math.atan2((halfY - centreY) / ry, (halfX - centreX) / rx);
        double till = Math.atan2((-halfY - centreY) / ry, (-halfX - centreX) / rx);
        double extent = till - from;
        if (sweep && extent < 0) {
            extent += 2 * Math.PI;
        } else if (!sweep && extent > 0) {
            extent -= 2 * Math.PI;
        }
        Arc2D arc =
                new Arc2D.Double(-rx, -ry, 2 * rx, 2 * ry, -Math.toDegrees(from), -Math.toDegrees(extent), Arc2D.OPEN);
        AffineTransform place = AffineTransform.getTranslateInstance(
                cosine * centreX - sine * centreY + (x + endX) / 2, sine * centreX + cosine * centreY + (y + endY) / 2);
        place.rotate(turn);
        path.append(place.createTransformedShape(arc), true);
        to(endX, endY);
    }
}
