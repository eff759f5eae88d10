package org.hefu.console;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hefu.participant.Role;

/** The places of the console, in the order of the top bar, and whose they are. */
enum Navigation {
    LICENSES("licenses"),
    CASES("cases"),
    BATCHES("batches"),
    SEALS("seals"),
    SEALING("sealing"),
    VERIFY("verify"),
    LEDGER("ledger"),
    TRUST("trust");

    private final String word;

    Navigation(String word) {
        this.word = word;
    }

    /**
     * What somebody with these roles can go to.
     *
     * @param here path and query of the page that is shown
     */
    static List<Place> places(Set<Role> roles, String here) {
        return Arrays.stream(values())
                .filter(place -> place.roles().stream().anyMatch(roles::contains))
                .map(place -> new Place("/" + place.word, place.word, here.matches("/" + place.word + "([/?].*)?")))
                .toList();
    }

    private Set<Role> roles() {
        return switch (this) {
            case LICENSES, CASES -> Set.of(Role.CLERK);
            case BATCHES -> Set.of(Role.OFFICER);
            case SEALS -> Set.of(Role.SEAL_KEEPER);
            case SEALING -> Set.of(Role.OFFICER, Role.CLERK, Role.SEAL_KEEPER);
            case VERIFY -> Set.of(Role.CLERK, Role.AUDITOR, Role.OFFICER, Role.SEAL_KEEPER);
            case LEDGER -> Set.of(Role.AUDITOR);
            case TRUST -> Set.of(Role.SECURITY_ADMIN);
        };
    }

    /**
     * @param word names it in the messages
     * @param current the person is there now
     */
    record Place(String path, String word, boolean current) {}
}
