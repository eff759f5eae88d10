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
 * @param byHub the hub itself made the document, within one of its own journeys, for the actor
 */
public record SealOrder(
        UUID sealId,
        String actor,
        Set<String> roles,
        String purpose,
        String documentKind,
        @Nullable String caseNumber,
        SealManner manner,
        boolean byHub) {

    public SealOrder {
        if (actor.isBlank() || purpose.isBlank() || documentKind.isBlank()) {
            throw new IllegalArgumentException("A seal use has an actor, a purpose and a kind of document");
        }
        roles = Set.copyOf(roles);
    }

    /**
     * Of the hub, for a paper that it made itself. Nothing in it but the actor's name may come from a caller unchecked.
     *
     * @param actor for whom
     */
    public static SealOrder ofHub(
            UUID sealId, String actor, String purpose, String documentKind, @Nullable String caseNumber) {
        return new SealOrder(sealId, actor, Set.of(), purpose, documentKind, caseNumber, SealManner.USUAL, true);
    }

    /** Of a caller. */
    public SealOrder(
            UUID sealId,
            String actor,
            Set<String> roles,
            String purpose,
            String documentKind,
            @Nullable String caseNumber,
            SealManner manner) {
        this(sealId, actor, roles, purpose, documentKind, caseNumber, manner, false);
    }

    /** Of a caller, with a signature of the usual manner. */
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
        return new SealOrder(sealId, actor, roles, purpose, documentKind, caseNumber, wanted, byHub);
    }
}
