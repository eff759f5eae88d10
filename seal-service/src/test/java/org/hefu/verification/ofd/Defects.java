package org.hefu.verification.ofd;

import static org.hefu.verification.ofd.RawOfd.DESCRIPTION;
import static org.hefu.verification.ofd.RawOfd.LIST;
import static org.hefu.verification.ofd.RawOfd.PAGE;
import static org.hefu.verification.ofd.RawOfd.SEAL;
import static org.hefu.verification.ofd.RawOfd.VALUE;
import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OTHER;
import static org.hefu.verification.ofd.SealedOfds.OTHER_SEAL;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.ofd.SealedOfds.TRUST;
import static org.hefu.verification.ofd.SealedOfds.trust;
import static org.hefu.verification.report.Verdict.INDETERMINATE;
import static org.hefu.verification.report.Verdict.TOTAL_FAILED;
import static org.hefu.verification.report.Verdict.UNREADABLE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.Signatory;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesOwners;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSealMaker;
import org.hefu.signature.ses.SesSignature;
import org.hefu.signature.ses.TestSeals;
import org.hefu.verification.report.Verdict;

/** Sealed OFD files, each with one defect after which it is named, and what must be found in it. */
final class Defects {

    private static final byte[] SEALED = SealedOfds.sealed(OfdProtection.OPEN);
    private static final byte[] LOCKED = SealedOfds.sealed(OfdProtection.LOCKED);

    /** What is signed raw brings no certificates along. */
    private static final TrustStore WITH_INTERMEDIATES =
            new TrustStore(List.of(MAKER.issuing, OWNER.issuing, OTHER.issuing), TRUST.lists());

    private final List<Defect> defects = new ArrayList<>();

    private Defects() {}

    static List<Defect> all() {
        Defects defects = new Defects();
        defects.content();
        defects.references();
        defects.signatures();
        defects.seals();
        defects.certificates();
        defects.algorithms();
        defects.laterSignatures();
        defects.hostileXml();
        return defects.defects;
    }

    private void add(String name, byte[] file, TrustStore trust, Verdict verdict, String code) {
        defects.add(new Defect(name, file, trust, verdict, code));
    }

    private void add(String name, RawOfd file, Verdict verdict, String code) {
        add(name, file.zip(), WITH_INTERMEDIATES, verdict, code);
    }

    private static RawOfd sealed() {
        return RawOfd.of(SEALED);
    }

    private static RawOfd described(UnaryOperator<String> change) {
        return sealed().describe(change);
    }

    private static String without(String description, String file) {
        return description.replaceFirst("<ofd:Reference FileRef=\"/" + file + "\">.*?</ofd:Reference>\n", "");
    }

    private void content() {
        add("content-changed", sealed().replace(PAGE, "未发现", "发现了"), TOTAL_FAILED, "CONTENT_CHANGED");
        add("protected-file-missing", sealed().remove("Doc_0/Res/font_1.ttf"), TOTAL_FAILED, "FILE_MISSING");
        add("file-added", sealed().put("Doc_0/Annots/Page_0.xml", "<a/>"), TOTAL_FAILED, "FILE_NOT_COVERED");
        add("attachment-added", sealed().put("Doc_0/Attachs/a.exe", "MZ"), TOTAL_FAILED, "FILE_NOT_COVERED");
        add("metadata-changed", sealed().replace("OFD.xml", "衡东县示例", "衡东县其他"), TOTAL_FAILED, "CONTENT_CHANGED");
        RawOfd another = RawOfd.of(SealedOfds.seal(SampleOfds.threePages(), OfdProtection.OPEN));
        for (String file : List.of(DESCRIPTION, VALUE, SEAL)) {
            another.put(file, sealed().get(file));
        }
        add("signature-of-another-document", another, TOTAL_FAILED, "CONTENT_CHANGED");
    }

    private void references() {
        add(
                "reference-list-empty",
                described(text -> text.replaceAll("(?s)<ofd:Reference .*</ofd:Reference>", "")),
                TOTAL_FAILED,
                "NO_REFERENCES");
        add("page-outside-references", described(text -> without(text, PAGE)), TOTAL_FAILED, "FILE_NOT_COVERED");
        add(
                "entrance-outside-references",
                described(text -> without(text, "OFD.xml")),
                TOTAL_FAILED,
                "FILE_NOT_COVERED");
        add(
                "resources-outside-references",
                described(text -> without(text, "Doc_0/PublicRes.xml")),
                TOTAL_FAILED,
                "FILE_NOT_COVERED");
        add(
                "reference-with-dots",
                described(text -> text.replace("\"/Doc_0/Document.xml", "\"/Doc_0/../Doc_0/Document.xml")),
                TOTAL_FAILED,
                "REFERENCE_PATH");
        add(
                "reference-out-of-package",
                described(text -> text.replace("\"/Doc_0/Document.xml", "\"/../etc/passwd")),
                TOTAL_FAILED,
                "REFERENCE_PATH");
        add(
                "reference-with-backslash",
                described(text -> text.replace("\"/Doc_0/Document.xml", "\"\\Doc_0\\Document.xml")),
                TOTAL_FAILED,
                "REFERENCE_PATH");
        add(
                "reference-in-other-case",
                described(text -> text.replace("\"/Doc_0/Document.xml", "\"/DOC_0/document.xml")),
                TOTAL_FAILED,
                "FILE_MISSING");
        add(
                "reference-twice",
                described(text -> text.replace("\"/Doc_0/PublicRes.xml", "\"/Doc_0/Document.xml")),
                TOTAL_FAILED,
                "REFERENCE_PATH");
        add("second-document-unsigned", secondDocument(), TOTAL_FAILED, "DOCUMENT_NOT_SIGNED");
        add(
                "stamp-without-page",
                described(text -> text.replaceFirst("PageRef=\"\\d+\"", "PageRef=\"9999\"")),
                TOTAL_FAILED,
                "STAMP_WITHOUT_PAGE");
        add(
                "stamp-outside-page",
                described(text -> text.replaceFirst("Boundary=\"[^\"]+\"", "Boundary=\"500 500 40 40\"")),
                INDETERMINATE,
                "STAMP_OUTSIDE_PAGE");
    }

    /** The signer covers the entrance, which names another document, but not that document. */
    private static RawOfd secondDocument() {
        RawOfd raw = sealed();
        String before = Base64.getEncoder().encodeToString(DigestAlgorithm.SM3.of(raw.get("OFD.xml")));
        raw.replace(
                "OFD.xml",
                "</ofd:OFD>",
                "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
        raw.put("Doc_1/Document.xml", raw.get("Doc_0/Document.xml"));
        String after = Base64.getEncoder().encodeToString(DigestAlgorithm.SM3.of(raw.get("OFD.xml")));
        return raw.describe(text -> text.replace(before, after));
    }

    private void signatures() {
        add(
                "stamp-moved",
                sealed().replace(DESCRIPTION, "Boundary=\"130", "Boundary=\"13"),
                TOTAL_FAILED,
                "DESCRIPTION_CHANGED");
        add(
                "description-of-another-place",
                sealed().sign(4, SealedOfds.SEAL.encoded(), NOW, "/Doc_0/Signs/Sign_9/Signature.xml", OWNER),
                TOTAL_FAILED,
                "DESCRIPTION_MOVED");
        byte[] value = sealed().get(VALUE);
        add(
                "bytes-behind-der",
                sealed().put(VALUE, Arrays.copyOf(value, value.length + 1)),
                UNREADABLE,
                "SIGNATURE_UNREADABLE");
        add(
                "bare-value-without-certificate",
                sealed().put(VALUE, SesSignature.read(value).signer().value()),
                UNREADABLE,
                "SIGNATURE_UNREADABLE");
        byte[] changed = value.clone();
        changed[changed.length - 1] ^= 1;
        add("signature-value-changed", sealed().put(VALUE, changed), TOTAL_FAILED, "SIGNATURE_FALSE");
        add("signature-value-missing", sealed().remove(VALUE), UNREADABLE, "SIGNATURE_UNREADABLE");
        Signatory otherUser = new Signatory(
                OWNER.signer,
                List.of(OWNER.issuing),
                OWNER.lists,
                OWNER.scheme(),
                message -> OtherUserId.sign(message, OWNER));
        add(
                "other-sm2-user-id",
                OfdSigner.sign(
                        SampleOfds.onePage(), SealedOfds.order(OfdProtection.OPEN), SealedOfds.SEAL, otherUser, null),
                TRUST,
                TOTAL_FAILED,
                "SIGNATURE_FALSE");
        byte[] token = {0x30, 0};
        add(
                "timestamp-unreadable",
                sealed().put(
                                VALUE,
                                SesSignature.read(value).withTimestamp(token).encoded()),
                TOTAL_FAILED,
                "TIMESTAMP_UNREADABLE");
    }

    private void seals() {
        add("seal-file-of-another-seal", sealed().put(SEAL, OTHER_SEAL.encoded()), TOTAL_FAILED, "SEAL_FILE_DIFFERS");
        add("seal-file-missing", sealed().remove(SEAL), TOTAL_FAILED, "SEAL_FILE_DIFFERS");
        add("stolen-seal", sealed().sign(SealedOfds.SEAL, OTHER), TOTAL_FAILED, "SIGNER_NOT_IN_SEAL");
        add("forged-seal", sealed().sign(pictureChanged(), NOW, OWNER), TOTAL_FAILED, "SEAL_FALSE");
        add("expired-seal", sealed().sign(seal(-20, -10), OWNER), TOTAL_FAILED, "SEAL_EXPIRED");
        add("seal-of-the-future", sealed().sign(seal(10, 20), OWNER), TOTAL_FAILED, "SEAL_NOT_YET_VALID");
        add("seal-ended-before-signing", sealed().sign(seal(-9, -1), OWNER), TOTAL_FAILED, "SEAL_EXPIRED");
        add(
                "ended-seal-and-claimed-time",
                described(text -> text.replace("20261122080000Z", "20261120080000Z"))
                        .sign(seal(-9, -1).encoded(), NOW.minus(Duration.ofDays(2)), OWNER),
                INDETERMINATE,
                "SEAL_PERIOD_NOT_PROVEN");
        add(
                "seal-version-confusion",
                sealed().sign(4, TestSeals.sealV5(MAKER, OWNER), NOW, "/" + DESCRIPTION, OWNER),
                TOTAL_FAILED,
                "VERSIONS_MIXED");
        add(
                "seal-of-2014-in-newer-signature",
                sealed().sign(4, TestSeals.sealV1(MAKER, OWNER), NOW, "/" + DESCRIPTION, OWNER),
                TOTAL_FAILED,
                "VERSIONS_MIXED");
    }

    private static byte[] pictureChanged() {
        byte[] seal = SealedOfds.SEAL.encoded();
        byte[] picture = TestSeals.PICTURE;
        for (int at = 0; at < seal.length - picture.length; at++) {
            if (Arrays.equals(seal, at, at + picture.length, picture, 0, picture.length)) {
                seal[at + picture.length - 1] ^= 1;
                return seal;
            }
        }
        throw new IllegalStateException("There is no picture in the seal");
    }

    /** A seal in force from and to so many days from now. */
    private static SesSeal seal(int from, int to) {
        return SesSealMaker.make(
                TestSeals.order(
                        SesOwners.certificates(List.of(OWNER.signer)),
                        NOW.plus(Duration.ofDays(from)),
                        NOW.plus(Duration.ofDays(to))),
                TestSeals.signatory(MAKER));
    }

    private void certificates() {
        add("signer-unknown", SEALED, trust(MAKER), INDETERMINATE, "CERTIFICATE_NO_ISSUER");
        add("maker-unknown", SEALED, trust(OWNER), INDETERMINATE, "SEAL_MAKER_CERTIFICATE_NO_ISSUER");
        TestAuthority revoked = TestAuthority.sm2();
        revoked.revokeSigner(NOW.minus(Duration.ofDays(1)));
        add("signer-revoked-before-signing", by(revoked, MAKER), trust(revoked, MAKER), TOTAL_FAILED, "REVOKED");
        TestAuthority later = TestAuthority.sm2();
        byte[] beforeRevocation = by(later, MAKER);
        later.revokeSigner(NOW.plusSeconds(10));
        add(
                "signer-revoked-after-signing",
                beforeRevocation,
                new TrustStore(
                        List.of(later.root, MAKER.issuing),
                        concat(later.lists(NOW.plusSeconds(20), NOW.plus(Duration.ofDays(7))), MAKER.lists())),
                INDETERMINATE,
                "CERTIFICATE_REVOKED");
        TestAuthority badMaker = TestAuthority.sm2();
        badMaker.revokeSigner(TestSeals.FROM.minusSeconds(1));
        add("maker-revoked", by(OWNER, badMaker), trust(OWNER, badMaker), TOTAL_FAILED, "SEAL_MAKER_REVOKED");
        TestAuthority expired = TestAuthority.expired();
        add("signer-expired", by(expired, MAKER), trust(expired, MAKER), TOTAL_FAILED, "SIGNED_AFTER_EXPIRY");
        add(
                "maker-expired",
                by(OWNER, expired),
                trust(OWNER, expired),
                INDETERMINATE,
                "SEAL_MAKER_CERTIFICATE_EXPIRED");
        add("signer-not-for-signing", notForSigning(), TRUST, TOTAL_FAILED, "KEY_USAGE");
    }

    private static <T> List<T> concat(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static byte[] by(TestAuthority owner, TestAuthority maker) {
        return OfdSigner.sign(
                SampleOfds.onePage(),
                SealedOfds.order(OfdProtection.OPEN),
                TestSeals.seal(maker, owner),
                new Signatory(owner.signer, List.of(owner.issuing), List.of(), owner.scheme(), owner::sign),
                null);
    }

    private static byte[] notForSigning() {
        Certificate encryption = OWNER.certify(
                CertificateProfile.ENCRYPTION,
                TestAuthority.SUBJECT,
                OWNER.signer.key().orElseThrow());
        SesSeal seal = SesSealMaker.make(TestSeals.order(List.of(encryption)), TestSeals.signatory(MAKER));
        Signatory signatory =
                new Signatory(encryption, List.of(OWNER.issuing), OWNER.lists, OWNER.scheme(), OWNER::sign);
        return OfdSigner.sign(SampleOfds.onePage(), SealedOfds.order(OfdProtection.OPEN), seal, signatory, null);
    }

    private void algorithms() {
        for (String weak : List.of("MD5", "SHA1", "1.2.156.10197.1.401.2", "1.2.840.113549.2.5")) {
            add(
                    "digest-" + weak,
                    described(text -> text.replace("\"SM3\"", "\"" + weak + "\"")),
                    INDETERMINATE,
                    "ALGORITHM_NOT_ACCEPTED");
        }
        add(
                "digest-not-named",
                described(text -> text.replace(" CheckMethod=\"SM3\"", "")),
                INDETERMINATE,
                "ALGORITHM_NOT_ACCEPTED");
        add(
                "other-digest-named",
                described(text -> text.replace("\"SM3\"", "\"SHA256\"")),
                TOTAL_FAILED,
                "CONTENT_CHANGED");
        add(
                "other-scheme-named",
                described(text -> text.replace("1.2.156.10197.1.501", "1.2.840.10045.4.3.2")),
                TOTAL_FAILED,
                "ALGORITHM_MISMATCH");
    }

    private void laterSignatures() {
        byte[] twice = SealedOfds.sealByOther(SEALED, OfdProtection.OPEN);
        RawOfd locked = RawOfd.of(LOCKED);
        locked.put(LIST, RawOfd.of(twice).get(LIST));
        for (String file : List.of("Signature.xml", "SignedValue.dat", "Seal.esl")) {
            locked.put("Doc_0/Signs/Sign_1/" + file, RawOfd.of(twice).get("Doc_0/Signs/Sign_1/" + file));
        }
        add("signed-after-lock", locked, TOTAL_FAILED, "SIGNED_AFTER_LOCK");
        RawOfd falseLater = RawOfd.of(twice);
        falseLater.replace("Doc_0/Signs/Sign_1/Signature.xml", "Boundary=\"130", "Boundary=\"13");
        add("later-signature-false", falseLater, TOTAL_FAILED, "DESCRIPTION_CHANGED");
        RawOfd pageAdded = RawOfd.of(twice).put("Doc_0/Pages/Page_1/Content.xml", "<a/>");
        add("page-added-between-signatures", pageAdded, TOTAL_FAILED, "FILE_NOT_COVERED");
        add(
                "pointer-to-signatures-removed",
                sealed().replace("OFD.xml", "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>", ""),
                UNREADABLE,
                "SIGNATURE_NOT_LISTED");
        add("list-of-signatures-missing", sealed().remove(LIST), UNREADABLE, "OFD_UNREADABLE");
        add(
                "list-of-signatures-with-more",
                sealed().replace(LIST, "</ofd:Signatures>", "<ofd:Note>x</ofd:Note></ofd:Signatures>"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "list-of-signatures-with-a-comment",
                sealed().replace(LIST, "</ofd:Signatures>", "<!-- hidden --></ofd:Signatures>"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "list-of-signatures-with-words",
                sealed().replace(LIST, "</ofd:Signatures>", "hidden</ofd:Signatures>"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "list-of-signatures-in-another-namespace",
                sealed().replace(LIST, OfdFile.NAMESPACE, "urn:other"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "list-leads-out-of-package",
                sealed().replace(LIST, "BaseLoc=\"/", "BaseLoc=\"/../"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "signature-listed-twice",
                sealed().replace(
                                LIST,
                                "</ofd:Signatures>",
                                "<ofd:Signature ID=\"s002\" BaseLoc=\"/" + DESCRIPTION + "\"/></ofd:Signatures>"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "seal-called-signature-without-seal",
                sealed().replace(LIST, "Type=\"Seal\"", "Type=\"Sign\""),
                UNREADABLE,
                "SIGNATURE_UNREADABLE");
    }

    private void hostileXml() {
        String external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<ofd:";
        add(
                "external-entity-in-entrance",
                sealed().replace("OFD.xml", "<ofd:OFD ", external + "OFD "),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "external-entity-in-description",
                described(text -> text.replace("<ofd:Signature ", external + "Signature ")),
                UNREADABLE,
                "SIGNATURE_UNREADABLE");
        add(
                "two-signature-values-named",
                described(text -> text.replace(
                        "</ofd:Signature>", "<ofd:SignedValue>/" + VALUE + "</ofd:SignedValue></ofd:Signature>")),
                UNREADABLE,
                "SIGNATURE_UNREADABLE");
        add("half-a-file", Arrays.copyOf(SEALED, SEALED.length / 2), TRUST, UNREADABLE, "OFD_UNREADABLE");
    }
}
