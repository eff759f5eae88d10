package org.hefu.seal;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one seal use.
 *
 * @param actor account or participant system that asks, as in {@code person:clerk}
 * @param roles that the actor has, as in {@code CLERK}
 * @param purpose what the document is for, for example {@code WAGE_PROOF}
 * @param documentKind what the document is, for example {@code EVIDENCE}
 * @param caseNumber the case it belongs to; null if to none
 * @param manner of the signature; what is allowed does not depend on it
 */
public record SealOrder(
        UUID sealId,
        String actor,
        Set<String> roles,
        String purpose,
        String documentKind,
        @Nullable String caseNumber,
        SealManner manner) {

    public SealOrder {
        if (actor.isBlank() || purpose.isBlank() || documentKind.isBlank()) {
            throw new IllegalArgumentException("A seal use has an actor, a purpose and a kind of document");
        }
        roles = Set.copyOf(roles);
    }

    /** Of an actor to whom no role gives authority. */
    public SealOrder(UUID sealId, String actor, String purpose, String documentKind, @Nullable String caseNumber) {
        this(sealId, actor, Set.of(), purpose, documentKind, caseNumber);
    }

    /** With a signature of the usual manner. */
    public SealOrder(
            UUID sealId,
            String actor,
            Set<String> roles,
            String purpose,
            String documentKind,
            @Nullable String caseNumber) {
        this(sealId, actor, roles, purpose, documentKind, caseNumber, SealManner.USUAL);
    }

    public SealOrder in(SealManner wanted) {
        return new SealOrder(sealId, actor, roles, purpose, documentKind, caseNumber, wanted);
    }
}
