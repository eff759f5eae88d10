package org.hefu.console;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hefu.participant.Role;
import org.jspecify.annotations.Nullable;

/** The places of the console, in the order of the top bar, and whose they are. */
enum Navigation {
    LICENSES("/licenses", Set.of(Role.CLERK)),
    CASES("/cases", Set.of(Role.CLERK)),
    BATCHES("/batches", Set.of(Role.OFFICER)),
    VERIFY("/verify", Set.of(Role.CLERK, Role.AUDITOR, Role.OFFICER, Role.SEAL_KEEPER)),
    LEDGER("/ledger", Set.of(Role.AUDITOR));

    private final String path;
    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, which nobody can change
    private final Set<Role> roles;

    Navigation(String path, Set<Role> roles) {
        this.path = path;
        this.roles = roles;
    }

    /** What somebody with these roles can go to. */
    static List<Place> places(Set<Role> roles, @Nullable String here) {
        return Arrays.stream(values())
                .filter(place -> place.roles.stream().anyMatch(roles::contains))
                .map(place -> new Place(place.path, place.path.substring(1), here != null && place.holds(here)))
                .toList();
    }

    private boolean holds(String address) {
        return address.equals(path) || address.startsWith(path + "/") || address.startsWith(path + "?");
    }

    /**
     * @param word names it in the messages
     * @param current the person is there now
     */
    record Place(String path, String word, boolean current) {}
}
