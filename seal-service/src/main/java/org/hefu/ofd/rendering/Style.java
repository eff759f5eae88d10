package org.hefu.ofd.rendering;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hefu.container.XmlElement;

/**
 * How an object is drawn: its own words, else those of its drawing parameters, else those of its layer; GB/T 33190-2016,
 * sections 8.2 and 8.5.
 */
final class Style {

    private static final int DEEPEST = 20;
    /** Millimetres, table 23. */
    private static final double LINE_WIDTH = 0.353;

    private static final double MITER = 3.528;

    private final XmlElement object;
    private final Optional<String> layerParameters;
    private final Resources resources;

    Style(XmlElement object, Optional<String> layerParameters, Resources resources) {
        this.object = object;
        this.layerParameters = layerParameters;
        this.resources = resources;
    }

    BasicStroke stroke() {
        double width = attribute("LineWidth").map(Numbers::number).orElse(LINE_WIDTH);
        int cap = switch (attribute("Cap").orElse("Butt")) {
            case "Round" -> BasicStroke.CAP_ROUND;
            case "Square" -> BasicStroke.CAP_SQUARE;
            default -> BasicStroke.CAP_BUTT;
        };
        int join = switch (attribute("Join").orElse("Miter")) {
            case "Round" -> BasicStroke.JOIN_ROUND;
            case "Bevel" -> BasicStroke.JOIN_BEVEL;
            default -> BasicStroke.JOIN_MITER;
        };
        double miter = Math.max(1, attribute("MiterLimit").map(Numbers::number).orElse(MITER));
        List<Double> dashes = attribute("DashPattern").map(Numbers::list).orElse(List.of());
        float[] pattern = new float[dashes.size()];
        float sum = 0;
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = Math.max(0, dashes.get(i).floatValue());
            sum += pattern[i];
        }
        double offset = attribute("DashOffset").map(Numbers::number).orElse(0.0);
        return new BasicStroke((float) Math.max(0, width), cap, join, (float) miter, sum > 0 ? pattern : null, (float)
                Math.max(0, offset));
    }

    Optional<XmlElement> colour(String name) {
        Optional<XmlElement> own = object.child(name);
        return own.isPresent() ? own : inherited(parameters -> parameters.child(name));
    }

    private Optional<String> attribute(String name) {
        Optional<String> own = object.attribute(name);
        return own.isPresent() ? own : inherited(parameters -> parameters.attribute(name));
    }

    private <T> Optional<T> inherited(Function<XmlElement, Optional<T>> question) {
        Optional<T> found = chain(object.attribute("DrawParam"), question);
        return found.isPresent() ? found : chain(layerParameters, question);
    }

    private <T> Optional<T> chain(Optional<String> start, Function<XmlElement, Optional<T>> question) {
        Optional<String> next = start;
        for (int depth = 0; depth < DEEPEST && next.isPresent(); depth++) {
            Optional<XmlElement> parameters = next.flatMap(resources::drawParameters);
            Optional<T> answer = parameters.flatMap(question);
            if (answer.isPresent()) {
                return answer;
            }
            next = parameters.flatMap(element -> element.attribute("Relative"));
        }
        return Optional.empty();
    }
}
