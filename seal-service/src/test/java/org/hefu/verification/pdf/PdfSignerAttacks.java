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
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningFunction;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.verification.Attack;
import org.hefu.verification.SignerAttacks;
import org.hefu.verification.WeakPss;

/** Signatures whose algorithm, certificate or time does not hold. */
final class PdfSignerAttacks extends AttackedPdf {

    private final Path folder;
    private final TestAuthority rsa = TestAuthority.of("SHA256withRSA");

    /**
     * @param folder for keys
     */
    PdfSignerAttacks(Path folder, TestAuthority authority, List<Attack> attacks) {
        super(authority, attacks);
        this.folder = folder;
    }

    void make() throws Exception {
        algorithms();
        signers();
        archives();
    }

    private byte[] signedBy(Signatory signatory) {
        return PdfSigner.sign(unsigned, SignedPapers.order(NOW), signatory);
    }

    private void algorithms() throws Exception {
        add("digest-md5", ForeignMessagesTest.signedBy(rsa, "MD5withRSA", false), rsa.trustWithLists());
        add("digest-sha1", ForeignMessagesTest.signedBy(rsa, "SHA1withRSA", false), rsa.trustWithLists());
        for (WeakPss weakPss : WeakPss.values()) {
            add(
                    weakPss.attack(),
                    ForeignMessagesTest.signedBy(rsa, weakPss.signer(rsa.signerPrivateKey()), false),
                    rsa.trustWithLists());
        }
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

    private void signers() {
        addAll(SignerAttacks.all(
                KeyAlgorithm.SM2,
                folder.resolve("signers"),
                (signatory, at, time) -> time == null
                        ? PdfSigner.sign(unsigned, SignedPapers.order(at), signatory)
                        : PdfSigner.sign(
                                unsigned, SignedPapers.order(at).withLevel(SignatureLevel.T), signatory, time)));
    }

    private void archives() {
        TimestampSource time = TestTimestamps.of(
                folder.resolve("archives"), authority, KeyAlgorithm.SM2, Clock.fixed(NOW, ZoneOffset.UTC));
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
