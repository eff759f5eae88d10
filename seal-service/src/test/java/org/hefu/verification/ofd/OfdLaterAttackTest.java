package org.hefu.verification.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OTHER;
import static org.hefu.verification.ofd.SealedOfds.OWNER;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.Signatory;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.ofd.OfdPlace;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.TestSeals;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways through that stood open once. */
class OfdLaterAttackTest {

    private static final String SMUGGLED = "Doc_0/Signs/Sign_0/Validation.p7b";
    private static final OfdSealOrder PLAIN = new OfdSealOrder(NOW, OfdProtection.OPEN, List.of());

    @TempDir
    private Path folder;

    /** Revoked five days ago, signed and stamped three days ago, expired a day ago. */
    @Test
    void aSealerWhoWasRevokedBeforeTheTimestampDoesNotPassOnceTheCertificateHasExpired() {
        TestAuthority thief =
                TestAuthority.of("SM3withSM2", NOW.minus(Duration.ofDays(300)), NOW.minus(Duration.ofDays(1)));
        List<RevocationList> old = thief.lists(NOW.minus(Duration.ofDays(6)), NOW.minus(Duration.ofDays(2)));
        thief.revokeSigner(NOW.minus(Duration.ofDays(5)));
        List<RevocationList> lists = new ArrayList<>(MAKER.lists());
        lists.addAll(OTHER.lists());
        lists.addAll(thief.lists(NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(7))));
        Instant at = NOW.minus(Duration.ofDays(3));
        byte[] file = OfdSigner.sign(
                SampleOfds.onePage(),
                new OfdSealOrder(at, OfdProtection.OPEN, List.of(new OfdPlace.OnPage(1, 130, 220))),
                TestSeals.seal(MAKER, thief),
                new Signatory(thief.signer, List.of(thief.issuing), old, thief.scheme(), thief::sign),
                TestTimestamps.of(folder, OTHER, KeyAlgorithm.SM2, Clock.fixed(at, ZoneOffset.UTC)));

        assertDoesNotPass(
                SealedOfds.verify(file, new TrustStore(List.of(MAKER.issuing, OTHER.issuing, thief.issuing), lists)));
    }

    /** Nobody's key is needed: the file is excepted by its name alone, and the document uses it as a font. */
    @Test
    void aFileCalledValidationDataIsNotShownUnlessItIsSigned() {
        RawOfd paper = RawOfd.of(SampleOfds.onePage());
        byte[] font = paper.get("Doc_0/Res/font_1.ttf");
        paper.put(
                "Doc_0/PublicRes.xml",
                paper.text("Doc_0/PublicRes.xml")
                        .replaceAll(
                                "<ofd:FontFile>[^<]*font_1.ttf</ofd:FontFile>",
                                "<ofd:FontFile>/" + SMUGGLED + "</ofd:FontFile>"));
        assertThat(paper.text("Doc_0/PublicRes.xml")).contains(SMUGGLED);
        byte[] signed = OfdSigner.signWithoutSeal(paper.zip(), PLAIN, TestSeals.signatory(OWNER), null);

        assertDoesNotPass(
                SealedOfds.verify(RawOfd.of(signed).put(SMUGGLED, font).zip()));
    }

    @Test
    void aFileCalledValidationDataIsNotShownUnlessItIsSignedBesideASealEither() {
        RawOfd paper = RawOfd.of(SampleOfds.onePage());
        byte[] font = paper.get("Doc_0/Res/font_1.ttf");
        paper.put(
                "Doc_0/PublicRes.xml",
                paper.text("Doc_0/PublicRes.xml")
                        .replaceAll(
                                "<ofd:FontFile>[^<]*font_1.ttf</ofd:FontFile>",
                                "<ofd:FontFile>/" + SMUGGLED + "</ofd:FontFile>"));
        Signatory bare = new Signatory(OWNER.signer, List.of(), List.of(), OWNER.scheme(), OWNER::sign);
        byte[] signed = OfdSigner.sign(paper.zip(), SealedOfds.order(OfdProtection.OPEN), SealedOfds.SEAL, bare, null);

        assertDoesNotPass(
                SealedOfds.verify(RawOfd.of(signed).put(SMUGGLED, font).zip(), SignedTimes.TRUST));
    }

    /** A further signer calls any file his seal, and nobody looks at it, since he signs without one. */
    @Test
    void aFurtherSignerWithoutSealCannotExceptAFileByCallingItHisSeal() throws Exception {
        String annotation = "Doc_0/Annots/Page_0.xml";
        byte[] twice = OfdSigner.signWithoutSeal(
                SealedOfds.sealed(OfdProtection.OPEN), PLAIN, TestSeals.signatory(OTHER), null);
        RawOfd raw = RawOfd.of(twice);
        String description = "Doc_0/Signs/Sign_1/Signature.xml";
        raw.put(
                description,
                raw.text(description)
                        .replaceFirst(
                                "</ofd:References>",
                                "</ofd:References><ofd:Seal><ofd:BaseLoc>/" + annotation
                                        + "</ofd:BaseLoc></ofd:Seal>"));
        assertThat(raw.text(description)).contains(annotation);
        raw.put(
                "Doc_0/Signs/Sign_1/SignedValue.dat",
                new CadesSigner(CmsForm.GBT_35275, List.of(TestSeals.signatory(OTHER)))
                        .detached(new ByteArrayInputStream(raw.get(description)), NOW));
        raw.put(annotation, "<a/>");

        assertDoesNotPass(SealedOfds.verify(raw.zip()));
    }

    /** In PDF, what takes more than a quarter of a page does not pass. */
    @Test
    void aFurtherSealCannotCoverTheWholePage() {
        byte[] twice = SealedOfds.sealByOther(SealedOfds.sealed(OfdProtection.OPEN), OfdProtection.OPEN);
        RawOfd raw = RawOfd.of(twice);
        String description = "Doc_0/Signs/Sign_1/Signature.xml";
        raw.put(description, raw.text(description).replaceFirst("Boundary=\"[^\"]+\"", "Boundary=\"0 0 210 297\""));
        assertThat(raw.text(description)).contains("0 0 210 297");
        raw.put(
                "Doc_0/Signs/Sign_1/SignedValue.dat",
                TestSeals.signatureOfNumber(
                        4,
                        SealedOfds.OTHER_SEAL.encoded(),
                        NOW,
                        DigestAlgorithm.SM3.of(raw.get(description)),
                        "/" + description,
                        OTHER));

        assertDoesNotPass(
                SealedOfds.verify(raw.zip(), new TrustStore(SignedTimes.TRUST.anchors(), SealedOfds.TRUST.lists())));
    }

    private static void assertDoesNotPass(VerificationReport report) {
        assertThat(report.verdict()).isNotEqualTo(Verdict.TOTAL_PASSED);
    }
}
