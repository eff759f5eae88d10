package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hefu.seal.SealRequest.State;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.junit.jupiter.api.Test;

/** Who may use a seal, how often, and with whom. */
class SealAuthorityIT extends OnSeals {

    @Test
    void onlyTheHolderUsesASealAndOnlyUntilItsTimeIsOverOrItIsTakenBack() {
        Seal seal = make();
        SealAuthority authority = allow(seal, null, false);

        seals.seal(order(seal, OFFICER), PAPER);
        refused(order(seal, "person:other"), Code.NO_AUTHORITY);
        keeping.takeBack(seal.id(), authority.id(), "left the office", "person:keeper");
        refused(order(seal, OFFICER), Code.AUTHORITY_REVOKED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeping.takeBack(seal.id(), authority.id(), "again", "person:keeper"));
        assertThat(keeping.uses(seal.id(), null, 10)).extracting(SealUse::actor).containsExactly(OFFICER);
    }

    @Test
    void aRoleMayHoldAnAuthorityToo() {
        Seal seal = make();
        keeping.authorise(
                seal.id(),
                new SealAuthorityDraft("role:OFFICER", List.of("LICENSE"), List.of("*"), null, null, null, 1, false),
                "person:keeper");

        seals.seal(order(seal, OFFICER), PAPER);
        refused(order(seal, OFFICER), Code.AUTHORITY_USED_UP);
        hub.clock.advance(Duration.ofDays(1));
        seals.seal(order(seal, "person:second"), PAPER);
    }

    @Test
    void asManyAsAskAtOnceNoMoreAreSealedThanTheAuthorityAllows() throws Exception {
        Seal seal = make();
        allow(seal, 3, false);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            work.add(() -> {
                try {
                    seals.seal(order(seal, OFFICER), PAPER);
                    return true;
                } catch (SealUseRefusedException e) {
                    assertThat(e.code()).isEqualTo(Code.AUTHORITY_USED_UP);
                    return false;
                }
            });
        }
        int sealed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> one : threads.invokeAll(work)) {
                sealed += one.get() ? 1 : 0;
            }
        }

        assertThat(sealed).isEqualTo(3);
        assertThat(keeping.countUses(seal.id())).isEqualTo(3);
    }

    @Test
    void aUseOfTwoPersonsNeedsTheSecondAndHappensOnce() {
        Seal seal = make();
        allow(seal, null, true);
        keeping.authorise(
                seal.id(),
                new SealAuthorityDraft("person:deputy", List.of("LICENSE"), List.of("*"), null, null, null, null, true),
                "person:keeper");
        refused(order(seal, OFFICER), Code.SECOND_PERSON_NEEDED);
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();

        closed(Code.SECOND_PERSON_NEEDED, () -> requests.use(seal.id(), asked.id(), OFFICER, Set.of()));
        closed(Code.SECOND_PERSON_NEEDED, () -> requests.decide(seal.id(), asked.id(), OFFICER, Set.of(), true, ""));
        closed(Code.NO_AUTHORITY, () -> requests.decide(seal.id(), asked.id(), "person:stranger", Set.of(), true, ""));
        assertThat(requests.document(seal.id(), asked.id(), "person:deputy", Set.of()))
                .isEqualTo(PAPER);
        SealRequest agreed = requests.decide(seal.id(), asked.id(), "person:deputy", Set.of(), true, "")
                .result();
        assertThat(agreed.state()).isEqualTo(State.APPROVED);
        byte[] sealed = requests.use(seal.id(), asked.id(), OFFICER, Set.of()).bytes();

        assertThat(sealed).startsWith(PAPER);
        closed(Code.REQUEST_CLOSED, () -> requests.use(seal.id(), asked.id(), OFFICER, Set.of()));
        assertThat(keeping.uses(seal.id(), null, 10))
                .extracting(SealUse::request)
                .containsExactly(asked.id());
        assertThat(hub.jdbc
                        .sql("SELECT count(document) FROM seal.seal_request")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRequestEndsWithItsTime() {
        Seal seal = make();
        allow(seal, null, true);
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();
        hub.clock.advance(Duration.ofHours(25));

        closed(Code.REQUEST_CLOSED, () -> requests.decide(seal.id(), asked.id(), "person:deputy", Set.of(), true, ""));
    }

    @Test
    void usesAreReadPageByPage() {
        Seal seal = make();
        allow(seal, null, false);
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(seals.seal(order(seal, OFFICER), PAPER).sealUseId());
            hub.clock.advance(Duration.ofSeconds(1));
        }

        List<SealUse> first = keeping.uses(seal.id(), null, 3);
        List<SealUse> second = keeping.uses(seal.id(), first.getLast().id(), 3);
        assertThat(first).extracting(SealUse::id).containsExactlyElementsOf(made.subList(0, 3));
        assertThat(second).extracting(SealUse::id).containsExactlyElementsOf(made.subList(3, 5));
    }
}
