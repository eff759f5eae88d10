package org.hefu.seal.picture;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hefu.seal.picture.PictureRefusedException.Code;

/**
 * Says how a seal is to be drawn.
 *
 * @param width millimetres, 8 to 100
 * @param height millimetres, 8 to 100; for a round or a name seal the same as the width
 * @param colour as in {@code #D81E1E}
 * @param name along the upper arc, or the first line of a rectangle, or the 2 to 4 characters of a person's name
 * @param middle a line in the middle of an oval or rectangular seal; empty for none
 * @param foot below the star or the middle, such as 合同专用章; empty for none
 * @param code the 13 digits under which the seal is on file with the police, on the lower arc; empty for none
 * @param star of five points in the middle of a round seal
 */
public record SealDesign(
        SealShape shape,
        double width,
        double height,
        String colour,
        String name,
        String middle,
        String foot,
        String code,
        boolean star) {

    /** The red of seal ink. */
    public static final String RED = "#D81E1E";

    private static final double SHORTEST = 8;
    private static final double LONGEST = 100;
    private static final int MOST_CHARACTERS = 50;
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final Pattern CODE = Pattern.compile("\\d{13}|");
    private static final Pattern PERSON = Pattern.compile("\\p{IsHan}{2,4}");

    public SealDesign {
        name = name.strip();
        middle = middle.strip();
        foot = foot.strip();
        requireSize(width, height);
        if ((shape == SealShape.ROUND || shape == SealShape.NAME) && width != height) {
            throw new PictureRefusedException(Code.SIZE, "A round seal and a name seal are as wide as they are high");
        }
        if (!COLOUR.matcher(colour).matches()) {
            throw new PictureRefusedException(Code.COLOUR, "A colour looks like #D81E1E");
        }
        if (name.isEmpty() || Stream.of(name, middle, foot).anyMatch(text -> text.length() > MOST_CHARACTERS)) {
            throw new PictureRefusedException(
                    Code.TEXT, "A seal shows a name; a line of it has " + MOST_CHARACTERS + " characters at most");
        }
        if (shape == SealShape.NAME && !PERSON.matcher(name).matches()) {
            throw new PictureRefusedException(Code.TEXT, "A name seal shows a name of 2 to 4 Chinese characters");
        }
        if (!CODE.matcher(code).matches()) {
            throw new PictureRefusedException(Code.TEXT, "The code of a seal has 13 digits, as in 4304240001234");
        }
    }

    /** A round seal with a star, as offices have it: 42 mm for a county. */
    public static SealDesign round(double diameter, String name, String foot, String code) {
        return new SealDesign(SealShape.ROUND, diameter, diameter, RED, name, "", foot, code, true);
    }

    /** A square seal of a person. */
    public static SealDesign person(double side, String name) {
        return new SealDesign(SealShape.NAME, side, side, RED, name, "", "", "", false);
    }

    static void requireSize(double width, double height) {
        if (!(width >= SHORTEST && width <= LONGEST && height >= SHORTEST && height <= LONGEST)) {
            throw new PictureRefusedException(
                    Code.SIZE, "A seal measures 8 to 100 mm a side; got " + width + " by " + height);
        }
    }

    int rgb() {
        return Integer.parseInt(colour.substring(1), 16);
    }
}
