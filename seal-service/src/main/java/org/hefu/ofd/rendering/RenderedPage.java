package org.hefu.ofd.rendering;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A page as a picture.
 *
 * @param notDrawn what is on the page and not in the picture, in English; its place is hatched
 */
public record RenderedPage(BufferedImage image, List<String> notDrawn) {

    public RenderedPage {
        notDrawn = List.copyOf(notDrawn);
    }
}
