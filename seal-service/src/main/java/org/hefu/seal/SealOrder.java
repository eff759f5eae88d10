package org.hefu.seal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one seal use.
 *
 * @param actor account or participant system that asks
 * @param purpose what the document is for, for example {@code WAGE_PROOF}
 * @param documentKind what the document is, for example {@code EVIDENCE}
 * @param caseNumber the case it belongs to; null if to none
 */
public record SealOrder(
        UUID sealId,
        String actor,
        String purpose,
        String documentKind,
        @Nullable String caseNumber) {

    public SealOrder {
        if (actor.isBlank() || purpose.isBlank() || documentKind.isBlank()) {
            throw new IllegalArgumentException("A seal use has an actor, a purpose and a kind of document");
        }
    }
}
