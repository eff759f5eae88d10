package org.hefu.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.CheckResult;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.TimestampReport;
import org.hefu.verification.report.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void theFourQuestionsAreKeptApart() {
        assertThat(Question.of(signature(false, Coverage.WHOLE, ChangesAfter.NONE, true, List.of(), Result.PASSED)))
                .extracting(Question::answer)
                .containsExactly("intact.no", "coverage.whole", "trusted.yes", "time.claimed");
    }

    @Test
    void whatIsNotKnownIsNotYes() {
        assertThat(Question.of(
                        signature(null, Coverage.PARTIAL, ChangesAfter.UNKNOWN, null, List.of(), Result.UNKNOWN)))
                .extracting(Question::result)
                .containsOnly(Result.UNKNOWN);
    }

    @Test
    void changesThatAreNotAllowedAreNotCovered() {
        assertThat(Question.of(
                        signature(true, Coverage.PARTIAL, ChangesAfter.FORBIDDEN, true, List.of(), Result.PASSED)))
                .contains(new Question("coverage", Result.FAILED, "coverage.forbidden"));
    }

    @Test
    void onlyATrustedTimestampProvesTheTime() {
        TimestampReport trusted = new TimestampReport(true, true, NOON);
        TimestampReport unknown = new TimestampReport(true, null, NOON);

        assertThat(Question.of(
                        signature(true, Coverage.WHOLE, ChangesAfter.NONE, true, List.of(trusted), Result.PASSED)))
                .contains(new Question("time", Result.PASSED, "time.proven"));
        assertThat(Question.of(
                        signature(true, Coverage.WHOLE, ChangesAfter.NONE, true, List.of(unknown), Result.PASSED)))
                .contains(new Question("time", Result.PASSED, "time.claimed"));
    }

    @Test
    void aTimeThatNobodyClaimsFitsNothing() {
        SignatureReport silent = SignatureReport.of(
                        Verdict.INDETERMINATE,
                        null,
                        List.of(new CheckResult(Check.CLAIMED_TIME, Result.PASSED, "…", "…")))
                .intact(true)
                .covering(Coverage.WHOLE, List.of())
                .changedAfter(ChangesAfter.NONE)
                .by("CN=Seal", true)
                .at(null, null, List.of())
                .build();

        assertThat(Question.of(silent)).contains(new Question("time", Result.UNKNOWN, "time.none"));
    }

    private static SignatureReport signature(
            @Nullable Boolean intact,
            Coverage coverage,
            ChangesAfter changes,
            @Nullable Boolean trusted,
            List<TimestampReport> timestamps,
            Result claimedTime) {
        return SignatureReport.of(
                        Verdict.INDETERMINATE,
                        null,
                        List.of(new CheckResult(Check.CLAIMED_TIME, claimedTime, "…", "…")))
                .intact(intact)
                .covering(coverage, List.of())
                .changedAfter(changes)
                .by("CN=Seal", trusted)
                .at(NOON, timestamps.isEmpty() ? null : NOON, timestamps)
                .build();
    }
}
