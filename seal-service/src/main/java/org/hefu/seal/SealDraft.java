package org.hefu.seal;

import java.time.Instant;
import org.hefu.key.KeyAlgorithm;
import org.hefu.seal.picture.SealImage;
import org.jspecify.annotations.Nullable;

/**
 * A seal that is to be made.
 *
 * @param name of the seal, for the seal of a person without the person's name
 * @param ownerName the organization
 * @param ownerCode its unified social credit code, 18 characters
 * @param person whose seal it is; null for the seal of an organization
 * @param algorithm of its key
 * @param validTo at most until the authority that certifies it ends
 */
public record SealDraft(
        SealType type,
        String name,
        String ownerName,
        String ownerCode,
        @Nullable SealPerson person,
        KeyAlgorithm algorithm,
        Instant validTo,
        SealImage image) {

    /** Characters of a name. */
    public static final int LONGEST = 200;

    public SealDraft {
        if (name.isBlank() || name.length() > LONGEST || ownerName.isBlank() || ownerName.length() > LONGEST) {
            throw new IllegalArgumentException("A seal and its owner have names of 1 to 200 characters");
        }
        if (type.isOfPerson() != (person != null)) {
            throw new IllegalArgumentException("A seal of type " + type + " is that of "
                    + (type.isOfPerson() ? "a person" : "an organization alone"));
        }
    }

    /** Shows nothing of a person. */
    @Override
    public String toString() {
        return "SealDraft[" + type + " of " + ownerCode + "]";
    }
}
