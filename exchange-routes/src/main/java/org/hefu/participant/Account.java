package org.hefu.participant;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in.
 *
 * @param system the participant system under whose grants this person works; null for those who work under none
 * @param lockedUntil before this time, after too many failures, no sign-in but from where the account
 *     signed in before; null if not locked
 */
public record Account(
        String username,
        String displayName,
        String passwordHash,
        String organization,
        @Nullable String system,
        Set<Role> roles,
        boolean active,
        @Nullable Instant lockedUntil) {

    public boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Shows no hash. */
    @Override
    public String toString() {
        return "Account[" + username + ", " + roles + "]";
    }
}
