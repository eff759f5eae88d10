package org.hefu.verification.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hefu.verification.cms.CmsFiles.CONTENT;
import static org.hefu.verification.cms.CmsFiles.attached;
import static org.hefu.verification.cms.CmsFiles.detached;
import static org.hefu.verification.cms.CmsFiles.signatory;
import static org.hefu.verification.cms.CmsFiles.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Der;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.cms.Countersigner;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmsVerificationTest {

    private static final TestAuthority SM2 = TestAuthority.sm2();
    private static final TestAuthority ECDSA = TestAuthority.of("SHA256withECDSA");
    private static final TrustStore BOTH = new TrustStore(List.of(SM2.root, ECDSA.root), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SM3withSM2",
                "SHA256withECDSA",
                "SHA384withECDSA",
                "SHA256withRSA",
                "SHA256withRSAandMGF1",
                "SHA512withRSAandMGF1",
                "Ed25519"
            })
    void aMessagePassesWithItsContentInsideOrBesideIt(String algorithm) {
        TestAuthority authority = TestAuthority.of(algorithm);

        assertThat(codes(verify(attached(authority), null, authority.trust()))).containsExactly("ALL_PASSED");
        assertThat(codes(verify(detached(authority), CONTENT, authority.trust())))
                .containsExactly("ALL_PASSED");
    }

    @Test
    void sm2IsWrittenInTheInternationalFormToo() {
        byte[] file = attached(CmsForm.RFC_5652, SM2);

        VerificationReport report = verify(file, null, SM2.trust());

        assertThat(report.format()).isEqualTo(FileFormat.CMS);
        assertThat(codes(report)).containsExactly("ALL_PASSED");
    }

    @Test
    void theChineseFormIsForSm2Alone() {
        assertThatThrownBy(() -> new CadesSigner(CmsForm.GBT_35275, List.of(signatory(ECDSA))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RFC 5652");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM3withSM2", "SHA256withECDSA"})
    void aSecondSignerWithstandsQuantumComputers(String algorithm) {
        TestAuthority first = TestAuthority.of(algorithm);
        TestAuthority second = TestAuthority.of("ML-DSA-65");
        byte[] file = attached(CmsForm.RFC_5652, first, second);

        VerificationReport both = verify(file, null, new TrustStore(List.of(first.root, second.root), List.of()));
        VerificationReport oneUnknown = verify(file, null, first.trust());

        assertThat(both.verdict()).as(both.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(both.signatures()).hasSize(2);
        assertThat(oneUnknown.signatures())
                .extracting(SignatureReport::verdict)
                .containsExactlyInAnyOrder(Verdict.TOTAL_PASSED, Verdict.INDETERMINATE);
    }

    @Test
    void eachOfSeveralSignersHasAReportOfItsOwn() {
        byte[] file = attached(CmsForm.RFC_5652, SM2, ECDSA);

        VerificationReport both = verify(file, null, BOTH);
        VerificationReport oneUnknown = verify(file, null, ECDSA.trust());

        assertThat(both.verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(both.signatures())
                .hasSize(2)
                .allSatisfy(signature ->
                        assertThat(signature.covers()).containsExactly(new Covered(Covered.Kind.CONTENT, "")));
        assertThat(oneUnknown.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(oneUnknown.signatures())
                .extracting(SignatureReport::verdict)
                .containsExactlyInAnyOrder(Verdict.TOTAL_PASSED, Verdict.INDETERMINATE);
    }

    @Test
    void aCountersignatureIsReportedAndCoversTheOtherSignature() {
        byte[] file = Countersigner.sign(attached(SM2), 0, signatory(SM2), TestAuthority.NOW);

        VerificationReport report = verify(file, null, SM2.trust());

        assertThat(codes(report)).containsExactly("ALL_PASSED");
        assertThat(report.signatures()).hasSize(2);
        assertThat(report.signatures().getFirst().changesAfter()).isEqualTo(ChangesAfter.ALLOWED);
        assertThat(report.signatures().get(1).covers()).containsExactly(new Covered(Covered.Kind.SIGNATURE, "1"));
    }

    @Test
    void aCountersignatureOfAnotherSignatureFails() {
        byte[] one = Countersigner.sign(attached(ECDSA), 0, signatory(ECDSA), TestAuthority.NOW);
        byte[] other = attached(ECDSA);
        byte[] moved = ForgedMessages.withUnsignedAttributesOf(other, one);

        VerificationReport report = verify(moved, null, ECDSA.trust());

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(report.signatures().getFirst().verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(report.signatures().get(1).subIndication()).isEqualTo(SubIndication.HASH_FAILURE);
    }

    @Test
    void aSignatureThatIsNotThereCannotBeCountersigned() {
        assertThatThrownBy(() -> Countersigner.sign(attached(ECDSA), 1, signatory(ECDSA), TestAuthority.NOW))
                .isInstanceOf(SigningRefusedException.class);
        assertThatThrownBy(() -> Countersigner.sign(CONTENT, 0, signatory(ECDSA), TestAuthority.NOW))
                .isInstanceOf(SigningRefusedException.class);
    }

    @Test
    void withoutItsContentADetachedSignatureIsUndecided() {
        VerificationReport report = verify(detached(SM2), null, SM2.trust());

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().subIndication()).isEqualTo(SubIndication.SIGNED_DATA_NOT_FOUND);
        assertThat(report.signatures().getFirst().coverage()).isEqualTo(Coverage.NONE);
        assertThat(report.signatures().getFirst().intact()).isNull();
    }

    @Test
    void aDetachedSignatureMovedToAnotherFileFails() {
        VerificationReport report = verify(detached(SM2), "other".getBytes(StandardCharsets.UTF_8), SM2.trust());

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(report.signatures().getFirst().subIndication()).isEqualTo(SubIndication.HASH_FAILURE);
    }

    @Test
    void aFileThatIsNotTheContentInsideFails() {
        VerificationReport report = verify(attached(SM2), "other".getBytes(StandardCharsets.UTF_8), SM2.trust());

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(codes(report)).containsExactly("CONTENT_DIFFERS");
    }

    @Test
    void bytesBehindTheMessageFail() {
        byte[] file = attached(SM2);

        VerificationReport report = verify(Arrays.copyOf(file, file.length + 1), null, SM2.trust());

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(codes(report)).containsExactly("BYTES_BEHIND");
    }

    @Test
    void aMessageWithoutSignedAttributesFails() {
        VerificationReport report =
                verify(ForgedMessages.withoutAttributes(ECDSA, CONTENT), null, ECDSA.trustWithLists());

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(codes(report)).containsExactly("SIGNED_ATTRIBUTES_BROKEN");
    }

    @Test
    void aMessageThatNobodySignedIsUnsigned() throws Exception {
        CMSSignedDataGenerator nobody = new CMSSignedDataGenerator();
        byte[] file =
                nobody.generate(new CMSProcessableByteArray(CONTENT), true).getEncoded("DER");

        assertThat(verify(file, null, ECDSA.trust()).verdict()).isEqualTo(Verdict.NO_SIGNATURE);
    }

    @Test
    void armourIsTakenOffAndNothingMayStandAroundIt() {
        String armour = "-----BEGIN PKCS7-----\n" + Base64.getMimeEncoder().encodeToString(attached(SM2))
                + "\n-----END PKCS7-----\n";

        assertThat(codes(verify(armour.getBytes(StandardCharsets.US_ASCII), null, SM2.trust())))
                .containsExactly("ALL_PASSED");
        assertThat(verify((armour + "more").getBytes(StandardCharsets.US_ASCII), null, SM2.trust())
                        .verdict())
                .isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void halfAMessageIsUnreadable() {
        byte[] file = attached(SM2);

        assertThat(verify(Arrays.copyOf(file, file.length / 2), null, SM2.trust())
                        .verdict())
                .isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void everyLevelOfTheAlgorithmsThatAreTooWeakIsUndecided() throws Exception {
        TestAuthority rsa = TestAuthority.of("SHA256withRSA");
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                        .setProvider(BouncyCastle.PROVIDER)
                        .build())
                .build(
                        new JcaContentSignerBuilder("SHA1withRSA")
                                .setProvider(BouncyCastle.PROVIDER)
                                .build(rsa.signerPrivateKey()),
                        new org.bouncycastle.cert.X509CertificateHolder(rsa.signer.encoded())));
        generator.addCertificate(new org.bouncycastle.cert.X509CertificateHolder(rsa.signer.encoded()));
        byte[] file =
                generator.generate(new CMSProcessableByteArray(CONTENT), true).getEncoded();

        VerificationReport report = verify(file, null, rsa.trustWithLists());

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().subIndication())
                .isEqualTo(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x20, 0x80})
    void noByteOfASealedMessageCanBeFlipped(int bit) {
        byte[] file = attached(ECDSA);
        for (int at = 0; at < file.length; at++) {
            byte[] flipped = file.clone();
            flipped[at] ^= (byte) bit;

            assertThat(verify(flipped, null, ECDSA.trust()).verdict())
                    .as("byte %d of %d", at, file.length)
                    .isNotEqualTo(Verdict.TOTAL_PASSED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomDamageIsAnsweredAndNeverPasses(long seed) {
        byte[] file = Countersigner.sign(attached(ECDSA), 0, signatory(ECDSA), TestAuthority.NOW);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = file.clone();
            int from = random.nextInt(file.length / 2);
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                damaged[from + random.nextInt(file.length - from)] = (byte) random.nextInt(256);
            }
            if (Arrays.equals(damaged, file)) {
                continue;
            }

            VerificationReport report = verify(damaged, null, ECDSA.trust());

            assertThat(report.reasons())
                    .as("seed %d round %d", seed, i)
                    .extracting(Reason::code)
                    .as("%s", report.reasons())
                    .doesNotContain("VERIFICATION_BROKE_OFF");
        }
    }

    /** The library casts where it should look: a serial number that is none. */
    @Test
    void aCountersignerWithoutASerialNumberIsUnreadable() {
        byte[] file = Countersigner.sign(attached(ECDSA), 0, signatory(ECDSA), TestAuthority.NOW);
        byte[] serialNumber = Der.integer(ECDSA.signer.serialNumber());
        int place = lastIndexOf(file, serialNumber);
        file[place] = (byte) 0x82;

        VerificationReport report = verify(file, null, ECDSA.trust());

        assertThat(codes(report)).contains("COUNTERSIGNATURE_UNREADABLE");
        assertThat(report.verdict()).isNotEqualTo(Verdict.TOTAL_PASSED);
    }

    private static int lastIndexOf(byte[] file, byte[] part) {
        for (int at = file.length - part.length; at >= 0; at--) {
            if (Arrays.equals(file, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new IllegalStateException("It is not in the file");
    }

    private static List<String> codes(VerificationReport report) {
        return report.reasons().stream().map(Reason::code).toList();
    }
}
