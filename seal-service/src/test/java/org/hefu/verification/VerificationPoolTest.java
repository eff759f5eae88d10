package org.hefu.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hefu.certificate.TestAuthority;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.Signatory;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.verification.picture.PageDrawing;
import org.hefu.verification.picture.PagePicture;
import org.hefu.verification.picture.PictureRefusedException;
import org.hefu.verification.picture.PictureRefusedException.Code;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class VerificationPoolTest {

    private static final Clock CLOCK = Clock.fixed(TestAuthority.NOW.plusSeconds(60), ZoneOffset.UTC);
    private static final VerificationSettings LIMITS = new VerificationSettings(DataSize.ofMegabytes(20));
    private static final TestAuthority AUTHORITY = TestAuthority.sm2();
    private static final byte[] SIGNED = new CadesSigner(
                    CmsForm.GBT_35275,
                    List.of(new Signatory(
                            AUTHORITY.signer,
                            List.of(AUTHORITY.issuing),
                            AUTHORITY.lists(),
                            AUTHORITY.scheme(),
                            AUTHORITY::sign)))
            .attached("在职证明".getBytes(StandardCharsets.UTF_8), TestAuthority.NOW);
    private static final VerificationPool POOL =
            new VerificationPool(CLOCK, LIMITS, settings(2, 64, Duration.ofSeconds(30), 5));

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void aWorkerSaysExactlyWhatTheVerifierSays() {
        for (byte[] file : List.of(SIGNED, "text".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            VerificationReport here = new Verifier(CLOCK, LIMITS).verify("证明.p7m", file, AUTHORITY.trustWithLists());

            assertThat(POOL.verify("证明.p7m", file, null, AUTHORITY.trustWithLists()))
                    .isEqualTo(here);
        }
    }

    @Test
    void manyDocumentsAtOnceShareAFewWorkersWhichAreReplacedInTime() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<VerificationReport>> reports = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String name = "paper-" + i;
                reports.add(callers.submit(() -> POOL.verify(name, SIGNED, null, AUTHORITY.trust())));
            }
            for (int i = 0; i < reports.size(); i++) {
                assertThat(reports.get(i).get().file()).isEqualTo("paper-" + i);
                assertThat(reports.get(i).get().verdict()).isEqualTo(Verdict.TOTAL_PASSED);
            }
        }

        assertThat(POOL.processes()).isBetween(0, 2);
    }

    @Test
    void aDocumentThatTakesTooMuchMemoryEndsItsWorkerAndTheNextOneIsVerified() {
        try (VerificationPool small = new VerificationPool(CLOCK, LIMITS, settings(1, 20, Duration.ofSeconds(30), 5))) {
            byte[] large = new byte[18 * 1024 * 1024];

            VerificationReport report = small.verify("large.bin", large, null, AUTHORITY.trust());

            assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
            assertThat(report.reasons()).extracting(Reason::code).containsExactly("VERIFICATION_TOOK_TOO_MUCH_MEMORY");
            assertThat(small.verify("paper", SIGNED, null, AUTHORITY.trust()).verdict())
                    .isEqualTo(Verdict.TOTAL_PASSED);
        }
    }

    @Test
    void aDocumentThatTakesTooLongEndsItsWorker() {
        try (VerificationPool hurried = new VerificationPool(CLOCK, LIMITS, settings(1, 64, Duration.ofMillis(1), 5))) {
            for (int i = 0; i < 2; i++) {
                VerificationReport report = hurried.verify("slow", SIGNED, null, AUTHORITY.trust());

                assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
                assertThat(report.reasons()).extracting(Reason::code).containsExactly("VERIFICATION_TOOK_TOO_LONG");
                assertThat(hurried.processes()).isZero();
            }
        }
    }

    @Test
    void aPreparedPoolHasAWorkerWaiting() {
        try (VerificationPool pool = new VerificationPool(CLOCK, LIMITS, settings(1, 64, Duration.ofSeconds(30), 5))) {
            pool.prepare(AUTHORITY.trust());

            assertThat(pool.processes()).isEqualTo(1);
        }
    }

    @Test
    void aClosedPoolLeavesNoProcessBehind() {
        VerificationPool pool = new VerificationPool(CLOCK, LIMITS, settings(1, 64, Duration.ofSeconds(30), 5));
        pool.verify("paper", SIGNED, null, AUTHORITY.trust());

        pool.close();

        assertThat(pool.processes()).isZero();
    }

    @Test
    void aWorkerDrawsThePageThatIsDrawnHere() {
        byte[] paper = SamplePapers.small();

        PagePicture drawn = POOL.draw(paper, PageDrawing.NOW, 1);

        assertThat(drawn.pages()).isEqualTo(1);
        assertThat(drawn.notDrawn()).isEmpty();
        assertThat(drawn.png())
                .isEqualTo(PageDrawing.draw(paper, PageDrawing.NOW, 1).png());
    }

    @Test
    void whatAWorkerCannotDrawIsRefusedAndTheNextOneIsDrawn() {
        assertThat(refusal(POOL, SIGNED, 1)).isEqualTo(Code.NO_PAGES);
        assertThat(refusal(POOL, SamplePapers.small(), 7)).isEqualTo(Code.PAGE_UNKNOWN);
        assertThat(POOL.draw(SamplePapers.small(), PageDrawing.NOW, 1).png()).isNotEmpty();
    }

    @Test
    void aPageThatTakesTooMuchTimeOrMemoryOrIsTooLargeIsNotDrawn() {
        byte[] paper = SamplePapers.small();
        try (VerificationPool hurried = new VerificationPool(CLOCK, LIMITS, settings(1, 64, Duration.ofMillis(1), 5));
                VerificationPool small =
                        new VerificationPool(CLOCK, LIMITS, settings(1, 20, Duration.ofSeconds(30), 5));
                VerificationPool strict = new VerificationPool(
                        CLOCK,
                        new VerificationSettings(DataSize.ofBytes(10)),
                        settings(1, 64, Duration.ofSeconds(30), 5))) {
            assertThat(refusal(hurried, paper, 1)).isEqualTo(Code.DRAWING_TOOK_TOO_LONG);
            assertThat(refusal(small, new byte[18 * 1024 * 1024], 1)).isEqualTo(Code.DRAWING_TOOK_TOO_MUCH_MEMORY);
            assertThat(refusal(strict, paper, 1)).isEqualTo(Code.FILE_TOO_LARGE);
        }
    }

    private static Code refusal(VerificationPool pool, byte[] file, int page) {
        Code[] code = new Code[1];
        assertThatExceptionOfType(PictureRefusedException.class)
                .isThrownBy(() -> pool.draw(file, PageDrawing.NOW, page))
                .satisfies(refused -> code[0] = refused.code());
        return code[0];
    }

    private static WorkerSettings settings(int count, int megabytes, Duration deadline, int documents) {
        return new WorkerSettings(count, DataSize.ofMegabytes(megabytes), deadline, Duration.ofMinutes(2), documents);
    }
}
