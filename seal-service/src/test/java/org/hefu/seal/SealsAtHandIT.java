package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hefu.seal.SealsAtHand.AtHand;
import org.junit.jupiter.api.Test;

/** What somebody may use is told page by page, with what is left of it. */
class SealsAtHandIT extends OnSeals {

    private List<AtHand> of(String actor, Set<String> roles) {
        return hub.atHand().of(actor, roles, null, 10);
    }

    @Test
    void anOfficerReadsForWhatAndHowOften() {
        Seal seal = make();
        SealAuthority counted = allow(seal, 3, false);
        seals.seal(order(seal, OFFICER), PAPER);

        AtHand one = of(OFFICER, Set.of("OFFICER")).getFirst();

        assertThat(one.seal()).isEqualTo(seal);
        assertThat(one.authorities()).containsExactly(new SealsAtHand.Allowed(counted, 2));
        assertThat(of("person:clerk", Set.of("CLERK"))).isEmpty();
    }

    @Test
    void whatIsOverOrForAnybodyIsNotListedAndWhatIsSuspendedIs() {
        Seal seal = make();
        SealAuthority mine = allow(seal, null, false);
        Seal other = make();
        keeping.authorise(other.id(), SealAuthorityDraft.ofHub("LICENSE", "RENEWAL", null), "person:keeper");
        keeping.authorise(
                other.id(),
                new SealAuthorityDraft("role:CLERK", List.of("LICENSE"), List.of("*"), null, null, null, null, false),
                "person:keeper");
        keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "stocktaking", "person:keeper");

        assertThat(of(OFFICER, Set.of("OFFICER")))
                .extracting(one -> one.seal().status())
                .containsExactly(SealStatus.SUSPENDED);
        assertThat(of(OFFICER, Set.of("OFFICER", "CLERK")))
                .extracting(one -> one.seal().id())
                .containsExactlyInAnyOrder(seal.id(), other.id());
        keeping.takeBack(seal.id(), mine.id(), "done", "person:keeper");
        assertThat(of(OFFICER, Set.of("OFFICER"))).isEmpty();
    }

    @Test
    void aPageBeginsBehindTheOneBefore() {
        for (int i = 0; i < 3; i++) {
            allow(make(), null, false);
        }

        List<AtHand> first = hub.atHand().of(OFFICER, Set.of(), null, 2);
        List<AtHand> second =
                hub.atHand().of(OFFICER, Set.of(), first.getLast().seal().id(), 2);

        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        hub.clock.advance(Duration.ofDays(31));
        assertThat(of(OFFICER, Set.of())).isEmpty();
    }
}
