package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.pdf.SignedPapers.NOW;
import static org.hefu.verification.pdf.SignedPapers.order;
import static org.hefu.verification.pdf.SignedPapers.sign;
import static org.hefu.verification.pdf.SignedPapers.signatory;
import static org.hefu.verification.pdf.SignedPapers.stamped;
import static org.hefu.verification.pdf.SignedPapers.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.Signatory;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

    private static final TestAuthority SM2 = TestAuthority.sm2();
    private static final byte[] PAPER = SamplePapers.small();
    private static final byte[] SEALED = sign(PAPER, SM2);

    @Test
    void aSealedPaperPasses() {
        VerificationReport report = verify(SEALED, SM2.trust());

        assertThat(report.reasons())
                .extracting(Reason::en)
                .containsExactly("The signature is good: intact, covering the file, by a trusted signer");
        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(report.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.intact()).isTrue();
            assertThat(signature.trusted()).isTrue();
            assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE);
            assertThat(signature.changesAfter()).isEqualTo(ChangesAfter.NONE);
            assertThat(signature.claimedTime()).isEqualTo(NOW);
            assertThat(signature.provenTime()).isNull();
            assertThat(signature.checks()).hasSize(15).allMatch(check -> check.result() == Result.PASSED);
        });
        assertThat(report.seal()).satisfies(seal -> {
            assertThat(seal.owner()).isEqualTo("衡东县人力资源和社会保障局");
            assertThat(seal.ownerCode()).isEqualTo("11430424MB9000058B");
        });
    }

    @Test
    void sealingLeavesTheBytesOfThePaperAsTheyAre() {
        assertThat(Arrays.copyOf(SEALED, PAPER.length)).isEqualTo(PAPER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256withECDSA",
                "SHA384withECDSA",
                "SHA256withRSA",
                "SHA512withRSA",
                "SHA256withRSAandMGF1",
                "Ed25519"
            })
    void signaturesOfRfc5652PassToo(String algorithm) {
        TestAuthority authority = TestAuthority.of(algorithm);

        VerificationReport report = verify(sign(PAPER, authority), authority.trust());

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
    }

    @Test
    void aSecondSealLeavesTheFirstGood() {
        TestAuthority second = TestAuthority.of("SHA256withECDSA");
        byte[] both = PdfSigner.sign(SEALED, stamped(NOW), signatory(second));

        VerificationReport report = verify(both, new TrustStore(List.of(SM2.root, second.root), List.of()));

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
        assertThat(report.signatures())
                .extracting(SignatureReport::coverage)
                .containsExactly(Coverage.PARTIAL, Coverage.WHOLE);
        assertThat(report.signatures())
                .extracting(SignatureReport::changesAfter)
                .containsExactly(ChangesAfter.ALLOWED, ChangesAfter.NONE);
    }

    @Test
    void aPaperThatNobodySignedIsToldApart() {
        assertThat(verify(PAPER, SM2.trust()).verdict()).isEqualTo(Verdict.NO_SIGNATURE);
    }

    @Test
    void aSignerWhomNobodyTrustsStaysUnknown() {
        SignatureReport report = only(verify(SEALED, TestAuthority.sm2().trust()), Verdict.INDETERMINATE);

        assertThat(report.subIndication()).isEqualTo(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        assertThat(report.intact()).isTrue();
        assertThat(report.trusted()).isNull();
    }

    @Test
    void aCertificateThatTheAuthorityDidNotSignIsNotTrusted() {
        byte[] forged = PdfSigner.sign(PAPER, order(NOW), signatory(SM2, SM2.forgedSigner()));

        assertThat(only(verify(forged, SM2.trust()), Verdict.INDETERMINATE).subIndication())
                .isEqualTo(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void aCertificateIssuedByASealIsNotTrusted() {
        Signatory signatory = new Signatory(
                SM2.belowSigner(), List.of(SM2.signer, SM2.issuing), SM2.lists(), SM2.scheme(), SM2::sign);

        SignatureReport report =
                only(verify(PdfSigner.sign(PAPER, order(NOW), signatory), SM2.trust()), Verdict.INDETERMINATE);

        assertThat(report.subIndication()).isEqualTo(SubIndication.CHAIN_CONSTRAINTS_FAILURE);
        assertThat(report.trusted()).isFalse();
    }

    @Test
    void anExpiredCertificateNeedsAProofOfTime() {
        TestAuthority expired = TestAuthority.expired();
        byte[] signed = PdfSigner.sign(PAPER, order(NOW.minus(Duration.ofDays(10))), signatory(expired));

        assertThat(only(verify(signed, expired.trust()), Verdict.INDETERMINATE).subIndication())
                .isEqualTo(SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void aClaimToHaveSignedAfterExpiryFails() {
        TestAuthority expired = TestAuthority.expired();

        assertThat(only(verify(sign(PAPER, expired), expired.trust()), Verdict.TOTAL_FAILED)
                        .subIndication())
                .isEqualTo(SubIndication.EXPIRED);
    }

    @Test
    void aClaimToHaveSignedInTheFutureStaysUnknown() {
        byte[] signed = PdfSigner.sign(PAPER, order(NOW.plus(Duration.ofDays(1))), signatory(SM2));

        only(verify(signed, SM2.trust()), Verdict.INDETERMINATE);
    }

    @Test
    void aSignatureByARevokedCertificateDependsOnWhenItWasSet() {
        TestAuthority authority = TestAuthority.sm2();
        byte[] before = PdfSigner.sign(PAPER, order(NOW.minus(Duration.ofDays(10))), signatory(authority));
        byte[] after = sign(PAPER, authority);
        authority.revokeSigner(NOW.minus(Duration.ofDays(5)));
        TrustStore trust = new TrustStore(
                List.of(authority.root), authority.lists(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(1))));

        assertThat(only(verify(before, trust), Verdict.INDETERMINATE).subIndication())
                .isEqualTo(SubIndication.REVOKED_NO_POE);
        assertThat(only(verify(after, trust), Verdict.TOTAL_FAILED).subIndication())
                .isEqualTo(SubIndication.REVOKED);
    }

    @Test
    void withoutARevocationListInForceNothingPasses() {
        Signatory without = new Signatory(SM2.signer, List.of(SM2.issuing), List.of(), SM2.scheme(), SM2::sign);
        byte[] signed = PdfSigner.sign(PAPER, order(NOW), without);
        TrustStore stale = new TrustStore(
                List.of(SM2.root), SM2.lists(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2))));

        assertThat(only(verify(signed, SM2.trust()), Verdict.INDETERMINATE).subIndication())
                .isEqualTo(SubIndication.TRY_LATER);
        only(verify(signed, stale), Verdict.INDETERMINATE);
        only(verify(signed, SM2.trustWithLists()), Verdict.TOTAL_PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "x", "%%EOF\n", "1 0 obj\n<<>>\nendobj\n"})
    void appendedBytesNeverPass(String appended) {
        VerificationReport report = verify(concat(SEALED, appended.getBytes(StandardCharsets.US_ASCII)), SM2.trust());

        SignatureReport signature = only(report, Verdict.INDETERMINATE);
        assertThat(signature.intact()).isTrue();
        assertThat(signature.coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(signature.changesAfter()).isEqualTo(ChangesAfter.UNKNOWN);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static SignatureReport only(VerificationReport report, Verdict verdict) {
        assertThat(report.reasons()).isNotEmpty();
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(verdict);
        return report.signatures().getFirst();
    }
}
