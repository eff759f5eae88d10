package org.hefu.verification.ofd;

import static org.hefu.verification.ofd.RawOfd.DESCRIPTION;
import static org.hefu.verification.ofd.RawOfd.SEAL;
import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OTHER;
import static org.hefu.verification.ofd.SealedOfds.OTHER_SEAL;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.ofd.SealedOfds.TRUST;
import static org.hefu.verification.ofd.SealedOfds.trust;
import static org.hefu.verification.report.Verdict.INDETERMINATE;
import static org.hefu.verification.report.Verdict.TOTAL_FAILED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.Signatory;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesOwners;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSealMaker;
import org.hefu.signature.ses.TestSeals;

/** Sealed OFD files whose seal, certificates or algorithms do not hold. */
final class SealDefects extends DefectiveOfds {

    SealDefects(List<Defect> defects) {
        super(defects);
    }

    void make() {
        seals();
        certificates();
        algorithms();
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
        add("signer-for-clients", signedFor(KeyPurposeId.id_kp_clientAuth), TRUST, INDETERMINATE, "PURPOSE");
        add("signer-for-programs", signedFor(KeyPurposeId.id_kp_codeSigning), TRUST, INDETERMINATE, "PURPOSE");
        add("signer-for-servers", signedFor(KeyPurposeId.id_kp_serverAuth), TRUST, TOTAL_FAILED, "KEY_USAGE");
    }

    private static byte[] signedFor(KeyPurposeId purpose) {
        return by(OWNER.signerWith(
                OWNER.signer.subject(),
                TestAuthority.extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))));
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
        return by(encryption);
    }

    /** With a certificate for the owner's key, which is in the seal's list. */
    private static byte[] by(Certificate certificate) {
        SesSeal seal = SesSealMaker.make(TestSeals.order(List.of(certificate)), TestSeals.signatory(MAKER));
        Signatory signatory =
                new Signatory(certificate, List.of(OWNER.issuing), OWNER.lists, OWNER.scheme(), OWNER::sign);
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
}
