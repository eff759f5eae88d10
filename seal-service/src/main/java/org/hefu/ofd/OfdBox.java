package org.hefu.ofd;

import org.hefu.container.XmlFormatException;

/**
 * A rectangle, GB/T 33190-2016, section 7.3, ST_Box; lengths in millimetres.
 *
 * @param x of the left edge, from the left
 * @param y of the upper edge, from the top
 */
public record OfdBox(double x, double y, double width, double height) {

    private static final double LARGEST = 100_000;

    public OfdBox {
        boolean sane = Math.abs(x) <= LARGEST && Math.abs(y) <= LARGEST && width <= LARGEST && height <= LARGEST;
        if (!sane || !(width > 0) || !(height > 0)) {
            throw new XmlFormatException("A rectangle has a size; got " + x + ' ' + y + ' ' + width + ' ' + height);
        }
    }

    /**
     * Reads four numbers with blanks between.
     *
     * @throws XmlFormatException if they are none, or the rectangle has no size
     */
    public static OfdBox parse(String text) {
        double[] numbers = numbers(text);
        if (numbers.length != 4) {
            throw new XmlFormatException("A rectangle has four numbers; got '" + text + "'");
        }
        return new OfdBox(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** The area that two have in common, square millimetres. */
    public double common(OfdBox other) {
        return common(x, x + width, other.x, other.x + other.width)
                * common(y, y + height, other.y, other.y + other.height);
    }

    private static double common(double from, double to, double otherFrom, double otherTo) {
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }

    static double[] numbers(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return new double[0];
        }
        String[] parts = stripped.split("\\s+");
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(parts[i]);
        }
        return numbers;
    }

    /** A plain decimal number; Java's own forms, such as hexadecimal, are refused. */
    static double number(String text) {
        boolean plain = !text.isEmpty() && text.length() <= 24;
        for (int i = 0; i < text.length(); i++) {
            plain &= "0123456789.-+eE".indexOf(text.charAt(i)) >= 0;
        }
        try {
            if (plain) {
                return Double.parseDouble(text);
            }
        } catch (NumberFormatException e) {
            throw new XmlFormatException("A number is expected; got '" + text + "'");
        }
        throw new XmlFormatException(
                "A number is expected; got '" + text.substring(0, Math.min(24, text.length())) + "'");
    }

    /** As the file has it. */
    public String text() {
        return number(x) + ' ' + number(y) + ' ' + number(width) + ' ' + number(height);
    }

    /** To the thousandth of a millimetre, without needless zeros. */
    static String number(double value) {
        long thousandths = Math.round(value * 1000);
        long whole = Math.abs(thousandths) / 1000;
        long rest = Math.abs(thousandths) % 1000;
        String sign = thousandths < 0 ? "-" : "";
        if (rest == 0) {
            return sign + whole;
        }
        String digits = Long.toString(1000 + rest).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return sign + whole + '.' + digits.substring(0, end);
    }
}
