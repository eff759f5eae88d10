package org.hefu.verification.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.ofd.SealedOfds.SEAL;
import static org.hefu.verification.ofd.SealedOfds.TRUST;
import static org.hefu.verification.ofd.SealedOfds.order;
import static org.hefu.verification.ofd.SealedOfds.sealByOther;
import static org.hefu.verification.ofd.SealedOfds.sealed;
import static org.hefu.verification.ofd.SealedOfds.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.container.PackedFile;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipLimits;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ofd.OfdBox;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignature.StampPlace;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.signature.ofd.OfdPlace;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesOwners;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSealMaker;
import org.hefu.signature.ses.TestSeals;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfdVerificationTest {

    @TempDir
    private Path folder;

    private static void assertPassed(VerificationReport report, int signatures) {
        assertThat(report.reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(report.signatures()).hasSize(signatures);
    }

    private static List<StampPlace> stamps(byte[] sealed) {
        return OfdSignature.read(OfdFile.read(sealed), RawOfd.DESCRIPTION).stamps();
    }

    private static OfdSealOrder at(OfdPlace... places) {
        return new OfdSealOrder(NOW, OfdProtection.OPEN, List.of(places));
    }

    private static byte[] seal(byte[] ofd, OfdPlace... places) {
        return OfdSigner.sign(ofd, at(places), SEAL, TestSeals.signatory(OWNER), null);
    }

    private static void assertRefused(Code code, Runnable signing) {
        assertThatExceptionOfType(SigningRefusedException.class)
                .isThrownBy(signing::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource(OfdProtection.class)
    void aSealedPaperPasses(OfdProtection protection) {
        VerificationReport report = verify(sealed(protection));

        assertPassed(report, 1);
        assertThat(report.format()).isEqualTo(FileFormat.OFD);
        SignatureReport signature = report.signatures().getFirst();
        assertThat(signature.intact()).isTrue();
        assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE);
        assertThat(signature.changesAfter()).isEqualTo(ChangesAfter.NONE);
        assertThat(signature.trusted()).isTrue();
        assertThat(signature.claimedTime()).isEqualTo(NOW);
        assertThat(signature.provenTime()).isNull();
        assertThat(report.seal()).isNotNull();
        assertThat(report.seal().name()).isEqualTo("衡东县人力资源和社会保障局");
    }

    @Test
    void aPaperWithoutSignatureIsReported() {
        assertThat(verify(SampleOfds.onePage()).verdict()).isEqualTo(Verdict.NO_SIGNATURE);
    }

    @Test
    void twoOfficesSealInTurn() {
        byte[] once = sealed(OfdProtection.OPEN);
        byte[] twice = sealByOther(once, OfdProtection.LOCKED);

        VerificationReport report = verify(twice);

        assertPassed(report, 2);
        assertThat(report.signatures())
                .extracting(SignatureReport::changesAfter)
                .containsExactly(ChangesAfter.ALLOWED, ChangesAfter.NONE);
    }

    @Test
    void aLaterSealChangesNothingButTheList() {
        byte[] once = sealed(OfdProtection.OPEN);
        ZipArchive before = ZipArchive.read(once, ZipLimits.DOCUMENT);
        ZipArchive after = ZipArchive.read(sealByOther(once, OfdProtection.OPEN), ZipLimits.DOCUMENT);

        assertThat(before.files())
                .filteredOn(file -> !Arrays.equals(
                        file.content(), after.file(file.name()).orElseThrow().content()))
                .extracting(PackedFile::name)
                .containsExactly(RawOfd.LIST);
    }

    @Test
    void aLockedPaperTakesNoFurtherSeal() {
        assertRefused(Code.OFD_LOCKED, () -> sealByOther(sealed(OfdProtection.LOCKED), OfdProtection.OPEN));
    }

    @Test
    void aSealIsSetOnAWord() {
        byte[] sealed = seal(SampleOfds.onePage(), new OfdPlace.OnWord("衡东县人力资源和社会保障局", 1));

        assertPassed(verify(sealed), 1);
        OfdBox stamp = stamps(sealed).getFirst().boundary();
        assertThat(stamp.x() + stamp.width() / 2).isBetween(145.0, 160.0);
    }

    @Test
    void aSealIsSetOnEveryOrTheLastOccurrenceOfAWord() {
        assertThat(stamps(seal(SampleOfds.onePage(), new OfdPlace.OnWord("农民工", 0))))
                .hasSize(3);
        assertThat(stamps(seal(SampleOfds.onePage(), new OfdPlace.OnWord("农民工", -1))))
                .hasSize(1);
        assertRefused(Code.KEYWORD_MISSING, () -> seal(SampleOfds.onePage(), new OfdPlace.OnWord("不在纸上", 1)));
    }

    @Test
    void aSealIsCutOverTheEdgesOfAllPages() {
        byte[] sealed = seal(SampleOfds.threePages(), new OfdPlace.AcrossEdges(120));

        assertPassed(verify(sealed), 1);
        List<StampPlace> stamps = stamps(sealed);
        assertThat(stamps).hasSize(3);
        for (int i = 0; i < 3; i++) {
            StampPlace stamp = stamps.get(i);
            OfdBox clip = stamp.clip();
            assertThat(clip).isNotNull();
            assertThat(clip.x()).isCloseTo(i * 40 / 3.0, Offset.offset(0.002));
            assertThat(stamp.boundary().x() + clip.x() + clip.width()).isCloseTo(210, Offset.offset(0.005));
        }
        assertRefused(Code.PAGE_MISSING, () -> seal(SampleOfds.onePage(), new OfdPlace.AcrossEdges(120)));
    }

    @Test
    void aSealThatIsNotShownPassesToo() {
        assertPassed(verify(seal(SampleOfds.onePage())), 1);
    }

    @Test
    void aPageThatIsMissingIsRefused() {
        assertRefused(Code.PAGE_MISSING, () -> seal(SampleOfds.onePage(), new OfdPlace.OnPage(2, 0, 0)));
    }

    @Test
    void whoeverIsNotInTheListOfTheSealCannotUseIt() {
        assertRefused(
                Code.SEAL_MISMATCH,
                () -> OfdSigner.sign(
                        SampleOfds.onePage(), order(OfdProtection.OPEN), SEAL, TestSeals.signatory(MAKER), null));
    }

    @Test
    void whatIsNoSoundOfdFileIsNotSealed() {
        assertRefused(Code.OFD_UNREADABLE, () -> seal(new byte[10]));
        byte[] stray = Arrays.copyOf(SampleOfds.onePage(), SampleOfds.onePage().length + 1);
        assertRefused(Code.OFD_UNREADABLE, () -> seal(stray));
    }

    @Test
    void aSealThatListsDigestsPasses() {
        SesSeal seal = SesSealMaker.make(
                TestSeals.order(SesOwners.digests(List.of(OWNER.signer)), TestSeals.FROM, TestSeals.TO),
                TestSeals.signatory(MAKER));
        byte[] sealed =
                OfdSigner.sign(SampleOfds.onePage(), order(OfdProtection.OPEN), seal, TestSeals.signatory(OWNER), null);

        assertPassed(verify(sealed), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "SHA384withECDSA", "SHA256withRSA"})
    void otherAlgorithmsPass(String algorithm) {
        TestAuthority owner = TestAuthority.of(algorithm);
        byte[] sealed = OfdSigner.sign(
                SampleOfds.onePage(),
                order(OfdProtection.OPEN),
                TestSeals.seal(MAKER, owner),
                TestSeals.signatory(owner),
                null);

        assertPassed(verify(sealed, SealedOfds.trust(MAKER, owner)), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM3withSM2", "SHA256withECDSA", "SHA256withRSA", "Ed25519"})
    void aSignatureWithoutSealPasses(String algorithm) {
        TestAuthority signer = TestAuthority.of(algorithm);
        byte[] signed = OfdSigner.signWithoutSeal(
                SampleOfds.onePage(),
                new OfdSealOrder(NOW, OfdProtection.OPEN, List.of()),
                TestSeals.signatory(signer),
                null);

        assertPassed(verify(signed, signer.trust()), 1);
    }

    @Test
    void aSignatureWithoutSealAndASealStandTogether() {
        byte[] signed = OfdSigner.signWithoutSeal(
                SampleOfds.onePage(),
                new OfdSealOrder(NOW, OfdProtection.OPEN, List.of()),
                TestSeals.signatory(OWNER),
                null);

        assertPassed(verify(sealByOther(signed, OfdProtection.LOCKED)), 2);
    }

    @Test
    void aTimestampProvesTheTime() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        TestTimestamps time = TestTimestamps.of(folder, OWNER, KeyAlgorithm.SM2, clock);
        byte[] sealed =
                OfdSigner.sign(SampleOfds.onePage(), order(OfdProtection.OPEN), SEAL, TestSeals.signatory(OWNER), time);

        VerificationReport report = verify(sealed);

        assertPassed(report, 1);
        assertThat(report.signatures().getFirst().provenTime()).isEqualTo(NOW);
        assertThat(report.signatures().getFirst().timestamps()).hasSize(1);
    }

    @Test
    void aPaperOfSeveralSealsByFormOf2014IsRead() {
        byte[] old = TestSeals.sealV1(MAKER, OWNER);
        RawOfd raw = RawOfd.of(sealed(OfdProtection.LOCKED));
        byte[] hash = DigestAlgorithm.SM3.of(raw.get(RawOfd.DESCRIPTION));
        raw.put(RawOfd.SEAL, old)
                .put(
                        RawOfd.VALUE,
                        TestSeals.signatureV1(
                                old,
                                "2026-11-22 16:00:00".getBytes(StandardCharsets.US_ASCII),
                                hash,
                                "/" + RawOfd.DESCRIPTION,
                                OWNER));

        VerificationReport report = verify(raw.zip(), withIntermediates());

        assertPassed(report, 1);
        assertThat(report.signatures().getFirst().claimedTime()).isEqualTo(NOW);
    }

    @Test
    void aSealOf2025IsRead() {
        RawOfd raw = RawOfd.of(sealed(OfdProtection.LOCKED))
                .sign(5, TestSeals.sealV5(MAKER, OWNER), NOW, "/" + RawOfd.DESCRIPTION, OWNER);

        assertPassed(verify(raw.zip(), withIntermediates()), 1);
    }

    /** Old forms bring no certificates along, so the issuing authorities are anchors here. */
    static TrustStore withIntermediates() {
        return new TrustStore(List.of(MAKER.issuing, OWNER.issuing), TRUST.lists());
    }
}
