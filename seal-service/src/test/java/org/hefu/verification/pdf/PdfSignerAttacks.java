package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.bytes;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.signing;
import static org.hefu.verification.pdf.RawPdf.update;
import static org.hefu.verification.pdf.RawPdf.withMessage;
import static org.hefu.verification.pdf.SignedPapers.NOW;
import static org.hefu.verification.pdf.SignedPapers.signatory;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningFunction;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.timestamp.TimestampToken;
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
        TestAuthority ecdsa = TestAuthority.of("SHA256withECDSA");
        add("eleven-timestamps", withTimestamps(ecdsa, 11), ecdsa.trust());
        add(
                "archived-and-rows-on-one-line",
                new RawSaving(archived).put(4, OTHER).table("n \ntrailer", "n trailer"));
        add("archived-and-changed", update(archived, objects(4, OTHER), ""));
        stolenTimestamps();
    }

    /**
     * Whose keys are stolen: a signer's, revoked 20 days ago, and a time-stamp authority's, revoked 31 days ago and ended
     * yesterday. The thief says "30 days ago" by it, and has that archived by an honest authority.
     */
    private void stolenTimestamps() {
        TestAuthority signer = TestAuthority.sm2();
        TestAuthority ended = TestAuthority.of("SM3withSM2", NOW.minus(days(300)), NOW.minus(days(1)));
        TestTimestamps stolen = times("stolen", ended, NOW.minus(days(30)));
        TestTimestamps honest = times("honest", authority, NOW.minus(days(4)));
        List<RevocationList> brought = new ArrayList<>(ended.lists(NOW.minus(days(7)), NOW.minus(days(3))));
        brought.addAll(authority.lists());
        signer.revokeSigner(NOW.minus(days(20)));
        ended.revoke(stolen.certificate, NOW.minus(days(31)));
        List<RevocationList> kept = new ArrayList<>(signer.lists());
        kept.addAll(authority.lists());
        kept.addAll(ended.lists(NOW.minus(days(2)), NOW.plus(days(7))));
        Iterator<TestTimestamps> turns = List.of(stolen, honest).iterator();
        TimestampSource inTurn = new TimestampSource() {
            @Override
            public TimestampToken stamp(DigestAlgorithm digest, byte[] imprint) {
                return turns.next().stamp(digest, imprint);
            }

            @Override
            public RevocationEvidence revocation(TimestampToken token) {
                return new RevocationEvidence(brought, List.of());
            }
        };
        byte[] file = PdfSigner.sign(
                unsigned,
                SignedPapers.order(NOW.minus(days(30))).withLevel(SignatureLevel.LTA),
                new Signatory(
                        signer.signer,
                        List.of(signer.issuing, ended.issuing, stolen.certificate, authority.issuing),
                        brought,
                        signer.scheme(),
                        signer::sign),
                inTurn);
        add(
                "timestamp-of-a-stolen-key-archived",
                file,
                new TrustStore(List.of(signer.root, authority.root, ended.root), kept));
    }

    private static Duration days(int count) {
        return Duration.ofDays(count);
    }

    private TestTimestamps times(String name, TestAuthority by, Instant at) {
        return TestTimestamps.of(folder.resolve(name), by, KeyAlgorithm.SM2, Clock.fixed(at, ZoneOffset.UTC));
    }

    private byte[] withTimestamps(TestAuthority by, int number) {
        TestTimestamps time = TestTimestamps.of(
                folder.resolve("many"), by, KeyAlgorithm.ECDSA_P256, Clock.fixed(NOW, ZoneOffset.UTC));
        byte[] roomy = sign(unsigned, by, signing(SIGNATURE), 100_000);
        try {
            CMSSignedData message = new CMSSignedData(RawPdf.message(roomy));
            SignerInformation signer = message.getSignerInfos().iterator().next();
            byte[] digest = DigestAlgorithm.SHA256.of(signer.getSignature());
            ASN1EncodableVector tokens = new ASN1EncodableVector();
            for (int i = 0; i < number; i++) {
                tokens.add(ASN1Primitive.fromByteArray(
                        time.stamp(DigestAlgorithm.SHA256, digest).encoded()));
            }
            Attribute attribute =
                    new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(tokens));
            SignerInformation stamped =
                    SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(attribute));
            return withMessage(
                    roomy,
                    CMSSignedData.replaceSigners(message, new SignerInformationStore(stamped))
                            .toASN1Structure()
                            .getEncoded("DER"));
        } catch (CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
