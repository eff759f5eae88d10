package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hefu.key.KeyAlgorithm;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.hefu.timestamp.GatedTimes;
import org.hefu.timestamp.TimestampSource;
import org.junit.jupiter.api.Test;

/** A seal is pressed outside of transactions and recorded within one; in between, anything may happen. */
class SealPressingIT extends OnSeals {

    /** More than there are connections to the database. */
    private static final int MANY = 2 * TestHub.CONNECTIONS;

    private TestHub.Parts parts(TimestampSource time) {
        return hub.parts(TestHub.settings(List.of()), time);
    }

    private PressedDocument press(Seal seal) {
        return seals.press(order(seal, OFFICER), SealPosition.PAPER, PAPER);
    }

    private void refused(Code code, PressedDocument pressed) {
        closed(code, () -> seals.record(pressed));
        assertThat(Objects.requireNonNull(hub.newestRefusal().entry()).details())
                .containsEntry("reason", code.name());
    }

    @Test
    void howeverManyWaitForATimestampTheDatabaseAnswersOthers() throws Exception {
        Seal seal = make();
        allow(seal, null, false);
        GatedTimes slow = new GatedTimes(hub.times());
        Seals waiting = parts(slow).seals();

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SealedDocument>> answers = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                answers.add(callers.submit(() -> waiting.seal(order(seal, OFFICER), PAPER)));
            }
            try {
                slow.awaitArrived(MANY);
                assertThat(hub.count("seal_use")).isZero();
                assertThat(seals.seal(order(seal, OFFICER), PAPER).bytes()).startsWith(PAPER);
            } finally {
                slow.open();
            }
            for (Future<SealedDocument> answer : answers) {
                assertThat(answer.get(1, TimeUnit.MINUTES).bytes()).startsWith(PAPER);
            }
        }
        assertThat(hub.count("seal_use")).isEqualTo(MANY + 1);
    }

    @Test
    void nothingIsPressedWithinATransaction() {
        Seal seal = make();
        allow(seal, null, false);
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();
        SealDecision decision =
                Objects.requireNonNull(hub.transactions.execute(status -> seals.decide(order(seal, OFFICER), false)));
        List<ThrowingCallable> ways = List.of(
                () -> seals.seal(order(seal, OFFICER), PAPER),
                () -> seals.press(order(seal, OFFICER), SealPosition.PAPER, PAPER),
                () -> seals.press(order(seal, "person:stranger"), SealPosition.PAPER, PAPER),
                () -> seals.press(decision, SealPosition.PAPER, PAPER),
                () -> requests.use(seal.id(), asked.id(), OFFICER, Set.of()));

        for (ThrowingCallable way : ways) {
            hub.transactions.executeWithoutResult(status ->
                    assertThatIllegalStateException().isThrownBy(way).withMessageContaining("outside of transactions"));
        }
        assertThat(hub.count("seal_use")).isZero();
    }

    @Test
    void whatWasPressedIsNotRecordedWhenTheSealIsSuspended() {
        Seal seal = make();
        allow(seal, null, false);
        PressedDocument pressed = press(seal);
        keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "lost card", "person:keeper");

        refused(Code.SEAL_SUSPENDED, pressed);

        keeping.changeStatus(seal.id(), SealStatus.IN_FORCE, "found", "person:keeper");
        assertThatIllegalStateException().isThrownBy(() -> seals.record(pressed));
        assertThat(hub.count("seal_use")).isZero();
    }

    @Test
    void whatWasPressedIsNotRecordedWhenTheAuthorityIsTakenBack() {
        Seal seal = make();
        SealAuthority authority = allow(seal, null, false);
        PressedDocument pressed = press(seal);
        keeping.takeBack(seal.id(), authority.id(), "left the office", "person:keeper");

        refused(Code.AUTHORITY_REVOKED, pressed);

        assertThat(hub.count("seal_use")).isZero();
    }

    @Test
    void ofAllThatArePressedNoMoreAreRecordedThanTheAuthorityAllows() throws Exception {
        Seal seal = make();
        allow(seal, 3, false);
        List<Callable<Boolean>> work = Stream.generate(() -> press(seal))
                .limit(8)
                .<Callable<Boolean>>map(pressed -> () -> {
                    try {
                        return seals.record(pressed).bytes().length > 0;
                    } catch (SealUseRefusedException e) {
                        assertThat(e.code()).isEqualTo(Code.AUTHORITY_USED_UP);
                        return false;
                    }
                })
                .toList();

        int recorded = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> one : threads.invokeAll(work)) {
                recorded += one.get() ? 1 : 0;
            }
        }

        assertThat(recorded).isEqualTo(3);
        assertThat(hub.count("seal_use")).isEqualTo(3);
        assertThat(hub.refusals()).hasSize(5);
    }

    @Test
    void aUseCountsForTheDayOnWhichItIsRecorded() {
        Seal seal = make();
        keeping.authorise(
                seal.id(),
                new SealAuthorityDraft(OFFICER, List.of("LICENSE"), List.of("*"), null, null, null, 1, false),
                "person:keeper");
        PressedDocument first = press(seal);
        PressedDocument second = press(seal);
        hub.clock.advance(Duration.ofDays(1));

        seals.record(first);

        refused(Code.AUTHORITY_USED_UP, second);
    }

    @Test
    void whoeverEndsTheUseOfASealWaitsForTheUsesThatAreBeingRecorded() throws Exception {
        Seal seal = make();
        SealAuthority authority = allow(seal, null, false);
        List<Runnable> ends = List.of(
                () -> keeping.takeBack(seal.id(), authority.id(), "left the office", "person:keeper"),
                () -> keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "lost card", "person:keeper"));

        try (ExecutorService keeper = Executors.newVirtualThreadPerTaskExecutor()) {
            List<PressedDocument> pressed = List.of(press(seal), press(seal));
            SealAuthorityDraft another = openTo(OFFICER);
            for (int i = 0; i < ends.size(); i++) {
                PressedDocument document = pressed.get(i);
                Runnable end = ends.get(i);
                Future<?> ended = hub.transactions.execute(status -> {
                    seals.record(document);
                    Future<?> waiting = keeper.submit(end);
                    assertThat(waits(waiting)).isTrue();
                    return waiting;
                });
                Objects.requireNonNull(ended).get(1, TimeUnit.MINUTES);
                keeping.authorise(seal.id(), another, "person:keeper");
            }
        }
        assertThat(hub.count("seal_use")).isEqualTo(2);
    }

    /** The day of a use is that on which it is recorded, however long it waited for others to be counted. */
    @Test
    void aUseThatWaitsAcrossMidnightIsCountedToTheNewDay() throws Exception {
        Seal seal = make();
        SealAuthority authority = allow(seal, 5, false);
        PressedDocument document = press(seal);

        try (ExecutorService officer = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> recorded = hub.transactions.execute(status -> {
                hub.jdbc
                        .sql("SELECT id FROM seal.seal_authority WHERE id = :id FOR NO KEY UPDATE")
                        .param("id", authority.id())
                        .query(UUID.class)
                        .single();
                Future<?> waiting = officer.submit(() -> seals.record(document));
                assertThat(waitsForARow(waiting)).isTrue();
                hub.clock.advance(Duration.ofDays(1));
                return waiting;
            });
            Objects.requireNonNull(recorded).get(1, TimeUnit.MINUTES);
        }

        assertThat(keeping.uses(seal.id(), null, 10)).extracting(SealUse::at).containsExactly(hub.clock.instant());
    }

    private boolean waitsForARow(Future<?> one) {
        while (!one.isDone()) {
            if (hub.jdbc
                    .sql("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted)")
                    .query(Boolean.class)
                    .single()) {
                return true;
            }
        }
        return false;
    }

    /** Asks until it waits for its lock, or is done. */
    private boolean waits(Future<?> one) {
        while (!one.isDone()) {
            if (hub.jdbc
                    .sql("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
                    .query(Boolean.class)
                    .single()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void whoeverRevokesASealWaitsForTheCertificateThatIsBeingIssuedForIt() throws Exception {
        Seal seal = make();
        try (ExecutorService keeper = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> revoked = hub.transactions.execute(status -> {
                keeping.renew(seal.id(), null, hub.clock.instant().plus(Duration.ofDays(700)), "person:keeper");
                Future<?> waiting = keeper.submit(
                        () -> keeping.changeStatus(seal.id(), SealStatus.REVOKED, "wound up", "person:keeper"));
                assertThat(waits(waiting)).isTrue();
                return waiting;
            });
            Objects.requireNonNull(revoked).get(1, TimeUnit.MINUTES);
        }

        assertThat(keeping.editions(seal.id())).hasSize(2);
        assertThat(hub.count("seal_edition AS e JOIN seal.certificate AS c ON c.serial_number = e.certificate"
                        + " WHERE e.seal = '" + seal.id() + "' AND c.revoked_at IS NULL"))
                .isZero();
    }

    @Test
    void aSealThatIsRevokedBeforeItsSecondSignatureGetsNoCertificateForOne() {
        Seal seal = make();
        allow(seal, null, false);
        TimestampSource behind = hub.times();
        Seals revoked = parts((digest, imprint) -> {
                    keeping.changeStatus(seal.id(), SealStatus.REVOKED, "wound up", "person:keeper");
                    return behind.stamp(digest, imprint);
                })
                .seals();

        closed(
                Code.SEAL_REVOKED,
                () -> revoked.seal(
                        order(seal, OFFICER).in(SealManner.USUAL.withSecond(KeyAlgorithm.ML_DSA_65)), PAPER));

        assertThat(hub.count("certificate WHERE key_name LIKE '%ml-dsa-65'")).isZero();
    }

    @Test
    void aKeyThatIsTakenAwayBetweenTwoSignaturesIsTheRefusalOfASuspendedSeal() {
        Seal seal = make();
        allow(seal, null, false);
        TimestampSource behind = hub.times();
        Seals suspended = parts((digest, imprint) -> {
                    keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "lost card", "person:keeper");
                    return behind.stamp(digest, imprint);
                })
                .seals();
        SealOrder twice = order(seal, OFFICER).in(SealManner.USUAL.withSecond(KeyAlgorithm.ML_DSA_65));
        seals.seal(twice, PAPER);

        closed(Code.SEAL_SUSPENDED, () -> suspended.seal(twice, PAPER));

        assertThat(hub.refusals()).hasSize(1);
        assertThat(hub.count("seal_use")).isEqualTo(1);
    }

    @Test
    void aRequestThatIsUsedTwiceAtOnceGivesOneDocumentToBoth() throws Exception {
        Seal seal = make();
        allow(seal, null, true);
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();
        keeping.authorise(seal.id(), openTo("person:deputy"), "person:keeper");
        requests.decide(seal.id(), asked.id(), "person:deputy", Set.of(), true, "");
        GatedTimes slow = new GatedTimes(hub.times());
        SealRequests waiting = parts(slow).requests();
        Callable<SealRequests.Proved> use = () -> waiting.use(seal.id(), asked.id(), OFFICER, Set.of());

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SealRequests.Proved>> answers = List.of(callers.submit(use), callers.submit(use));
            try {
                slow.awaitArrived(2);
            } finally {
                slow.open();
            }
            SealRequests.Proved one = answers.get(0).get();
            SealRequests.Proved other = answers.get(1).get();
            assertThat(one.document()).startsWith(PAPER).isEqualTo(other.document());
            assertThat(one.receipt().index()).isEqualTo(other.receipt().index());
        }
        assertThat(hub.count("seal_use")).isEqualTo(1);
    }
}
