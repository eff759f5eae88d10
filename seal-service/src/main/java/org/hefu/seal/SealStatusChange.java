package org.hefu.seal;

import java.time.Instant;

/**
 * A step in the life of a seal.
 *
 * @param reason as the actor gave it; empty for the making
 */
public record SealStatusChange(SealStatus status, Instant at, String actor, String reason) {}
