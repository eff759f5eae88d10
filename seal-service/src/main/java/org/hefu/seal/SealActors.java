package org.hefu.seal;

import java.util.Optional;
import java.util.Set;

/** Those who ask for seals, as they stand now and not as they stood when they asked. */
@FunctionalInterface
public interface SealActors {

    /**
     * The roles of today.
     *
     * @param actor as in {@code person:officer} or {@code system:counter}
     * @return empty if there is no such account or system, or it is disabled
     */
    Optional<Set<String>> roles(String actor);
}
