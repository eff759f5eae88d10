package org.hefu.ofd.rendering;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hefu.container.XmlElement;

/** Reads colours, GB/T 33190-2016, section 8.3: gray, RGB and CMYK; patterns and shadings are not drawn. */
final class Colours {

    private final Resources resources;

    Colours(Resources resources) {
        this.resources = resources;
    }

    /**
     * @param alpha of the object that is drawn, 0 to 255
     * @throws NotDrawnException for a pattern, a shading or a colour space that is not known
     */
    Color of(Optional<XmlElement> element, Color otherwise, int alpha) {
        if (element.isEmpty()) {
            return withAlpha(otherwise, alpha);
        }
        XmlElement colour = element.get();
        if (!colour.children().isEmpty()) {
            throw new NotDrawnException(
                    "a fill of kind " + colour.children().getFirst().name());
        }
        int own = colour.attribute("Alpha").map(Numbers::number).orElse(255.0).intValue();
        Color opaque =
                colour.attribute("Value").map(value -> of(value, space(colour))).orElse(Color.BLACK);
        return withAlpha(opaque, clamp(own) * alpha / 255);
    }

    private String space(XmlElement colour) {
        return colour.attribute("ColorSpace")
                .or(resources::defaultColourSpace)
                .map(id -> resources
                        .colourSpace(id)
                        .flatMap(space -> space.attribute("Type"))
                        .orElseThrow(() -> new NotDrawnException("a colour of a space that is not there")))
                .orElse("RGB");
    }

    private static Color of(String value, String space) {
        List<Double> parts = numbers(value);
        int needed = switch (space) {
            case "GRAY", "Gray" -> 1;
            case "RGB" -> 3;
            case "CMYK" -> 4;
            default -> throw new NotDrawnException("a colour of the space " + space);
        };
        if (parts.size() < needed) {
            throw new NotDrawnException("a colour that cannot be read");
        }
        int first = clamp(parts.get(0).intValue());
        return switch (needed) {
            case 1 -> new Color(first, first, first);
            case 3 ->
                new Color(
                        first,
                        clamp(parts.get(1).intValue()),
                        clamp(parts.get(2).intValue()));
            default -> {
                double black = 1 - clamp(parts.get(3).intValue()) / 255.0;
                yield new Color(
                        ink(first, black),
                        ink(clamp(parts.get(1).intValue()), black),
                        ink(clamp(parts.get(2).intValue()), black));
            }
        };
    }

    /** Some writers give each part as {@code #FF}. */
    private static List<Double> numbers(String value) {
        return value.contains("#")
                ? Arrays.stream(value.trim().split("\\s+"))
                        .map(part -> {
                            try {
                                return (double) Integer.parseInt(part.replace("#", ""), 16);
                            } catch (NumberFormatException e) {
                                throw new NotDrawnException("a colour that cannot be read");
                            }
                        })
                        .toList()
                : Numbers.list(value);
    }

    private static int ink(int part, double black) {
        return clamp((int) Math.round((255 - part) * black));
    }

    private static int clamp(int part) {
        return Math.clamp(part, 0, 255);
    }

    private static Color withAlpha(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), clamp(alpha));
    }
}
