package org.hefu.verification.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.ofd.SealedOfds.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.TestSeals;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.CheckResult;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the times in an OFD file prove, and which of them are only claimed. */
class OfdTimesTest {

    @TempDir
    private static Path folder;

    private static SignedTimes times;

    @BeforeAll
    static void open() {
        times = new SignedTimes(folder);
    }

    private static SignatureReport assertPassed(VerificationReport report) {
        assertThat(report.reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
        return report.signatures().getFirst();
    }

    private static String said(SignatureReport signature, Check check) {
        return signature.checks().stream()
                .filter(result -> result.check() == check)
                .map(CheckResult::detail)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSignatureWithoutSealHasATimestampThatProvesItsTime() {
        SignatureReport signature = assertPassed(verify(times.signed(OWNER), OWNER.trust()));

        assertThat(signature.provenTime()).isEqualTo(NOW);
        assertThat(signature.timestamps()).hasSize(1);
    }

    @Test
    void aSignatureWithoutSealIsNotMadeWithoutTheTimestampThatWasAskedFor() {
        assertThat(catchThrowableOfType(
                                SigningRefusedException.class,
                                () -> OfdSigner.signWithoutSeal(
                                        SampleOfds.onePage(),
                                        new OfdSealOrder(NOW, OfdProtection.OPEN, List.of()),
                                        TestSeals.signatory(OWNER),
                                        TestTimestamps.gone()))
                        .code())
                .isEqualTo(SigningRefusedException.Code.TIMESTAMP_MISSING);
    }

    @Test
    void aSignatureWithoutSealThatWasMadeBeforeItsRevocationStandsByItsTimestamp() {
        TestAuthority signer = TestAuthority.sm2();
        byte[] signed = times.signed(signer);
        byte[] withoutTime = OfdSigner.signWithoutSeal(
                SampleOfds.onePage(),
                new OfdSealOrder(NOW, OfdProtection.OPEN, List.of()),
                TestSeals.signatory(signer),
                null);
        signer.revokeSigner(NOW.plusSeconds(30));
        List<RevocationList> lists = new ArrayList<>(OWNER.lists());
        lists.addAll(signer.lists(NOW.plusSeconds(40), NOW.plus(Duration.ofDays(7))));
        TrustStore trust = new TrustStore(List.of(signer.root, OWNER.root), lists);

        assertPassed(verify(signed, trust));
        assertThat(verify(withoutTime, trust).reasons())
                .extracting(Reason::code)
                .containsExactly("CERTIFICATE_REVOKED");
    }

    @Test
    void theTimestampOfASealProvesWhenItWasMade() {
        SignatureReport signature = assertPassed(
                verify(SignedTimes.signedWith(times.stampedSeal(MAKER)).zip(), SignedTimes.TRUST));

        assertThat(said(signature, Check.SEAL_TIMESTAMP)).contains("was there on " + TestSeals.FROM);
        assertThat(signature.provenTime()).isNull();
    }

    @Test
    void aSealOf2025OutlivesTheCertificateOfItsMaker() {
        TestAuthority expired = TestAuthority.expired();
        List<RevocationList> lists = new ArrayList<>(OWNER.lists());
        lists.addAll(expired.lists(NOW.minus(Duration.ofDays(5)), NOW.plus(Duration.ofDays(7))));
        TrustStore trust = new TrustStore(List.of(expired.issuing, OWNER.issuing), lists);

        SignatureReport signature = assertPassed(
                verify(SignedTimes.signedWith(TestSeals.sealV5(expired, OWNER)).zip(), trust));

        assertThat(said(signature, Check.SEAL_MAKER)).contains("has expired, and was good when the seal was made");
    }

    /** The only list is from after the end of the certificate, of which it need say nothing more. */
    @Test
    void aSealOf2025WhoseMakerMayHaveBeenRevokedStaysUnknown() {
        TestAuthority expired = TestAuthority.expired();
        TrustStore trust = SealedOfds.trust(expired, OWNER);

        assertThat(verify(
                                SignedTimes.signedWith(TestSeals.sealV5(expired, OWNER))
                                        .zip(),
                                trust)
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("SEAL_MAKER_CERTIFICATE_EXPIRED");
    }

    /** Whoever had the key may have dated a seal back, and waited for the certificate to end. */
    @Test
    void aSealOf2025WhoseMakerWasRevokedBeforeTheEndStaysUnknown() {
        TestAuthority thief = TestAuthority.expired();
        List<RevocationList> lists = new ArrayList<>(OWNER.lists());
        lists.addAll(thief.lists(TestSeals.FROM.minus(Duration.ofDays(1)), TestSeals.FROM.plus(Duration.ofDays(1))));
        thief.revokeSigner(NOW.minus(Duration.ofDays(5)));
        lists.addAll(thief.lists(NOW.minus(Duration.ofDays(4)), NOW.plus(Duration.ofDays(7))));
        TrustStore trust = new TrustStore(List.of(thief.issuing, OWNER.issuing), lists);

        assertThat(verify(SignedTimes.signedWith(TestSeals.sealV5(thief, OWNER)).zip(), trust)
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("SEAL_MAKER_CERTIFICATE_EXPIRED");
    }

    @Test
    void aSealOf2025WhoseMakerHadEndedBeforeItIsNoSeal() {
        TestAuthority ended = TestAuthority.of(
                "SM3withSM2", NOW.minus(Duration.ofDays(300)), TestSeals.FROM.minus(Duration.ofDays(1)));
        List<RevocationList> lists = new ArrayList<>(OWNER.lists());
        lists.addAll(ended.lists(NOW.minus(Duration.ofDays(20)), NOW.plus(Duration.ofDays(7))));
        TrustStore trust = new TrustStore(List.of(ended.issuing, OWNER.issuing), lists);

        assertThat(verify(SignedTimes.signedWith(TestSeals.sealV5(ended, OWNER)).zip(), trust)
                        .reasons())
                .extracting(Reason::code)
                .contains("SEAL_MAKER_SIGNED_AFTER_EXPIRY");
    }

    @Test
    void aSealOf2025OutlivesTheRevocationOfItsMakerByItsTimestampAlone() {
        TestAuthority revoked = TestAuthority.sm2();
        List<RevocationList> lists = new ArrayList<>(OWNER.lists());
        lists.addAll(revoked.lists(TestSeals.FROM.minus(Duration.ofDays(1)), TestSeals.FROM.plus(Duration.ofDays(1))));
        revoked.revokeSigner(NOW.minus(Duration.ofHours(2)));
        lists.addAll(revoked.lists(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(7))));
        TrustStore trust = new TrustStore(List.of(revoked.issuing, OWNER.issuing), lists);

        assertPassed(verify(SignedTimes.signedWith(times.stampedSeal(revoked)).zip(), trust));
        assertThat(verify(
                                SignedTimes.signedWith(TestSeals.sealV5(revoked, OWNER))
                                        .zip(),
                                trust)
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("SEAL_MAKER_CERTIFICATE_REVOKED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTimestampInPlaceOfTheTimeSaysWhenItWasSignedAtTheEarliest(boolean digestedTwice) {
        SignatureReport signature =
                assertPassed(verify(times.dated(digestedTwice).zip(), SignedTimes.TRUST));

        assertThat(signature.claimedTime()).isEqualTo(NOW);
        assertThat(signature.provenTime()).isNull();
        assertThat(signature.timestamps()).hasSize(1);
        assertThat(said(signature, Check.TIMESTAMP)).contains("no earlier than " + NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20261122080000Z",
                "20261122160000.123Z",
                "2026-11-22 16:00:00",
                "2026-11-22T16:03:00+08:00",
                "2026-11-22T07:56:00Z",
                " "
            })
    void aTimeInTheDescriptionThatFitsPasses(String stated) {
        assertPassed(verify(
                stated.equals("20261122080000Z")
                        ? SealedOfds.sealed(OfdProtection.OPEN)
                        : SignedTimes.stating(stated).zip(),
                SignedTimes.TRUST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T16:00:00+09:00", "20261122080501Z", "20261121080000Z"})
    void aTimeInTheDescriptionThatDoesNotFitDoesNotPass(String stated) {
        assertThat(verify(SignedTimes.stating(stated).zip(), SignedTimes.TRUST).reasons())
                .extracting(Reason::code)
                .containsExactly("SIGNING_TIMES_DISAGREE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-22", "20261322080000Z", "20261122250000Z", "2026-11-22T16:00:00+99:00"})
    void whatIsNoTimeHasNoReading(String stated) {
        assertThat(StatedTimeCheck.readings(stated)).isEmpty();
    }

    @Test
    void aTimeWithoutZoneIsChineseFirst() {
        assertThat(StatedTimeCheck.readings("2026-11-22 16:00:00"))
                .first()
                .isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
    }

    /** The document in its current version is the one that was sealed; earlier ones may be elsewhere. */
    @Test
    void aPaperWithVersionsPasses() {
        byte[] paper = VersionDefects.sealed(
                VersionDefects.listed("Doc_0/Versions/V1.xml", true),
                VersionDefects.version("/Doc_0/Document.xml", "Doc_0/Document.xml"));
        byte[] earlier = VersionDefects.sealed(
                VersionDefects.listed("Doc_0/Versions/V1.xml", false),
                VersionDefects.version("/Doc_9/Document.xml", "Doc_9/Document.xml"));

        assertPassed(verify(paper, SignedTimes.TRUST));
        assertPassed(verify(earlier, SignedTimes.TRUST));
    }
}
