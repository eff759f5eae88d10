package org.hefu.seal.picture;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a seal looks like.
 *
 * @param png with transparency; not to be changed
 * @param width millimetres
 * @param height millimetres
 * @param design from which it was drawn; null for a picture that somebody brought
 */
public record SealImage(
        byte[] png, double width, double height, @Nullable SealDesign design) {

    /** Good enough for every printer, and small enough for every signature. */
    private static final int RESOLUTION = 300;

    /**
     * @throws PictureRefusedException if a character is not in the font
     */
    public static SealImage drawn(SealDesign design) {
        return new SealImage(SealDrawing.of(design).png(RESOLUTION), design.width(), design.height(), design);
    }

    /**
     * Takes a picture that somebody brings.
     *
     * @param width millimetres
     * @param height millimetres
     * @throws PictureRefusedException if the file is no such picture
     */
    public static SealImage brought(byte[] file, double width, double height) {
        SealDesign.requireSize(width, height);
        return new SealImage(UploadedPicture.check(file, width), width, height, null);
    }

    /** The shapes of the seal; empty if there is only a picture. */
    public Optional<SealDrawing> drawing() {
        return Optional.ofNullable(design).map(SealDrawing::of);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealImage that
                && Arrays.equals(png, that.png)
                && width == that.width
                && height == that.height
                && Objects.equals(design, that.design);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(png);
    }

    /** Says nothing of what is written in it. */
    @Override
    public String toString() {
        return "SealImage[" + width + " by " + height + " mm]";
    }
}
