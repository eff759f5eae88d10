package org.hefu.seal.placing;

/**
 * A place that was found.
 *
 * @param page counted from 1
 * @param left millimetres from the left edge
 * @param top millimetres from the upper edge
 */
public record PlacedSeal(int page, double left, double top) {}
