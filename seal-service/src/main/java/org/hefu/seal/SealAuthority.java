package org.hefu.seal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Allows somebody a seal on some kinds of documents, for some purposes.
 *
 * @param holder {@link #HUB}, an actor such as {@code person:officer}, or a role such as {@code role:OFFICER}
 * @param documentKinds what may be sealed; {@link #EVERY} for all
 * @param purposes for which; {@link #EVERY} for all
 * @param until first instant at which it is over; null if it has no end
 * @param mostInTotal how many documents at most; null for no limit
 * @param mostADay how many documents a day at most; null for no limit
 * @param twoPersons a second person with authority must agree to each use
 * @param revokedAt when it was taken back; null if it was not
 */
public record SealAuthority(
        UUID id,
        UUID sealId,
        String holder,
        List<String> documentKinds,
        List<String> purposes,
        Instant from,
        @Nullable Instant until,
        @Nullable Integer mostInTotal,
        @Nullable Integer mostADay,
        boolean twoPersons,
        String grantedBy,
        Instant grantedAt,
        @Nullable Instant revokedAt) {

    /** The hub itself, for the papers that it makes within its own journeys; no caller ever is. */
    public static final String HUB = "hub";

    public static final String EVERY = "*";

    /** What stands before the name of a role. */
    public static final String ROLE = "role:";

    private static final Pattern HOLDER = Pattern.compile("hub|(person|system|role):[^\\p{Cntrl}]{1,64}");
    private static final Pattern WORD = Pattern.compile("\\*|[A-Z][A-Z0-9_]{0,63}");

    public SealAuthority {
        if (!HOLDER.matcher(holder).matches()) {
            throw new IllegalArgumentException(
                    "Who may use a seal looks like person:officer, system:counter or role:OFFICER");
        }
        documentKinds = words(documentKinds);
        purposes = words(purposes);
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("An authority ends after it begins");
        }
        if ((mostInTotal != null && mostInTotal < 1) || (mostADay != null && mostADay < 1)) {
            throw new IllegalArgumentException("An authority that allows no use is none");
        }
    }

    private static List<String> words(List<String> words) {
        if (words.isEmpty() || !words.stream().allMatch(SealAuthority::isWord)) {
            throw new IllegalArgumentException(
                    "Kinds and purposes look like LICENSE_DOCUMENT, at least one, or * for all");
        }
        return List.copyOf(words);
    }

    /** May it stand for a kind of documents or for a purpose? */
    public static boolean isWord(@Nullable String word) {
        return word != null && WORD.matcher(word).matches();
    }

    /** Does it name who asks, the kind of the document and the purpose? Neither time nor number is asked. */
    public boolean covers(SealOrder order) {
        return (order.byHub() ? holder.equals(HUB) : isHeldBy(order.actor(), order.roles()))
                && has(documentKinds, order.documentKind())
                && has(purposes, order.purpose());
    }

    /** Does it name this actor or one of these roles? What the hub holds is held by nobody else. */
    public boolean isHeldBy(String actor, Set<String> roles) {
        return !holder.equals(HUB)
                && (holder.equals(actor)
                        || (holder.startsWith(ROLE) && roles.contains(holder.substring(ROLE.length()))));
    }

    private static boolean has(List<String> words, String word) {
        return words.contains(EVERY) || words.contains(word);
    }

    /** Its uses are counted. */
    public boolean isLimited() {
        return mostInTotal != null || mostADay != null;
    }

    /** In its time, and not taken back. */
    public boolean isInForceAt(Instant time) {
        return revokedAt == null && !time.isBefore(from) && (until == null || time.isBefore(until));
    }
}
