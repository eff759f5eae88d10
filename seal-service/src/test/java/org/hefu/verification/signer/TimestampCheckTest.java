package org.hefu.verification.signer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampToken;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Judgement;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimestampCheckTest {

    private static final TestAuthority AUTHORITY = TestAuthority.sm2();
    private static final TestAuthority STRANGER = TestAuthority.sm2();
    private static final byte[] VALUE = "a signature value".getBytes(UTF_8);

    @TempDir
    static Path folder;

    private static TestTimestamps good;
    private static TestTimestamps strange;

    @BeforeAll
    static void make() {
        good = times("good", AUTHORITY);
        strange = times("strange", STRANGER);
    }

    private static TestTimestamps times(String name, TestAuthority of) {
        return TestTimestamps.of(folder.resolve(name), of, KeyAlgorithm.SM2, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JudgedTimestamp judged(TimestampToken token) {
        return JudgedTimestamp.judge(
                token.encoded(),
                digest -> digest.of(VALUE),
                List.of(),
                AUTHORITY.lists(),
                AUTHORITY.trust(),
                NOW.plusSeconds(60),
                Optional.empty());
    }

    private static JudgedTimestamp by(TestTimestamps authority, byte[] message) {
        return judged(authority.stamp(DigestAlgorithm.SM3, DigestAlgorithm.SM3.of(message)));
    }

    private static Finding check(JudgedTimestamp... timestamps) {
        return TimestampCheck.check(Arrays.asList(timestamps), Optional.empty(), Optional.empty());
    }

    @Test
    void oneOfAStrangerIsNamedAndHarmsNobody() {
        Finding finding = check(by(strange, VALUE));

        assertThat(finding.result()).isEqualTo(Result.PASSED);
        assertThat(finding.code()).isEqualTo("TIMESTAMP_NOT_RELIED_ON");
        assertThat(finding.en()).contains(strange.certificate.toString(), NOW.toString(), "NOT_TRUSTED");
        assertThat(new Judgement(List.of(finding)).verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(new Judgement(List.of(finding)).reasons()).isEmpty();
        assertThat(new Judgement(List.of(finding)).warnings())
                .extracting(Reason::code)
                .containsExactly("TIMESTAMP_NOT_RELIED_ON");
    }

    @Test
    void oneOfAStrangerIsNamedBesideAGoodOneToo() {
        JudgedTimestamp trusted = by(good, VALUE);
        Finding finding = check(trusted, by(strange, VALUE));

        assertThat(finding.result()).isEqualTo(Result.PASSED);
        assertThat(finding.code()).isEqualTo("TIMESTAMP_NOT_RELIED_ON");
        assertThat(check(trusted).code()).isEqualTo("PASSED");
    }

    @Test
    void oneOfOtherDataIsNotMadeGoodByAnother() {
        Finding finding = check(by(good, VALUE), by(good, "something else".getBytes(UTF_8)));

        assertThat(finding.result()).isEqualTo(Result.UNKNOWN);
        assertThat(finding.code()).isEqualTo("TIMESTAMP_OTHER_DATA");
    }

    /** A stranger could say any time: it must neither help nor contradict. */
    @Test
    void theTimeThatAStrangerSaysCountsForNothing() {
        JudgedTimestamp early = by(strange, VALUE);
        Instant late = NOW.plusSeconds(7200);

        assertThat(early.proven()).isEmpty();
        assertThat(TimestampCheck.check(List.of(early), Optional.empty(), Optional.of(late))
                        .isPassed())
                .isTrue();
        assertThat(TimestampCheck.check(List.of(by(good, VALUE)), Optional.empty(), Optional.of(late))
                        .code())
                .isEqualTo("TIMESTAMP_BEFORE_CLAIM");
    }
}
