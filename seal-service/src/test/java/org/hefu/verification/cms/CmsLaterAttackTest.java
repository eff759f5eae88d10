package org.hefu.verification.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways through that stood open once. */
class CmsLaterAttackTest {

    @TempDir
    private Path folder;

    private static final TestAuthority SIGNER = TestAuthority.of("SHA256withECDSA");

    @Test
    void aCountersignerWithoutASerialNumberDoesNotBreakTheVerification() throws Exception {
        ASN1Encodable tagged = new DLTaggedObject(false, 0, new ASN1Integer(1));
        assertAnswered(new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(1), new DERSequence(new ASN1Encodable[] {new DERSequence(), tagged})
        }));
    }

    @Test
    void anEmptyCountersignerDoesNotBreakTheVerification() throws Exception {
        assertAnswered(new DERSequence());
    }

    private static void assertAnswered(ASN1Encodable countersigner) throws Exception {
        byte[] file = beside(CmsFiles.attached(SIGNER), CMSAttributes.counterSignature, List.of(countersigner));
        VerificationReport report = CmsFiles.verify(file, null, SIGNER.trustWithLists());
        assertThat(report.reasons()).extracting(Reason::code).doesNotContain("VERIFICATION_BROKE_OFF");
    }

    /** Decision 16: one that is about something else does not pass, wherever it stands. */
    @Test
    void aFalseTimestampBehindTenGoodOnesIsSeen() throws Exception {
        byte[] file = CmsFiles.attached(SIGNER);
        byte[] value = CmsMessage.read(file).signers().getFirst().signature();
        TestTimestamps time =
                TestTimestamps.of(folder, SIGNER, KeyAlgorithm.ECDSA_P256, Clock.fixed(NOW, ZoneOffset.UTC));
        List<ASN1Encodable> tokens = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tokens.add(token(time, value));
        }
        tokens.add(token(time, new byte[] {1}));

        VerificationReport report = CmsFiles.verify(
                beside(file, PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, tokens),
                null,
                SIGNER.trustWithLists());
        assertThat(report.verdict()).isNotEqualTo(Verdict.TOTAL_PASSED);
    }

    private static ASN1Encodable token(TestTimestamps time, byte[] value) throws Exception {
        return ASN1Primitive.fromByteArray(time.stamp(DigestAlgorithm.SHA256, DigestAlgorithm.SHA256.of(value))
                .encoded());
    }

    /** Revoked 15 days ago, stamped 10 days ago, expired 3 days ago; the newest list no longer names it. */
    @Test
    void aSignerWhoWasRevokedBeforeTheTimestampDoesNotPassOnceTheListsForgetHim() {
        TestAuthority thief =
                TestAuthority.of("SHA256withECDSA", NOW.minus(Duration.ofDays(300)), NOW.minus(Duration.ofDays(3)));
        List<RevocationList> before = thief.lists(NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(8)));
        List<RevocationList> lists = new ArrayList<>(SIGNER.lists());
        lists.addAll(thief.lists(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(7))));
        thief.revokeSigner(NOW.minus(Duration.ofDays(15)));
        lists.addAll(thief.lists(NOW.minus(Duration.ofDays(14)), NOW.minus(Duration.ofDays(7))));
        Instant at = NOW.minus(Duration.ofDays(10));
        byte[] file = new CadesSigner(
                        CmsForm.RFC_5652,
                        List.of(new Signatory(
                                thief.signer, List.of(thief.issuing), before, thief.scheme(), thief::sign)),
                        TestTimestamps.of(folder, SIGNER, KeyAlgorithm.ECDSA_P256, Clock.fixed(at, ZoneOffset.UTC)))
                .attached(CmsFiles.CONTENT, at);

        VerificationReport report =
                CmsFiles.verify(file, null, new TrustStore(List.of(SIGNER.root, thief.root), lists));
        assertThat(report.verdict()).isNotEqualTo(Verdict.TOTAL_PASSED);
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
