package org.hefu.signature.ses;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a seal looks like, GB/T 38540-2020, SES_ESPictrueInfo.
 *
 * @param type the kind of the picture as the seal names it, such as {@code PNG}
 * @param bytes the picture file
 * @param width of the imprint, millimetres
 * @param height of the imprint, millimetres
 */
public record SesPicture(String type, byte[] bytes, int width, int height) {

    private static final int LARGEST_SIDE = 1000;

    public SesPicture {
        if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new IllegalArgumentException(
                    "A seal measures 1 to " + LARGEST_SIDE + " mm a side; got " + width + " by " + height);
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The ending that a file of this kind has, such as {@code png}. */
    public String fileEnding() {
        return type.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SesPicture that
                && type.equals(that.type)
                && Arrays.equals(bytes, that.bytes)
                && width == that.width
                && height == that.height;
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, Arrays.hashCode(bytes), width, height);
    }

    @Override
    public String toString() {
        return type + " picture of " + width + " by " + height + " mm";
    }
}
