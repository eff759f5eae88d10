package org.hefu.ofd.rendering;

import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a seal on a page.
 *
 * @param boundary millimetres from the upper left corner of the page
 * @param clip the part of the boundary that shows, in millimetres from its upper left corner; null for all of it
 * @param type of the picture as the seal names it: png, jpg, gif, bmp, svg or ofd
 */
public record PageStamp(
        String page, Rectangle2D boundary, @Nullable Rectangle2D clip, String type, byte[] picture) {}
