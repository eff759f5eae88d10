package org.hefu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hefu.access.SignInLine.Place;
import org.junit.jupiter.api.Test;

class SignInLineTest {

    private final SignInLine line = new SignInLine(8, 3);

    @Test
    void oneStrangerHasAQuarterOfThePlaces() {
        assertThat(enter("a", 9)).hasSize(2);
        assertThat(enter("b", 9)).hasSize(2);
    }

    @Test
    void strangersHaveHalfOfThePlacesHoweverManyTheyAre() {
        line.know("known");
        line.know("neighbour");
        for (int i = 0; i < 100; i++) {
            line.enter("stranger-" + i);
        }

        assertThat(line.enter("late")).isEmpty();
        assertThat(enter("known", 3)).hasSize(3);
        assertThat(line.enter("neighbour")).isPresent();
        assertThat(line.enter("neighbour")).isEmpty();
    }

    @Test
    void aKnownAddressHasHalfOfThePlaces() {
        line.know("known");

        assertThat(enter("known", 9)).hasSize(4);
        assertThat(line.enter("stranger")).isPresent();
    }

    @Test
    void aPlaceIsGivenBackAsItWasTaken() {
        List<Place> places = enter("a", 2);
        line.know("a");
        places.forEach(line::leave);

        assertThat(enter("b", 9)).hasSize(2);
        assertThat(enter("c", 9)).hasSize(2);
        assertThat(line.enter("d")).isEmpty();
        assertThat(enter("a", 9)).hasSize(4);
    }

    @Test
    void theAddressThatWasHeardOfLeastLatelyIsAStrangerAgain() {
        List.of("a", "b", "c", "d").forEach(line::know);

        assertThat(enter("a", 9)).hasSize(2);
        assertThat(enter("d", 9)).hasSize(4);
    }

    private List<Place> enter(String asker, int times) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Optional<Place> place = line.enter(asker);
            place.ifPresent(places::add);
        }
        return places;
    }
}
