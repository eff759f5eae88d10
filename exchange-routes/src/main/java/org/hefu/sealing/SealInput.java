package org.hefu.sealing;

import io.swagger.v3.oas.annotations.media.Schema;
import org.hefu.key.KeyAlgorithm;
import org.hefu.seal.SealType;
import org.hefu.seal.picture.SealShape;
import org.jspecify.annotations.Nullable;

/**
 * A seal that is to be made, as callers write it.
 *
 * @param type OFFICIAL, SPECIAL, LEGAL_REPRESENTATIVE or PERSONAL
 * @param person for the seal of a person
 * @param algorithm SM2 unless said otherwise
 * @param validTo a moment or a day
 */
record SealInput(
        @Schema(implementation = SealType.class) @Nullable String type,
        @Nullable String name,
        @Nullable String ownerName,
        @Nullable String ownerCode,
        @Nullable Person person,

        @Schema(implementation = KeyAlgorithm.class) @Nullable
        String algorithm,

        @Nullable String validTo,
        @Nullable Picture picture) {

    /** Shows nothing of a person. */
    @Override
    public String toString() {
        return "SealInput[" + type + "]";
    }

    /** Whose seal it is. */
    record Person(@Nullable String name, @Nullable String idNumber) {

        @Override
        public String toString() {
            return "Person";
        }
    }

    /**
     * How it looks: drawn by the hub, or brought.
     *
     * @param shape ROUND, OVAL, RECTANGLE or NAME
     * @param width millimetres
     * @param height millimetres; as the width unless said otherwise
     * @param file a PNG or JPEG file in Base64, in place of a shape and texts
     */
    record Picture(
            @Schema(implementation = SealShape.class) @Nullable
            String shape,

            @Nullable Double width,
            @Nullable Double height,
            @Nullable String colour,
            @Nullable String name,
            @Nullable String middle,
            @Nullable String foot,
            @Nullable String code,
            @Nullable Boolean star,
            @Nullable String file) {

        @Override
        public String toString() {
            return "Picture[" + shape + "]";
        }
    }
}
