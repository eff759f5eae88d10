package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.bytes;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.update;
import static org.hefu.verification.pdf.RawPdf.withMessage;
import static org.hefu.verification.pdf.SignedPapers.NOW;
import static org.hefu.verification.pdf.SignedPapers.signatory;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.SignatureScheme;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningFunction;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.verification.Attack;

/** Signatures whose algorithm, certificate or time does not hold. */
final class PdfSignerAttacks extends AttackedPdf {

    private final Path folder;
    private final TestAuthority rsa = TestAuthority.of("SHA256withRSA");
    private int keys;

    /**
     * @param folder for keys
     */
    PdfSignerAttacks(Path folder, TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
        this.folder = folder;
    }

    void make() throws Exception {
        algorithms();
        certificates();
        timestamps();
    }

    private byte[] signedBy(Signatory signatory) {
        return PdfSigner.sign(unsigned, SignedPapers.order(NOW), signatory);
    }

    private void algorithms() throws Exception {
        add("digest-md5", ForeignMessagesTest.signedBy(rsa, "MD5withRSA", false), rsa.trustWithLists());
        add("digest-sha1", ForeignMessagesTest.signedBy(rsa, "SHA1withRSA", false), rsa.trustWithLists());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair small = generator.generateKeyPair();
        Certificate weak = certify(rsa, CertificateProfile.SEAL, small.getPublic());
        add("rsa-of-1024-bits", signedBy(signatory(rsa, weak, plain("SHA256withRSA", small))), rsa.trust());
        add("sm2-with-another-user-id", signedBy(signatory(authority, authority.signer, message -> {
            try {
                Signature signature = Signature.getInstance("SM3withSM2", BouncyCastle.PROVIDER);
                signature.setParameter(new SM2ParameterSpec(bytes("8765432187654321")));
                signature.initSign(authority.signerPrivateKey());
                signature.update(message);
                return signature.sign();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        })));
        TestAuthority ecdsa = TestAuthority.of("SHA256withECDSA");
        add(
                "scheme-of-another-key",
                ForeignMessagesTest.signedBy(rsa, "SHA256withECDSA", false, ecdsa.signerPrivateKey()),
                rsa.trustWithLists());
    }

    private static SigningFunction plain(String algorithm, KeyPair pair) {
        return message -> {
            try {
                Signature signature = Signature.getInstance(algorithm);
                signature.initSign(pair.getPrivate());
                signature.update(message);
                return signature.sign();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static Certificate certify(TestAuthority by, CertificateProfile profile, PublicKey key) {
        return by.certify(profile, TestAuthority.SUBJECT, key);
    }

    private static Signatory signatory(TestAuthority of, Certificate certificate, SigningFunction function) {
        return new Signatory(certificate, List.of(of.issuing), of.lists(), of.scheme(), function);
    }

    private void certificates() {
        Certificate forEncryption = certify(
                authority, CertificateProfile.ENCRYPTION, authority.signer.key().orElseThrow());
        add("certificate-not-for-signing", signedBy(signatory(authority, forEncryption, authority::sign)));
        add("issuer-unknown", signed, TestAuthority.sm2().trust());
        add("certificate-forged", signedBy(SignedPapers.signatory(authority, authority.forgedSigner())));
        add(
                "issued-by-a-seal",
                signedBy(new Signatory(
                        authority.belowSigner(),
                        List.of(authority.signer, authority.issuing),
                        authority.lists(),
                        SignatureScheme.SM2_SM3,
                        authority::sign)));
        TestAuthority expired = TestAuthority.expired();
        add(
                "certificate-expired-since",
                PdfSigner.sign(
                        unsigned, SignedPapers.order(NOW.minus(Duration.ofDays(10))), SignedPapers.signatory(expired)),
                expired.trust());
        add(
                "certificate-expired-before",
                PdfSigner.sign(unsigned, SignedPapers.order(NOW), SignedPapers.signatory(expired)),
                expired.trust());
        add(
                "certificate-not-yet-valid",
                PdfSigner.sign(
                        unsigned,
                        SignedPapers.order(NOW.minus(Duration.ofDays(60))),
                        SignedPapers.signatory(authority)));
        add(
                "signed-in-the-future",
                PdfSigner.sign(
                        unsigned, SignedPapers.order(NOW.plus(Duration.ofDays(2))), SignedPapers.signatory(authority)));
        Signatory bare = new Signatory(
                authority.signer, List.of(authority.issuing), List.of(), authority.scheme(), authority::sign);
        add("revocation-unknown", signedBy(bare));
        revocations();
    }

    private void revocations() {
        TestAuthority revoked = TestAuthority.sm2();
        TimestampSource time = times(revoked);
        byte[] before = signedBy(SignedPapers.signatory(revoked));
        byte[] beforeStamped = PdfSigner.sign(
                unsigned, SignedPapers.order(NOW).withLevel(SignatureLevel.T), SignedPapers.signatory(revoked), time);
        Instant revocation = NOW.plus(Duration.ofDays(1));
        byte[] after = PdfSigner.sign(
                unsigned, SignedPapers.order(revocation.plusSeconds(60)), SignedPapers.signatory(revoked));
        byte[] afterStamped = PdfSigner.sign(
                unsigned,
                SignedPapers.order(NOW).withLevel(SignatureLevel.T),
                SignedPapers.signatory(revoked),
                times(revoked, revocation.plusSeconds(3600)));
        revoked.revokeSigner(revocation);
        Instant later = NOW.plus(Duration.ofDays(2));
        TrustStore trust = new TrustStore(
                List.of(revoked.root), revoked.lists(later.minusSeconds(60), later.plus(Duration.ofDays(1))));
        add("revoked-after-signing", before, trust, later);
        add("revoked-after-signing-with-a-timestamp", beforeStamped, trust, later);
        add("revoked-before-signing", after, trust, later);
        add("revoked-before-the-timestamp", afterStamped, trust, later);
    }

    private TimestampSource times(TestAuthority of) {
        return times(of, NOW);
    }

    private TimestampSource times(TestAuthority of, Instant at) {
        return TestTimestamps.of(
                folder.resolve("keys" + ++keys), of, KeyAlgorithm.SM2, Clock.fixed(at, ZoneOffset.UTC));
    }

    private byte[] stamped(Instant claimed, TimestampSource time) {
        return PdfSigner.sign(
                unsigned,
                SignedPapers.order(claimed).withLevel(SignatureLevel.T),
                SignedPapers.signatory(authority),
                time);
    }

    private void timestamps() {
        TimestampSource time = times(authority);
        add("timestamp-of-other-data", stamped(NOW, (digest, imprint) -> time.stamp(digest, digest.of(imprint))));
        add("timestamp-of-a-stranger", stamped(NOW, times(TestAuthority.sm2())));
        add("timestamp-before-the-claim", stamped(NOW, times(authority, NOW.minus(Duration.ofDays(1)))));
        TestAuthority young = TestAuthority.from(NOW.minus(Duration.ofHours(1)));
        add(
                "timestamp-before-the-certificate",
                PdfSigner.sign(
                        unsigned,
                        SignedPapers.order(NOW).withLevel(SignatureLevel.T),
                        SignedPapers.signatory(young),
                        times(authority, NOW.minus(Duration.ofDays(1)))),
                new TrustStore(List.of(authority.root, young.root), authority.lists()));
        byte[] archived = PdfSigner.sign(
                unsigned,
                SignedPapers.order(NOW).withLevel(SignatureLevel.LTA),
                SignedPapers.signatory(authority),
                time);
        add("archived", archived);
        byte[] moved = withMessage(
                archived, time.stamp(DigestAlgorithm.SM3, new byte[32]).encoded());
        add("document-timestamp-of-other-data", moved);
        add("archived-and-changed", update(archived, objects(4, OTHER), ""));
    }
}
