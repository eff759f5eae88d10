package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.hefu.console.Navigation.Place;
import org.hefu.participant.Role;
import org.junit.jupiter.api.Test;

class NavigationTest {

    @Test
    void everybodySeesTheirOwnPlacesOnly() {
        assertThat(Navigation.places(Set.of(Role.AUDITOR), "/"))
                .extracting(Place::path)
                .containsExactly("/verify", "/ledger");
        assertThat(Navigation.places(Set.of(Role.SYSTEM_ADMIN), "/")).isEmpty();
    }

    @Test
    void thePlaceWhereOneIsIsMarked() {
        assertThat(Navigation.places(Set.of(Role.CLERK), "/cases/HF-20261122-0001"))
                .filteredOn(Place::current)
                .extracting(Place::path)
                .containsExactly("/cases");
        assertThat(Navigation.places(Set.of(Role.CLERK), "/casesx")).noneMatch(Place::current);
    }
}
