package org.hefu.verification.cms;

import static org.hefu.certificate.TestAuthority.NOW;
import static org.hefu.verification.cms.CmsFiles.CONTENT;
import static org.hefu.verification.cms.CmsFiles.attached;
import static org.hefu.verification.cms.CmsFiles.detached;
import static org.hefu.verification.cms.CmsFiles.signatory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.cms.Countersigner;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.verification.Attack;
import org.hefu.verification.SignerAttacks;
import org.hefu.verification.WeakPss;
import org.jspecify.annotations.Nullable;

/** Makes a file for each attack on a signed message, named by its defect. */
final class CmsAttacks {

    private static final byte[] OTHER = "离职证明：李四".getBytes(StandardCharsets.UTF_8);
    private static final int TOO_DEEP = 50_000;
    private static final int TOO_MANY = 60;

    private final TestAuthority sm2 = TestAuthority.sm2();
    private final TestAuthority ecdsa = TestAuthority.of("SHA256withECDSA");
    private final TestAuthority rsa = TestAuthority.of("SHA256withRSA");
    private final byte[] signed = attached(sm2);
    private final List<Attack> attacks = new ArrayList<>();

    private CmsAttacks() {}

    /**
     * @param folder for keys
     */
    static List<Attack> all(Path folder) throws Exception {
        CmsAttacks made = new CmsAttacks();
        made.content();
        made.shape();
        made.signers();
        made.algorithms();
        made.unsignedAttributes(folder.resolve("unsigned"));
        made.attacks.addAll(SignerAttacks.all(
                KeyAlgorithm.SM2,
                folder,
                (signatory, at, time) ->
                        new CadesSigner(CmsForm.GBT_35275, List.of(signatory), time).attached(CONTENT, at)));
        made.hostileFiles();
        return made.attacks;
    }

    private void add(String name, byte[] file) {
        add(name, file, null, sm2.trustWithLists());
    }

    private void add(String name, byte[] file, byte @Nullable [] content, TrustStore trust) {
        attacks.add(new Attack(name, file, content, trust, NOW.plusSeconds(60)));
    }

    private void content() {
        TrustStore trust = sm2.trustWithLists();
        add("nothing-wrong", signed);
        add("nothing-wrong-beside-its-content", detached(sm2), CONTENT, trust);
        add("countersigned", Countersigner.sign(signed, 0, signatory(sm2), NOW));
        add("content-changed", replaced(signed, CONTENT, Arrays.copyOf(OTHER, CONTENT.length)));
        add("content-inside-is-another", signed, OTHER, trust);
        add("beside-another-content", detached(sm2), OTHER, trust);
        add("without-its-content", detached(sm2), null, trust);
        byte[] cades = attached(ecdsa);
        byte[] other = new CadesSigner(CmsForm.RFC_5652, List.of(signatory(ecdsa))).attached(OTHER, NOW);
        add("signature-of-another-message", ForgedMessages.withSignersOf(cades, other), null, ecdsa.trustWithLists());
        add(
                "countersignature-of-another-signature",
                ForgedMessages.withUnsignedAttributesOf(
                        cades, Countersigner.sign(attached(ecdsa), 0, signatory(ecdsa), NOW)),
                null,
                ecdsa.trustWithLists());
    }

    private static byte[] replaced(byte[] file, byte[] what, byte[] by) {
        HexFormat hex = HexFormat.of();
        return hex.parseHex(hex.formatHex(file).replace(hex.formatHex(what), hex.formatHex(by)));
    }

    private void shape() throws CMSException, IOException {
        add("bytes-behind-der", Arrays.copyOf(signed, signed.length + 1));
        add("half-a-message", Arrays.copyOf(signed, signed.length / 2));
        String armour =
                "-----BEGIN PKCS7-----\n" + Base64.getMimeEncoder().encodeToString(signed) + "\n-----END PKCS7-----\n";
        add("more-behind-the-armour", (armour + "more").getBytes(StandardCharsets.US_ASCII));
        add(
                "nobody-signed",
                new CMSSignedDataGenerator()
                        .generate(new CMSProcessableByteArray(CONTENT), true)
                        .getEncoded("DER"));
        add(
                "signed-attributes-missing",
                ForgedMessages.withoutAttributes(ecdsa, CONTENT),
                null,
                ecdsa.trustWithLists());
        byte[] claimed = new CadesSigner(CmsForm.RFC_5652, List.of(signatory(sm2))).attached(CONTENT, NOW);
        byte[] time = "261122080000Z".getBytes(StandardCharsets.US_ASCII);
        add("claimed-time-changed", replaced(claimed, time, "261122070000Z".getBytes(StandardCharsets.US_ASCII)));
        byte[] value = signed.clone();
        value[value.length - 1] ^= 1;
        add("signature-value-changed", value);
        add("bound-by-sha1", ForgedMessages.boundBySha1(ecdsa, ecdsa.signer, CONTENT), null, ecdsa.trustWithLists());
        add(
                "bound-by-sha1-to-another-certificate",
                ForgedMessages.boundBySha1(ecdsa, ecdsa.issuing, CONTENT),
                null,
                ecdsa.trustWithLists());
        add("digests-not-declared", ForgedMessages.withoutDigests(claimed));
    }

    private void signers() {
        TrustStore both = new TrustStore(List.of(sm2.root, ecdsa.root), List.of());
        byte[] two = attached(CmsForm.RFC_5652, sm2, ecdsa);
        add("two-signers", two, null, both);
        add("one-of-two-signers-unknown", two, null, ecdsa.trust());
        add(
                "certificate-missing",
                ForgedMessages.withCertificates(attached(ecdsa), List.of(ecdsa.issuing)),
                null,
                both);
        add(
                "certificate-exchanged",
                ForgedMessages.withCertificates(attached(ecdsa), List.of(ecdsa.forgedSigner(), ecdsa.issuing)),
                null,
                both);
    }

    private void algorithms() throws GeneralSecurityException {
        for (String digest : List.of("MD5", "SHA1")) {
            add(
                    "digest-" + digest.toLowerCase(Locale.ROOT),
                    ForgedMessages.written(rsa, rsa.signer, digest + "withRSA", rsa.signerPrivateKey(), false, CONTENT),
                    null,
                    rsa.trustWithLists());
        }
        for (WeakPss weak : WeakPss.values()) {
            add(
                    weak.attack(),
                    ForgedMessages.written(rsa, rsa.signer, weak.signer(rsa.signerPrivateKey()), false, CONTENT),
                    null,
                    rsa.trustWithLists());
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair small = generator.generateKeyPair();
        add(
                "rsa-of-1024-bits",
                ForgedMessages.written(
                        rsa,
                        rsa.certify(CertificateProfile.SEAL, TestAuthority.SUBJECT, small.getPublic()),
                        "SHA256withRSA",
                        small.getPrivate(),
                        false,
                        CONTENT),
                null,
                rsa.trustWithLists());
        add(
                "scheme-of-another-key",
                ForgedMessages.written(rsa, rsa.signer, "SHA256withECDSA", ecdsa.signerPrivateKey(), false, CONTENT),
                null,
                rsa.trustWithLists());
        Signatory otherUser =
                new Signatory(sm2.signer, List.of(sm2.issuing), sm2.lists(), sm2.scheme(), this::signedByAnotherUser);
        add("sm2-with-another-user-id", new CadesSigner(CmsForm.GBT_35275, List.of(otherUser)).attached(CONTENT, NOW));
    }

    private byte[] signedByAnotherUser(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SM3withSM2", BouncyCastle.PROVIDER);
            signature.setParameter(new SM2ParameterSpec("8765432187654321".getBytes(StandardCharsets.US_ASCII)));
            signature.initSign(sm2.signerPrivateKey());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hostileFiles() {
        byte[] deep = Countersigner.sign(attached(ecdsa), 0, signatory(ecdsa), NOW);
        for (int i = 2; i < TOO_MANY; i++) {
            deep = Countersigner.sign(deep, 0, signatory(ecdsa), NOW);
        }
        add("endless-countersignatures", deep, null, ecdsa.trustWithLists());
        byte[] begin = Arrays.copyOf(signed, 32);
        byte[] giant = begin.clone();
        Arrays.fill(giant, 2, 4, (byte) 0xFF);
        add("length-beyond-the-end", giant);
        ByteArrayOutputStream nested = new ByteArrayOutputStream();
        nested.writeBytes(HexFormat.of().parseHex("308006092A864886F70D010702A080"));
        for (int i = 0; i < TOO_DEEP; i++) {
            nested.writeBytes(new byte[] {0x30, (byte) 0x80});
        }
        nested.writeBytes(new byte[2 * (TOO_DEEP + 2)]);
        add("nested-deeply", nested.toByteArray());
    }

    private void unsignedAttributes(Path folder) throws Exception {
        byte[] file = attached(ecdsa);
        TrustStore trust = ecdsa.trustWithLists();
        ASN1Encodable tagged = new DLTaggedObject(false, 0, new ASN1Integer(1));
        ASN1Encodable unnumbered = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(1), new DERSequence(new ASN1Encodable[] {new DERSequence(), tagged})
        });
        add(
                "countersigner-without-serial-number",
                beside(file, CMSAttributes.counterSignature, List.of(unnumbered)),
                null,
                trust);
        add(
                "countersigner-empty",
                beside(file, CMSAttributes.counterSignature, List.of(new DERSequence())),
                null,
                trust);
        byte[] value = CmsMessage.read(file).signers().getFirst().signature();
        TestTimestamps time =
                TestTimestamps.of(folder, ecdsa, KeyAlgorithm.ECDSA_P256, Clock.fixed(NOW, ZoneOffset.UTC));
        List<ASN1Encodable> tokens = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tokens.add(token(time, value));
        }
        tokens.add(token(time, new byte[] {1}));
        add(
                "eleventh-timestamp-of-other-data",
                beside(file, PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, tokens),
                null,
                trust);
    }

    private static ASN1Encodable token(TestTimestamps time, byte[] value) throws Exception {
        return ASN1Primitive.fromByteArray(time.stamp(DigestAlgorithm.SHA256, DigestAlgorithm.SHA256.of(value))
                .encoded());
    }

    private static byte[] beside(byte[] message, ASN1ObjectIdentifier type, List<ASN1Encodable> values)
            throws Exception {
        ASN1Sequence outer = ASN1Sequence.getInstance(message);
        ASN1Encodable[] data = ASN1Sequence.getInstance(
                        ((ASN1TaggedObject) outer.getObjectAt(1)).getExplicitBaseObject())
                .toArray();
        ASN1EncodableVector signer = new ASN1EncodableVector();
        for (ASN1Encodable part : ASN1Sequence.getInstance(
                ASN1Set.getInstance(data[data.length - 1]).getObjectAt(0))) {
            signer.add(part);
        }
        signer.add(new DLTaggedObject(false, 1, new DLSet(new DLSequence(new ASN1Encodable[] {
            type, new DLSet(values.toArray(ASN1Encodable[]::new))
        }))));
        data[data.length - 1] = new DLSet(new DLSequence(signer));
        return new DLSequence(
                        new ASN1Encodable[] {outer.getObjectAt(0), new DLTaggedObject(true, 0, new DLSequence(data))})
                .getEncoded("DL");
    }
}
