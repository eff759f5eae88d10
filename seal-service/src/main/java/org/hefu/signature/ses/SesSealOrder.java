package org.hefu.signature.ses;

import java.time.Instant;
import java.util.Set;

/**
 * A seal that is to be made.
 *
 * @param id ASCII, unique among the maker's seals
 * @param type as the maker's field of business counts them
 * @param name of the seal, as people know it
 * @param owners who may sign with it; at least one
 * @param createdAt when it is made; to the second
 * @param validFrom first second in which it may be used
 * @param validTo last second in which it may be used
 * @param picture of a kind that GB/T 38540-2020 knows: GIF, BMP, JPG, PNG or SVG
 */
public record SesSealOrder(
        String id,
        int type,
        String name,
        SesOwners owners,
        Instant createdAt,
        Instant validFrom,
        Instant validTo,
        SesPicture picture) {

    private static final Set<String> PICTURES = Set.of("GIF", "BMP", "JPG", "PNG", "SVG");

    public SesSealOrder {
        if (id.isEmpty() || name.isBlank()) {
            throw new IllegalArgumentException("A seal has an id and a name");
        }
        if (!validFrom.isBefore(validTo)) {
            throw new IllegalArgumentException(
                    "A seal is valid from " + validFrom + " to a later time; got " + validTo);
        }
        if (!PICTURES.contains(picture.type())) {
            throw new IllegalArgumentException(
                    "The picture of a seal is one of " + PICTURES + "; got '" + picture.type() + "'");
        }
        boolean empty = switch (owners) {
            case SesOwners.Certificates list -> list.encoded().isEmpty();
            case SesOwners.Digests list -> list.digests().isEmpty();
        };
        if (empty) {
            throw new IllegalArgumentException("A seal without owners serves nobody");
        }
    }
}
