package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hefu.verification.pdf.SignedPapers.NOW;
import static org.hefu.verification.pdf.SignedPapers.signatory;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.signature.pdf.Proofs;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures that last: time-stamps, proofs inside the file, and what they are worth later. */
class LevelsTest {

    private static final byte[] PAPER = SamplePapers.small();

    @TempDir
    private static Path folder;

    private static final TestAuthority SM2 = TestAuthority.sm2();

    private static TimestampSource times(TestAuthority authority, KeyAlgorithm algorithm) {
        return times(authority, algorithm, NOW);
    }

    private static TimestampSource times(TestAuthority authority, KeyAlgorithm algorithm, Instant at) {
        Path keys = folder.resolve(algorithm + "-" + System.nanoTime());
        return TestTimestamps.of(keys, authority, algorithm, Clock.fixed(at, ZoneOffset.UTC));
    }

    private static byte[] sign(TestAuthority authority, KeyAlgorithm algorithm, SignatureLevel level) {
        return PdfSigner.sign(
                PAPER, SignedPapers.order(NOW).withLevel(level), signatory(authority), times(authority, algorithm));
    }

    private static VerificationReport verify(byte[] file, TrustStore trust, Instant now) {
        return new Verifier(Clock.fixed(now, ZoneOffset.UTC)).verify("paper.pdf", file, trust);
    }

    private static SignatureReport only(VerificationReport report, Verdict verdict) {
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(verdict);
        assertThat(report.signatures()).hasSize(1);
        return report.signatures().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "SM3withSM2, SM2, T",
        "SM3withSM2, SM2, LT",
        "SM3withSM2, SM2, LTA",
        "SHA256withECDSA, ECDSA_P256, T",
        "SHA256withECDSA, ECDSA_P256, LT",
        "SHA256withECDSA, ECDSA_P256, LTA",
        "SHA384withECDSA, ECDSA_P384, LTA",
        "Ed25519, ED25519, LTA",
        "ML-DSA-65, ML_DSA_65, LTA"
    })
    void eachLevelIsReachedAndReported(String authorityAlgorithm, KeyAlgorithm algorithm, SignatureLevel level) {
        TestAuthority authority = TestAuthority.of(authorityAlgorithm);
        byte[] signed = sign(authority, algorithm, level);

        SignatureReport report =
                only(verify(signed, authority.trustWithLists(), NOW.plusSeconds(60)), Verdict.TOTAL_PASSED);

        assertThat(Arrays.copyOf(signed, PAPER.length)).isEqualTo(PAPER);
        assertThat(report.level()).isEqualTo(level);
        assertThat(report.provenTime()).isEqualTo(NOW);
        assertThat(report.timestamps())
                .hasSize(level == SignatureLevel.LTA ? 2 : 1)
                .allSatisfy(timestamp -> {
                    assertThat(timestamp.intact()).isTrue();
                    assertThat(timestamp.trusted()).isTrue();
                });
    }

    @Test
    void theListsOfAnOutsideTimestampAuthorityComeAlongFromLevelLtOn() {
        TestAuthority other = TestAuthority.sm2();
        TimestampSource withLists = times(other, KeyAlgorithm.SM2);
        TimestampSource bare = withLists::stamp;
        TrustStore anchors = new TrustStore(List.of(SM2.root, other.root), List.of());
        PdfSignatureOrder order = SignedPapers.order(NOW).withLevel(SignatureLevel.LT);

        byte[] with = PdfSigner.sign(PAPER, order, signatory(SM2), withLists);

        assertThatExceptionOfType(SigningRefusedException.class)
                .isThrownBy(() -> PdfSigner.sign(PAPER, order, signatory(SM2), bare))
                .satisfies(e -> assertThat(e.code()).isEqualTo(Code.PROOFS_MISSING));
        assertThat(only(verify(with, anchors, NOW.plusSeconds(60)), Verdict.TOTAL_PASSED)
                        .provenTime())
                .isEqualTo(NOW);
    }

    /** ISO 32000-2, section 12.8.4.3: by the SHA-1 of the value in the file, zeros included. */
    @Test
    void theStoreTellsForEachSignatureWhichProofsCameForIt() throws Exception {
        byte[] once = sign(SM2, KeyAlgorithm.SM2, SignatureLevel.LT);
        byte[] twice = PdfSigner.sign(
                once,
                SignedPapers.order(NOW).withLevel(SignatureLevel.LTA),
                signatory(SM2),
                times(SM2, KeyAlgorithm.SM2));
        byte[] extended = PdfSigner.extend(
                sign(SM2, KeyAlgorithm.SM2, SignatureLevel.T),
                new Proofs(List.of(SM2.issuing), SM2.lists(), List.of()),
                DigestAlgorithm.SM3,
                null);

        for (byte[] file : List.of(once, twice, extended)) {
            try (PDDocument document = Loader.loadPDF(file)) {
                COSDictionary related = document.getDocumentCatalog()
                        .getCOSObject()
                        .getCOSDictionary(COSName.getPDFName("DSS"))
                        .getCOSDictionary(COSName.getPDFName("VRI"));
                List<String> expected = new ArrayList<>();
                for (PDSignature signature : document.getSignatureDictionaries()) {
                    if (!"DocTimeStamp".equals(signature.getCOSObject().getNameAsString(COSName.TYPE))) {
                        expected.add(HexFormat.of()
                                .withUpperCase()
                                .formatHex(MessageDigest.getInstance("SHA-1").digest(signature.getContents(file))));
                    }
                }
                assertThat(related.keySet()).extracting(COSName::getName).containsExactlyInAnyOrderElementsOf(expected);
                for (COSName name : related.keySet()) {
                    COSDictionary proofs = related.getCOSDictionary(name);
                    assertThat(proofs.getCOSArray(COSName.getPDFName("Cert"))).isNotEmpty();
                    assertThat(proofs.getCOSArray(COSName.getPDFName("CRL"))).hasSizeGreaterThanOrEqualTo(2);
                }
            }
            assertThat(verify(file, SM2.trustWithLists(), NOW.plusSeconds(60)).verdict())
                    .isEqualTo(Verdict.TOTAL_PASSED);
        }
    }

    @Test
    void aFileOfLevelLtIsVerifiedWithTheAnchorAlone() {
        byte[] signed = sign(SM2, KeyAlgorithm.SM2, SignatureLevel.LT);

        assertThat(verify(signed, SM2.trust(), NOW.plusSeconds(60)).verdict()).isEqualTo(Verdict.TOTAL_PASSED);
    }

    @Test
    void afterTheCertificateExpiredOnlyATimestampHelps() {
        byte[] basic = sign(SM2, KeyAlgorithm.SM2, SignatureLevel.B);
        byte[] stamped = sign(SM2, KeyAlgorithm.SM2, SignatureLevel.LT);
        Instant expired = SM2.signer.validTo().plus(Duration.ofDays(1));
        // The authority of the time-stamps goes on, with a certificate and lists of its own.
        TrustStore later = new TrustStore(List.of(SM2.root), SM2.lists(expired, expired.plus(Duration.ofDays(7))));

        assertThat(only(verify(basic, later, expired), Verdict.INDETERMINATE).subIndication())
                .isEqualTo(SubIndication.OUT_OF_BOUNDS_NO_POE);
        assertThat(only(verify(stamped, later, expired), Verdict.INDETERMINATE).subIndication())
                .as("the time-stamp authority's certificate expired with it")
                .isEqualTo(SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void aRenewedTimestampKeepsASignatureGoodForYears() {
        byte[] archived = sign(SM2, KeyAlgorithm.SM2, SignatureLevel.LTA);
        TestAuthority next = TestAuthority.sm2();
        Instant renewal = NOW.plus(Duration.ofDays(6));
        byte[] renewed = PdfSigner.extend(
                archived,
                new Proofs(List.of(next.issuing), next.lists(), List.of()),
                DigestAlgorithm.SM3,
                times(next, KeyAlgorithm.SM2, renewal));
        Instant later = NOW.plus(Duration.ofDays(299));
        TrustStore trust =
                new TrustStore(List.of(SM2.root, next.root), next.lists(later.minusSeconds(60), later.plusSeconds(60)));

        SignatureReport report = only(verify(renewed, trust, later), Verdict.TOTAL_PASSED);

        assertThat(report.provenTime()).isEqualTo(NOW);
        assertThat(report.timestamps()).hasSize(3);
        assertThat(only(verify(archived, trust, later), Verdict.INDETERMINATE).subIndication())
                .isEqualTo(SubIndication.TRY_LATER);
    }

    @Test
    void aCertificateRevokedAfterTheTimestampLeavesTheSignatureGood() {
        TestAuthority authority = TestAuthority.sm2();
        byte[] basic = sign(authority, KeyAlgorithm.SM2, SignatureLevel.B);
        byte[] stamped = sign(authority, KeyAlgorithm.SM2, SignatureLevel.T);
        authority.revokeSigner(NOW.plus(Duration.ofDays(1)));
        Instant later = NOW.plus(Duration.ofDays(2));
        TrustStore trust = new TrustStore(
                List.of(authority.root), authority.lists(later.minusSeconds(60), later.plus(Duration.ofDays(1))));

        assertThat(only(verify(basic, trust, later), Verdict.INDETERMINATE).subIndication())
                .isEqualTo(SubIndication.REVOKED_NO_POE);
        assertThat(only(verify(stamped, trust, later), Verdict.TOTAL_PASSED).provenTime())
                .isEqualTo(NOW);
    }

    @Test
    void aCertificateRevokedBeforeTheTimestampStaysRevoked() {
        TestAuthority authority = TestAuthority.sm2();
        byte[] stamped = PdfSigner.sign(
                PAPER,
                SignedPapers.order(NOW.minus(Duration.ofDays(3))).withLevel(SignatureLevel.T),
                signatory(authority),
                times(authority, KeyAlgorithm.SM2));
        authority.revokeSigner(NOW.minus(Duration.ofDays(2)));
        Instant later = NOW.plus(Duration.ofDays(2));
        TrustStore trust = new TrustStore(
                List.of(authority.root), authority.lists(later.minusSeconds(60), later.plus(Duration.ofDays(1))));

        assertThat(only(verify(stamped, trust, later), Verdict.INDETERMINATE).subIndication())
                .isEqualTo(SubIndication.REVOKED_NO_POE);
    }

    @Test
    void aTimestampOfAStrangerIsNotReliedOn() {
        TestAuthority stranger = TestAuthority.of("SHA256withECDSA");
        byte[] signed = PdfSigner.sign(
                PAPER,
                SignedPapers.order(NOW).withLevel(SignatureLevel.T),
                signatory(SM2),
                (digest, imprint) -> times(stranger, KeyAlgorithm.ECDSA_P256).stamp(digest, imprint));

        SignatureReport report = only(verify(signed, SM2.trust(), NOW.plusSeconds(60)), Verdict.TOTAL_PASSED);

        assertThat(report.provenTime()).isNull();
        assertThat(report.timestamps()).singleElement().satisfies(timestamp -> {
            assertThat(timestamp.intact()).isTrue();
            assertThat(timestamp.trusted()).isNull();
        });
    }

    @Test
    void aSecondSignatureByAnAlgorithmOfTheFutureStandsBesideTheFirst() {
        TestAuthority quantum = TestAuthority.of("ML-DSA-65");
        byte[] first = sign(SM2, KeyAlgorithm.SM2, SignatureLevel.B);
        byte[] both = PdfSigner.sign(first, SignedPapers.order(NOW), signatory(quantum));

        VerificationReport report =
                verify(both, new TrustStore(List.of(SM2.root, quantum.root), List.of()), NOW.plusSeconds(60));

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
        assertThat(report.signatures()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureLevel.class,
            names = {"T", "LT", "LTA"})
    void aLevelThatNeedsATimestampIsNotWrittenWithoutOne(SignatureLevel level) {
        assertThatExceptionOfType(SigningRefusedException.class)
                .isThrownBy(() -> PdfSigner.sign(PAPER, SignedPapers.order(NOW).withLevel(level), signatory(SM2)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TIMESTAMP_MISSING));
    }

    @Test
    void aSignatureThatShallLastNeedsRevocationData() {
        Signatory bare = new Signatory(SM2.signer, List.of(SM2.issuing), List.of(), SM2.scheme(), SM2::sign);

        assertThatExceptionOfType(SigningRefusedException.class)
                .isThrownBy(() -> PdfSigner.sign(
                        PAPER,
                        SignedPapers.order(NOW).withLevel(SignatureLevel.LT),
                        bare,
                        times(SM2, KeyAlgorithm.SM2)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(Code.PROOFS_MISSING));
    }

    @Test
    void aTimestampThatIsLongerThanUsualFindsRoom() {
        TimestampSource usual = times(SM2, KeyAlgorithm.SM2);
        TestAuthority big = TestAuthority.of("ML-DSA-65");
        TimestampSource longer = times(big, KeyAlgorithm.ML_DSA_65);
        byte[] signed =
                PdfSigner.sign(PAPER, SignedPapers.order(NOW).withLevel(SignatureLevel.T), signatory(SM2), longer);

        assertThat(usual.stamp(DigestAlgorithm.SM3, new byte[32]).encoded()).hasSizeLessThan(8192);
        assertThat(longer.stamp(DigestAlgorithm.SM3, new byte[32]).encoded()).hasSizeGreaterThan(8192);
        only(
                verify(signed, new TrustStore(List.of(SM2.root, big.root), big.lists()), NOW.plusSeconds(60)),
                Verdict.TOTAL_PASSED);
    }
}
