package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hefu.ledger.RecordedEntry;
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
        assertThat(requests.document(seal.id(), asked.id(), "person:deputy", Set.of())
                        .document())
                .isEqualTo(PAPER);
        SealRequest agreed = requests.decide(seal.id(), asked.id(), "person:deputy", Set.of(), true, "")
                .result();
        assertThat(agreed.state()).isEqualTo(State.APPROVED);
        byte[] sealed = requests.use(seal.id(), asked.id(), OFFICER, Set.of()).document();

        assertThat(sealed).startsWith(PAPER);
        hub.clock.advance(Duration.ofDays(1));
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
    void whatTheHubHoldsIsForItsOwnPapersAloneWhateverCallersAreNamed() {
        Seal seal = make();
        keeping.authorise(seal.id(), SealAuthorityDraft.ofHub("LICENSE", "*", null), "hub");

        for (String actor : List.of(OFFICER, "system:labour", "hub", "*", "person:hub")) {
            refused(order(seal, actor), Code.NO_AUTHORITY);
            refused(
                    new SealOrder(
                            seal.id(), actor, Set.of("OFFICER", "SYSTEM", "hub", "*"), "ANY", "LICENSE", "HF-FORGED-1"),
                    Code.NO_AUTHORITY);
        }
        closed(Code.NO_AUTHORITY, () -> requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER));
        seals.seal(SealOrder.ofHub(seal.id(), OFFICER, "LICENSE_DOCUMENT", "LICENSE", "HF-1"), PAPER);
        assertThat(hub.count("seal_use")).isOne();
    }

    @Test
    void theHubUsesNoSealUnderTheAuthorityOfWhomItWorksFor() {
        Seal seal = make();
        allow(seal, null, false);

        refused(SealOrder.ofHub(seal.id(), OFFICER, "LICENSE_DOCUMENT", "LICENSE", null), Code.NO_AUTHORITY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeping.authorise(seal.id(), openTo("*"), "person:keeper"));
    }

    private SealRequest agreed(Seal seal) {
        allow(seal, null, true);
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();
        requests.decide(seal.id(), asked.id(), "person:deputy", Set.of("DEPUTY"), true, "");
        return asked;
    }

    @Test
    void anAgreementEndsWithTheAuthorityUnderWhichItWasGiven() {
        Seal seal = make();
        SealAuthority deputys = keeping.authorise(seal.id(), openTo("person:deputy"), "person:keeper")
                .result();
        SealRequest asked = agreed(seal);
        keeping.authorise(seal.id(), openTo("role:DEPUTY"), "person:keeper");
        keeping.takeBack(seal.id(), deputys.id(), "left the office", "person:keeper");

        closed(Code.SECOND_PERSON_NEEDED, () -> requests.use(seal.id(), asked.id(), OFFICER, Set.of()));
        assertThat(Objects.requireNonNull(hub.newestRefusal().entry()).details())
                .containsEntry("reason", "SECOND_PERSON_NEEDED");
        assertThat(hub.count("seal_use")).isZero();
    }

    @Test
    void anAgreementEndsWithTheAccountOrTheRoleOfWhoGaveIt() {
        Seal seal = make();
        keeping.authorise(seal.id(), openTo("role:DEPUTY"), "person:keeper");
        SealRequest asked = agreed(seal);

        for (Optional<Set<String>> today : List.of(Optional.<Set<String>>empty(), Optional.of(Set.of("CLERK")))) {
            hub.actors.put("person:deputy", today);
            closed(Code.SECOND_PERSON_NEEDED, () -> requests.use(seal.id(), asked.id(), OFFICER, Set.of()));
        }
        hub.actors.put("person:deputy", Optional.of(Set.of("DEPUTY")));
        assertThat(requests.use(seal.id(), asked.id(), OFFICER, Set.of()).document())
                .startsWith(PAPER);
    }

    @Test
    void aMachineIsNoSecondPersonWhateverItsAuthority() {
        Seal seal = make();
        allow(seal, null, true);
        keeping.authorise(seal.id(), openTo("system:counter"), "person:keeper");
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();

        closed(
                Code.SECOND_PERSON_NEEDED,
                () -> requests.decide(seal.id(), asked.id(), "system:counter", Set.of("SYSTEM"), true, ""));
        assertThat(requests.mayDecide(asked, "system:counter", Set.of("SYSTEM")))
                .isFalse();
        assertThat(requests.find(seal.id(), asked.id()).orElseThrow().state()).isEqualTo(State.WAITING);
    }

    @Test
    void whoReadsTheDocumentOfARequestIsOnTheLedgerAndSoIsWhoMayNot() {
        Seal seal = make();
        allow(seal, null, true);
        keeping.authorise(seal.id(), openTo("person:deputy"), "person:keeper");
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();

        SealRequests.Proved read = requests.document(seal.id(), asked.id(), "person:deputy", Set.of());
        closed(
                Code.REQUEST_UNKNOWN,
                () -> requests.document(seal.id(), asked.id(), "person:stranger", Set.of("OFFICER")));

        assertThat(read.receipt().entry()).contains("SEAL_REQUEST_VIEW", "person:deputy", asked.sha256());
        RecordedEntry refusal = hub.newestRefusal();
        assertThat(refusal.action()).isEqualTo("SEAL_REQUEST_VIEW");
        assertThat(Objects.requireNonNull(refusal.entry()).details())
                .containsEntry("reason", "NO_AUTHORITY")
                .containsEntry("request", asked.id().toString());
        assertThat(requests.mayDecide(asked, "person:deputy", Set.of())).isTrue();
        assertThat(requests.mayDecide(asked, "person:stranger", Set.of())).isFalse();
        assertThat(requests.mayDecide(asked, OFFICER, Set.of())).isFalse();
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
