package org.hefu.access;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The line before the check of passwords, of a length that is given: each check is made to cost much, and anybody may ask
 * for one. Whoever finds no place is sent away at once. Strangers have half of the places at most, so that they shut out
 * nobody who signed in from their address before; and no address has more than half of those that it might have.
 */
final class SignInLine {

    private final int most;
    private final Map<String, Integer> held = new HashMap<>();
    private final Map<String, Boolean> known;
    private int all;
    private int strangers;

    /**
     * @param most places, from 4
     * @param mostKnown addresses that are remembered; then the one that was heard of least lately is forgotten
     */
    SignInLine(int most, int mostKnown) {
        this.most = most;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<String, Boolean> eldest) {
                return size() > mostKnown;
            }
        };
    }

    /** A place in the line, to be given back; empty if there is none for this asker. */
    synchronized Optional<Place> enter(String asker) {
        boolean isKnown = known.get(asker) != null;
        int open = isKnown ? most : most / 2;
        int taken = isKnown ? all : strangers;
        if (all >= most || taken >= open || held.getOrDefault(asker, 0) >= open / 2) {
            return Optional.empty();
        }
        all++;
        strangers += isKnown ? 0 : 1;
        held.merge(asker, 1, Integer::sum);
        return Optional.of(new Place(asker, isKnown));
    }

    synchronized void leave(Place place) {
        all--;
        strangers -= place.isKnown() ? 0 : 1;
        held.computeIfPresent(place.asker(), (asker, places) -> places == 1 ? null : places - 1);
    }

    /** Somebody signed in from there. */
    synchronized void know(String asker) {
        known.put(asker, true);
    }

    /**
     * @param isKnown whether the asker was, on entering
     */
    record Place(String asker, boolean isKnown) {}
}
