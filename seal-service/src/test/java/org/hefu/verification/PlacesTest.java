package org.hefu.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hefu.verification.Places.Turn;
import org.hefu.verification.Places.Use;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final String GREEDY = "person:greedy";
    private static final String OTHER = "person:other";

    @Test
    void nobodyHasMoreThanHalfOfThePlaces() {
        Places places = new Places(4);

        List<Turn> turns = ask(places, GREEDY, Use.VERIFICATION, 10);

        assertThat(turns).filteredOn(Turn::isGranted).hasSize(2);
        assertThat(places.ask(OTHER, Use.VERIFICATION).isGranted()).isTrue();
        turns.getFirst().close();
        assertThat(turns).element(2).matches(Turn::isGranted);
    }

    @Test
    void aSinglePlaceIsForEverybody() {
        Places places = new Places(1);
        Turn first = places.ask(GREEDY, Use.HELP);
        Turn second = places.ask(GREEDY, Use.HELP);
        assertThat(first.isGranted()).isTrue();
        assertThat(second.isGranted()).isFalse();

        first.close();

        assertThat(second.isGranted()).isTrue();
    }

    @Test
    void pagesAndSearchesLeaveAPlaceToVerification() {
        Places places = new Places(4);
        ask(places, "person:a", Use.HELP, 2);
        Turn third = places.ask("person:b", Use.HELP);
        Turn fourth = places.ask("person:b", Use.HELP);

        assertThat(third.isGranted()).isTrue();
        assertThat(fourth.isGranted()).isFalse();
        assertThat(places.ask("person:b", Use.VERIFICATION).isGranted()).isTrue();
    }

    @Test
    void whoWaitsIsServedInTurnsACallerAtATime() {
        Places places = new Places(2);
        List<Turn> greedy = ask(places, GREEDY, Use.VERIFICATION, 5);
        Turn held = places.ask("person:third", Use.VERIFICATION);
        List<Turn> other = ask(places, OTHER, Use.VERIFICATION, 2);

        held.close();
        assertThat(other.getFirst().isGranted()).isTrue();
        greedy.getFirst().close();
        assertThat(greedy.get(1).isGranted()).isTrue();
        assertThat(other.getLast().isGranted()).isFalse();
        other.getFirst().close();
        assertThat(other.getLast().isGranted()).isTrue();
    }

    @Test
    void whoStopsWaitingTakesNoPlace() {
        Places places = new Places(1);
        Turn held = places.ask(GREEDY, Use.VERIFICATION);
        Turn impatient = places.ask(GREEDY, Use.VERIFICATION);
        Turn patient = places.ask(OTHER, Use.VERIFICATION);

        impatient.close();
        held.close();
        assertThat(patient.isGranted()).isTrue();
        patient.close();

        assertThat(places.ask(GREEDY, Use.VERIFICATION).isGranted()).isTrue();
    }

    private static List<Turn> ask(Places places, String caller, Use use, int times) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            turns.add(places.ask(caller, use));
        }
        return turns;
    }
}
