package org.hefu.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An authority that is to be granted; the words are those of {@link SealAuthority}.
 *
 * @param from null for at once
 */
public record SealAuthorityDraft(
        String holder,
        List<String> documentKinds,
        List<String> purposes,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Integer mostInTotal,
        @Nullable Integer mostADay,
        boolean twoPersons) {

    /** For what the hub itself makes, without limits. */
    public static SealAuthorityDraft ofHub(String documentKind, String purpose, @Nullable Instant until) {
        return new SealAuthorityDraft(
                SealAuthority.HUB, List.of(documentKind), List.of(purpose), null, until, null, null, false);
    }
}
