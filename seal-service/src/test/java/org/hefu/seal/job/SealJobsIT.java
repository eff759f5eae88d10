package org.hefu.seal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ledger.RecordedEntry;
import org.hefu.pdf.SamplePapers;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthorityDraft;
import org.hefu.seal.SealDraft;
import org.hefu.seal.SealLoadSettings;
import org.hefu.seal.SealManner;
import org.hefu.seal.SealOrder;
import org.hefu.seal.SealSettings;
import org.hefu.seal.SealStatus;
import org.hefu.seal.SealType;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.Seals;
import org.hefu.seal.SignatureForm;
import org.hefu.seal.TestHub;
import org.hefu.seal.job.JobRefusedException.Code;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.placing.SealPosition;
import org.hefu.timestamp.GatedTimes;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

class SealJobsIT {

    private static final String OFFICER = "person:officer";
    private static final byte[] PAPER = SamplePapers.evidence(3).write();

    @TempDir
    private Path folder;

    /** Looks so seldom for what other nodes did that a test which needed it would not end. */
    private final JobNews news = new JobNews(Duration.ofHours(1));

    private TestHub hub;
    private TestHub.Parts parts;
    private SealJobs jobs;
    private JobWorker worker;
    private Seal seal;

    @BeforeEach
    void open() {
        hub = TestHub.open(folder);
        parts = hub.parts(TestHub.settings(List.of()));
        jobs = jobs(TestHub.load());
        worker = worker(parts.seals());
        seal = parts.keeping()
                .make(
                        new SealDraft(
                                SealType.OFFICIAL,
                                "衡东县市场监督管理局电子印章",
                                "衡东县市场监督管理局",
                                "11430424MB0A12345X",
                                null,
                                KeyAlgorithm.SM2,
                                hub.clock.instant().plus(Duration.ofDays(365)),
                                SealImage.drawn(SealDesign.round(42, "衡东县市场监督管理局", "", ""))),
                        "person:keeper")
                .result();
    }

    private SealJobs jobs(SealLoadSettings load) {
        SealSettings settings = TestHub.settings(List.of());
        return new SealJobs(
                table(),
                documents(),
                new JobRoom(hub.jdbc, load, settings),
                news,
                parts.seals(),
                hub.ledger,
                hub.transactions,
                hub.clock,
                settings);
    }

    private JobTable table() {
        return new JobTable(hub.jdbc);
    }

    private JobDocumentTable documents() {
        return new JobDocumentTable(hub.jdbc, parts.secrets());
    }

    private JobWorker worker(Seals seals) {
        return new JobWorker(
                table(), documents(), hub::roles, seals, hub.ledger, hub.transactions, news, TestHub.load());
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private SealJob opened(@Nullable Integer most, int documents) {
        parts.keeping()
                .authorise(
                        seal.id(),
                        new SealAuthorityDraft(
                                OFFICER, List.of("LICENSE"), List.of("RENEWAL"), null, null, most, null, false),
                        "person:keeper");
        SealJob job = jobs.open(order(), SealPosition.PAPER, "first").job();
        for (int i = 0; i < documents; i++) {
            jobs.add(job.id(), OFFICER, "folder/license-" + i + ".pdf", PAPER);
        }
        return job;
    }

    private SealOrder order() {
        return new SealOrder(seal.id(), OFFICER, Set.of(), "RENEWAL", "LICENSE", null);
    }

    private void workOff(SealJob job) {
        workOff(worker, job);
    }

    private static void workOff(JobWorker worker, SealJob job) {
        for (int i = 0; i < 100 && worker.step(job); i++) {
            assertThat(i).isLessThan(99);
        }
    }

    @Test
    void aJobWaitsForATimestampAuthorityThatIsAway() {
        SealJob job = opened(null, 3);
        jobs.start(job.id(), OFFICER);
        Seals timeless =
                hub.parts(TestHub.settings(List.of()), TestTimestamps.gone()).seals();

        workOff(worker(timeless), job);
        assertThat(jobs.find(job.id(), OFFICER).stoppedBecause()).isEqualTo("TIME_UNAVAILABLE");
        assertThat(jobs.find(job.id(), OFFICER).waiting()).isEqualTo(3);

        jobs.start(job.id(), OFFICER);
        workOff(job);
        assertThat(jobs.find(job.id(), OFFICER).sealed()).isEqualTo(3);
    }

    @Test
    void aJobThatNobodyFinishesIsGivenUpAndItsDocumentsAreErased() {
        SealJob job = opened(null, 2);
        hub.clock.advance(Duration.ofDays(7));
        jobs.eraseExpired();
        assertThat(jobs.find(job.id(), OFFICER).state()).isEqualTo(SealJob.State.OPEN);

        hub.clock.advance(Duration.ofSeconds(1));
        jobs.eraseExpired();

        assertThat(jobs.find(job.id(), OFFICER).state()).isEqualTo(SealJob.State.DONE);
        assertThat(jobs.documents(job.id(), OFFICER, 0, 10))
                .extracting(JobDocument::reason)
                .containsExactly("EXPIRED", "EXPIRED");
        assertThat(hub.jdbc
                        .sql("SELECT count(document) FROM seal.seal_job_document")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void everyDocumentOfAJobIsSealedOnceUnderOneDecision() throws IOException {
        SealJob job = opened(null, 45);
        jobs.add(job.id(), OFFICER, "broken.pdf", "no document".getBytes(StandardCharsets.UTF_8));
        jobs.start(job.id(), OFFICER);

        workOff(job);

        SealJob done = jobs.find(job.id(), OFFICER);
        assertThat(done.state()).isEqualTo(SealJob.State.DONE);
        assertThat(done.sealed()).isEqualTo(45);
        assertThat(done.refused()).isEqualTo(1);
        assertThat(hub.count("seal_use")).isEqualTo(45);
        assertThat(read(job)).hasSize(45).allSatisfy(file -> assertThat(file).startsWith(PAPER));
        assertThat(jobs.documents(job.id(), OFFICER, 45, 10))
                .extracting(JobDocument::reason)
                .containsExactly("DOCUMENT_OF_OTHER_FORMAT");
        assertThat(actions()).containsOnlyOnce("SEAL_JOB");
    }

    private List<String> actions() {
        return hub.ledger.newest(LedgerFilter.newest(200)).stream()
                .map(RecordedEntry::action)
                .toList();
    }

    private List<byte[]> read(SealJob job) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        jobs.write(job.id(), OFFICER, out);
        List<byte[]> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).doesNotContain("/");
                files.add(zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void aStepThatIsLostIsDoneAgainAndNothingTwice() {
        SealJob job = opened(null, 50);
        jobs.start(job.id(), OFFICER);
        JobWorker losing = new JobWorker(
                table(),
                documents(),
                hub::roles,
                parts.seals(),
                hub.ledger,
                new LostTransactions(hub),
                news,
                TestHub.load());

        for (int step = 0; step < 3; step++) {
            losing.step(job);
            worker.step(job);
            assertThat(hub.count("seal_use")).isEqualTo(Math.min(50, (step + 1) * 20));
        }
        workOff(job);

        assertThat(hub.count("seal_use")).isEqualTo(50);
        assertThat(jobs.find(job.id(), OFFICER).state()).isEqualTo(SealJob.State.DONE);
        assertThat(usesOfDocuments()).isEqualTo(50);
    }

    private long usesOfDocuments() {
        return hub.jdbc
                .sql("SELECT count(DISTINCT seal_use) FROM seal.seal_job_document")
                .query(Long.class)
                .single();
    }

    /** None of them is committed, as if the process had died. */
    private static final class LostTransactions extends TransactionTemplate {

        private static final long serialVersionUID = 1L;

        private LostTransactions(TestHub hub) {
            super(Objects.requireNonNull(hub.transactions.getTransactionManager()));
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            return super.execute(status -> {
                status.setRollbackOnly();
                return action.doInTransaction(status);
            });
        }
    }

    /** More workers than there are connections wait for time-stamps of the same documents, and another is quicker. */
    @Test
    void whoeverIsQuickerSealsADocumentAndWhoWaitsHoldsNoConnection() throws Exception {
        SealJob job = opened(null, 30);
        jobs.start(job.id(), OFFICER);
        GatedTimes slow = new GatedTimes(hub.times());
        Seals waiting = hub.parts(TestHub.settings(List.of()), slow).seals();
        int many = 2 * TestHub.CONNECTIONS;

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> steps = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                steps.add(workers.submit(() -> worker(waiting).step(job)));
            }
            try {
                slow.awaitArrived(many);
                worker.step(job);
                assertThat(jobs.find(job.id(), OFFICER).sealed()).isEqualTo(20);
            } finally {
                slow.open();
            }
            for (Future<?> step : steps) {
                step.get(1, TimeUnit.MINUTES);
            }
        }
        workOff(job);

        SealJob done = jobs.find(job.id(), OFFICER);
        assertThat(done.state()).isEqualTo(SealJob.State.DONE);
        assertThat(done.sealed()).isEqualTo(30);
        assertThat(hub.count("seal_use")).isEqualTo(30);
        assertThat(usesOfDocuments()).isEqualTo(30);
    }

    @Test
    void whatWasSealedBeforeTheTimestampAuthorityWentAwayIsKept() {
        SealJob job = opened(null, 5);
        jobs.start(job.id(), OFFICER);
        AtomicInteger stamps = new AtomicInteger();
        TimestampSource times = hub.times();
        TimestampSource gone = TestTimestamps.gone();
        Seals threeTimes = hub.parts(
                        TestHub.settings(List.of()),
                        (digest, imprint) -> (stamps.incrementAndGet() > 3 ? gone : times).stamp(digest, imprint))
                .seals();

        workOff(worker(threeTimes), job);

        SealJob stopped = jobs.find(job.id(), OFFICER);
        assertThat(stopped.sealed()).isEqualTo(3);
        assertThat(stopped.stoppedBecause()).isEqualTo("TIME_UNAVAILABLE");
        assertThat(hub.count("seal_use")).isEqualTo(3);
    }

    @Test
    void noMoreIsPressedThanACountedAuthorityAllows() {
        SealJob job = opened(3, 10);
        jobs.start(job.id(), OFFICER);
        AtomicInteger stamps = new AtomicInteger();
        TimestampSource times = hub.times();
        Seals counting = hub.parts(TestHub.settings(List.of()), (digest, imprint) -> {
                    stamps.incrementAndGet();
                    return times.stamp(digest, imprint);
                })
                .seals();

        workOff(worker(counting), job);

        assertThat(jobs.find(job.id(), OFFICER).sealed()).isEqualTo(3);
        assertThat(stamps).hasValue(3);
    }

    @Test
    void aSuspendedSealStopsTheJobAndItGoesOnWhenTheSealIsBack() {
        SealJob job = opened(null, 30);
        jobs.start(job.id(), OFFICER);
        worker.step(job);
        parts.keeping().changeStatus(seal.id(), SealStatus.SUSPENDED, "lost card", "person:keeper");

        workOff(job);
        SealJob stopped = jobs.find(job.id(), OFFICER);
        assertThat(stopped.state()).isEqualTo(SealJob.State.STOPPED);
        assertThat(stopped.stoppedBecause()).isEqualTo("SEAL_SUSPENDED");
        assertThat(stopped.sealed()).isEqualTo(20);

        parts.keeping().changeStatus(seal.id(), SealStatus.IN_FORCE, "found", "person:keeper");
        jobs.start(job.id(), OFFICER);
        workOff(job);
        assertThat(jobs.find(job.id(), OFFICER).sealed()).isEqualTo(30);
    }

    @Test
    void aCountedAuthorityIsNeverExceeded() {
        SealJob job = opened(25, 30);
        jobs.start(job.id(), OFFICER);

        workOff(job);

        SealJob stopped = jobs.find(job.id(), OFFICER);
        assertThat(stopped.sealed()).isEqualTo(25);
        assertThat(stopped.stoppedBecause()).isEqualTo("AUTHORITY_USED_UP");
    }

    @Test
    void whatIsSentTwiceIsTakenOnce() throws IOException {
        SealJob job = opened(null, 2);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (String name : List.of("license-1.pdf", "../license-2.pdf")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(PAPER);
                zip.closeEntry();
            }
        }
        jobs.addArchive(job.id(), OFFICER, new ByteArrayInputStream(archive.toByteArray()));

        assertThat(jobs.documents(job.id(), OFFICER, 0, 10))
                .extracting(JobDocument::name)
                .containsExactly("license-0.pdf", "license-1.pdf", "license-2.pdf");
        assertThat(jobs.open(order(), SealPosition.PAPER, "first").job().id()).isEqualTo(job.id());
        refused(Code.KEY_REUSED, () -> jobs.open(order(), SealPosition.NONE, "first"));
        refused(Code.JOB_UNKNOWN, () -> jobs.find(job.id(), "person:other"));
        jobs.start(job.id(), OFFICER);
        refused(Code.JOB_CLOSED, () -> jobs.add(job.id(), OFFICER, "late.pdf", PAPER));
    }

    /** A number before a name that is taken may be what another document is called. */
    @Test
    void documentsOfOneNameStandInTheArchiveWithoutColliding() throws IOException {
        SealJob job = opened(null, 0);
        for (String name : List.of("3-a.pdf", "a.pdf", "a.pdf", "a.pdf")) {
            jobs.add(job.id(), OFFICER, name, SamplePapers.evidence(next++).write());
        }
        jobs.start(job.id(), OFFICER);
        workOff(job);

        assertThat(names(job)).hasSize(4).doesNotHaveDuplicates();
    }

    private int next = 1;

    private List<String> names(SealJob job) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        jobs.write(job.id(), OFFICER, out);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void aJobAndAllJobsOfAnActorTakeNoMoreBytesThanTheyMay() {
        DataSize two = DataSize.ofBytes(2L * PAPER.length);
        jobs = jobs(new SealLoadSettings(two, 2, two, DataSize.ofBytes(3L * PAPER.length)));
        SealJob job = opened(null, 2);
        refused(Code.JOB_TOO_LARGE, () -> jobs.add(job.id(), OFFICER, "third.pdf", PAPER));
        assertThat(jobs.find(job.id(), OFFICER).documents()).isEqualTo(2);
        jobs.add(job.id(), OFFICER, "license-1.pdf", PAPER);

        SealJob second = jobs.open(order(), SealPosition.PAPER, "second").job();
        jobs.add(second.id(), OFFICER, "a.pdf", PAPER);
        refused(Code.JOBS_TOO_LARGE, () -> jobs.add(second.id(), OFFICER, "b.pdf", PAPER));

        jobs.start(job.id(), OFFICER);
        workOff(job);
        jobs.add(second.id(), OFFICER, "b.pdf", PAPER);
        assertThat(jobs.find(second.id(), OFFICER).documents()).isEqualTo(2);
    }

    @Test
    void whatAFormDoesNotTakeForItsSizeAJobDoesNotTakeEither() {
        jobs = jobs(new SealLoadSettings(DataSize.ofBytes(9), 2, DataSize.ofMegabytes(9), DataSize.ofMegabytes(9)));
        opened(null, 0);
        SealJob job = jobs.open(order().in(SealManner.USUAL.in(SignatureForm.JADES)), SealPosition.PAPER, "j")
                .job();

        refused(Code.TOO_MANY, () -> jobs.add(job.id(), OFFICER, "a.txt", new byte[10]));
        jobs.add(job.id(), OFFICER, "a.txt", new byte[9]);
    }

    @Test
    void aJobWhoseStepsFailStopsAndIsTakenUpWhenSomebodyStartsIt() {
        SealJob job = opened(null, 2);
        jobs.start(job.id(), OFFICER);
        JobWorker failing = worker(hub.parts(TestHub.settings(List.of()), (digest, imprint) -> {
                    throw new OutOfMemoryError("for a test");
                })
                .seals());

        failing.turn(job);
        failing.turn(job);
        assertThat(jobs.find(job.id(), OFFICER).state()).isEqualTo(SealJob.State.SEALING);
        failing.turn(job);

        SealJob stopped = jobs.find(job.id(), OFFICER);
        assertThat(stopped.state()).isEqualTo(SealJob.State.STOPPED);
        assertThat(stopped.stoppedBecause()).isEqualTo("STEP_FAILED");
        assertThat(table().atWork()).isEmpty();
        jobs.start(job.id(), OFFICER);
        workOff(job);
        assertThat(jobs.find(job.id(), OFFICER).sealed()).isEqualTo(2);
    }

    @Test
    void noMoreJobsAreWorkedOnAtOnceThanThereAreWorkers() throws Exception {
        List<SealJob> many = new ArrayList<>(List.of(opened(null, 1)));
        for (int i = 0; i < 4; i++) {
            SealJob job = jobs.open(order(), SealPosition.PAPER, "more-" + i).job();
            jobs.add(job.id(), OFFICER, "a.pdf", PAPER);
            many.add(job);
        }
        many.forEach(job -> jobs.start(job.id(), OFFICER));
        GatedTimes slow = new GatedTimes(hub.times());
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        JobWorker few = worker(hub.parts(TestHub.settings(List.of()), (digest, imprint) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    try {
                        return slow.stamp(digest, imprint);
                    } finally {
                        now.decrementAndGet();
                    }
                })
                .seals());

        few.takeUp();
        slow.awaitArrived(2);
        few.takeUp();
        slow.open();
        for (SealJob job : many) {
            assertThat(jobs.await(job.id(), OFFICER, Duration.ofHours(1)).sealed())
                    .isOne();
        }

        assertThat(most).hasValue(2);
    }

    @Test
    void aJobThatFindsNoMemoryWaitsForItsNextTurn() {
        SealJob job = opened(null, 1);
        jobs.start(job.id(), OFFICER);
        Seals none = hub.partsWithoutMemory().seals();

        worker(none).turn(job);

        assertThat(jobs.find(job.id(), OFFICER).state()).isEqualTo(SealJob.State.SEALING);
        workOff(job);
        assertThat(jobs.find(job.id(), OFFICER).sealed()).isOne();
    }

    /** More than there are connections to the database, so that none could wait if one of them held one. */
    @Test
    void anyNumberOfCallersWaitForAJobWithoutHoldingAConnection() throws Exception {
        SealJob job = opened(null, 2);
        assertThat(jobs.await(job.id(), OFFICER, Duration.ofHours(1)).state()).isEqualTo(SealJob.State.OPEN);
        jobs.start(job.id(), OFFICER);
        assertThat(jobs.await(job.id(), OFFICER, Duration.ZERO).state()).isEqualTo(SealJob.State.SEALING);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SealJob>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(callers.submit(() -> jobs.await(job.id(), OFFICER, Duration.ofHours(1))));
            }
            workOff(job);
            for (Future<SealJob> answer : answers) {
                assertThat(answer.get(1, TimeUnit.MINUTES).state()).isEqualTo(SealJob.State.DONE);
            }
        }
        refused(Code.JOB_UNKNOWN, () -> jobs.await(job.id(), "person:other", Duration.ofHours(1)));
    }

    @Test
    void aJobWorksWithTheAccountOfTodayAndNotOfTheDayItWasOpened() {
        parts.keeping()
                .authorise(
                        seal.id(),
                        new SealAuthorityDraft(
                                "role:OFFICER", List.of("LICENSE"), List.of("*"), null, null, null, null, false),
                        "person:keeper");
        SealOrder asOfficer = new SealOrder(seal.id(), OFFICER, Set.of("OFFICER"), "RENEWAL", "LICENSE", null);
        SealJob job = jobs.open(asOfficer, SealPosition.PAPER, "first").job();
        jobs.add(job.id(), OFFICER, "license.pdf", PAPER);

        hub.actors.put(OFFICER, Optional.of(Set.of("CLERK")));
        assertStops(job, "NO_AUTHORITY");
        hub.actors.put(OFFICER, Optional.empty());
        assertStops(job, "ACCOUNT_INACTIVE");
        hub.actors.put(OFFICER, Optional.of(Set.of("OFFICER")));
        jobs.start(job.id(), OFFICER);
        workOff(job);
        assertThat(jobs.find(job.id(), OFFICER).sealed()).isOne();
    }

    private void assertStops(SealJob job, String because) {
        jobs.start(job.id(), OFFICER);
        workOff(job);
        assertThat(jobs.find(job.id(), OFFICER).stoppedBecause()).isEqualTo(because);
        assertThat(hub.count("seal_use")).isZero();
    }

    @Test
    void aJobThatIsOpenedAgainIsToldWithTheReceiptOfItsDecision() {
        SealJob job = opened(null, 0);

        SealJobs.Opened again = jobs.open(order(), SealPosition.PAPER, "first");

        assertThat(again.isNew()).isFalse();
        assertThat(Objects.requireNonNull(again.receipt()).entry())
                .contains("SEAL_JOB", job.id().toString());
    }

    @Test
    void withoutAuthorityNoJobIsOpened() {
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(() -> jobs.open(order(), SealPosition.PAPER, "none"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(SealUseRefusedException.Code.NO_AUTHORITY));
    }

    private static void refused(Code code, ThrowingCallable call) {
        assertThatExceptionOfType(JobRefusedException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
