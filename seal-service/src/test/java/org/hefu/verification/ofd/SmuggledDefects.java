package org.hefu.verification.ofd;

import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OTHER;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.report.Verdict.INDETERMINATE;
import static org.hefu.verification.report.Verdict.TOTAL_FAILED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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

/** Sealed OFD files in which something hides under another name, behind a later seal, or behind the end of a certificate. */
final class SmuggledDefects extends DefectiveOfds {

    private static final String SMUGGLED = "Doc_0/Signs/Sign_0/Validation.p7b";
    private static final OfdSealOrder PLAIN = new OfdSealOrder(NOW, OfdProtection.OPEN, List.of());

    private final Path folder;

    private SmuggledDefects(Path folder, List<Defect> defects) {
        super(defects);
        this.folder = folder;
    }

    /**
     * @param folder for keys
     */
    static List<Defect> all(Path folder) throws IOException {
        List<Defect> defects = new ArrayList<>();
        SmuggledDefects made = new SmuggledDefects(folder.resolve("smuggled"), defects);
        made.revokedAndExpired();
        made.validationData();
        made.validationDataBesideASeal();
        made.file();
        made.page();
        return defects;
    }

    /** Revoked five days ago, signed and stamped three days ago, expired a day ago. */
    private void revokedAndExpired() {
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

        add(
                "signer-revoked-before-the-timestamp-and-expired",
                file,
                new TrustStore(List.of(MAKER.issuing, OTHER.issuing, thief.issuing), lists),
                TOTAL_FAILED,
                "REVOKED");
    }

    /** Nobody's key is needed: the file is excepted by its name alone, and the document uses it as a font. */
    private void validationData() {
        byte[] font = RawOfd.of(SampleOfds.onePage()).get("Doc_0/Res/font_1.ttf");
        RawOfd paper = waiting();
        byte[] signed = OfdSigner.signWithoutSeal(paper.zip(), PLAIN, TestSeals.signatory(OWNER), null);

        add(
                "file-called-validation-data",
                RawOfd.of(signed).put(SMUGGLED, font).zip(),
                TOTAL_FAILED,
                "FILE_NOT_COVERED");
    }

    /** A paper whose font is a file that is not there yet. */
    private static RawOfd waiting() {
        RawOfd paper = RawOfd.of(SampleOfds.onePage());
        paper.put(
                "Doc_0/PublicRes.xml",
                paper.text("Doc_0/PublicRes.xml")
                        .replaceAll(
                                "<ofd:FontFile>[^<]*font_1.ttf</ofd:FontFile>",
                                "<ofd:FontFile>/" + SMUGGLED + "</ofd:FontFile>"));
        if (!paper.text("Doc_0/PublicRes.xml").contains(SMUGGLED)) {
            throw new IllegalStateException("The paper has no such font");
        }
        return paper;
    }

    private void validationDataBesideASeal() {
        byte[] font = RawOfd.of(SampleOfds.onePage()).get("Doc_0/Res/font_1.ttf");
        RawOfd paper = waiting();
        Signatory bare = new Signatory(OWNER.signer, List.of(), List.of(), OWNER.scheme(), OWNER::sign);
        byte[] signed = OfdSigner.sign(paper.zip(), SealedOfds.order(OfdProtection.OPEN), SealedOfds.SEAL, bare, null);

        add(
                "file-called-validation-data-beside-a-seal",
                RawOfd.of(signed).put(SMUGGLED, font).zip(),
                SignedTimes.TRUST,
                TOTAL_FAILED,
                "FILE_NOT_COVERED");
    }

    /** A further signer calls any file his seal, and nobody looks at it, since he signs without one. */
    private void file() throws IOException {
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
        raw.put(
                "Doc_0/Signs/Sign_1/SignedValue.dat",
                new CadesSigner(CmsForm.GBT_35275, List.of(TestSeals.signatory(OTHER)))
                        .detached(new ByteArrayInputStream(raw.get(description)), NOW));
        raw.put(annotation, "<a/>");

        add("file-called-a-seal", raw.zip(), TOTAL_FAILED, "FILE_NOT_COVERED");
    }

    /** In PDF, what takes more than a quarter of a page does not pass. */
    private void page() {
        byte[] twice = SealedOfds.sealByOther(SealedOfds.sealed(OfdProtection.OPEN), OfdProtection.OPEN);
        RawOfd raw = RawOfd.of(twice);
        String description = "Doc_0/Signs/Sign_1/Signature.xml";
        raw.put(description, raw.text(description).replaceFirst("Boundary=\"[^\"]+\"", "Boundary=\"0 0 210 297\""));
        raw.put(
                "Doc_0/Signs/Sign_1/SignedValue.dat",
                TestSeals.signatureOfNumber(
                        4,
                        SealedOfds.OTHER_SEAL.encoded(),
                        NOW,
                        DigestAlgorithm.SM3.of(raw.get(description)),
                        "/" + description,
                        OTHER));

        add(
                "further-seal-over-the-page",
                raw.zip(),
                new TrustStore(SignedTimes.TRUST.anchors(), SealedOfds.TRUST.lists()),
                INDETERMINATE,
                "LATER_STAMP_COVERS");
    }
}
