package org.hefu.verification.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hefu.verification.eu.EuFiles.XML;
import static org.hefu.verification.eu.EuFiles.asic;
import static org.hefu.verification.eu.EuFiles.jades;
import static org.hefu.verification.eu.EuFiles.verify;
import static org.hefu.verification.eu.EuFiles.xades;

import java.util.List;
import java.util.stream.Stream;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.eu.JadesSigner.Form;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EuVerificationTest {

    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256withECDSA",
                "SHA384withECDSA",
                "SHA256withRSA",
                "SHA256withRSAandMGF1",
                "SHA384withRSAandMGF1",
                "SHA512withRSAandMGF1",
                "Ed25519"
            })
    void everyFormatIsSignedAndPasses(String algorithm) {
        TestAuthority authority = TestAuthority.of(algorithm);
        TrustStore trust = authority.trustWithLists();

        VerificationReport xml = verify(xades(authority, Packaging.ENVELOPED), null, trust);
        VerificationReport json = verify(jades(authority, Form.COMPACT), null, trust);
        VerificationReport container = verify(asic(authority), null, trust);

        assertPassed(xml, FileFormat.XADES);
        assertPassed(json, FileFormat.JADES);
        assertPassed(container, FileFormat.ASIC);
        assertThat(container.signatures().getFirst().covers())
                .containsExactlyInAnyOrder(
                        new Covered(Covered.Kind.FILE, "证照.xml"), new Covered(Covered.Kind.FILE, "papers/a b.json"));
    }

    @ParameterizedTest
    @EnumSource(Packaging.class)
    void everyPackagingPasses(Packaging packaging) {
        byte[] content = packaging == Packaging.DETACHED ? XML : null;

        assertPassed(verify(xades(AUTHORITY, packaging), content, AUTHORITY.trustWithLists()), FileFormat.XADES);
    }

    /** A hub trusts authorities of both lines; these formats know nothing of SM2. */
    @Test
    void anAuthorityThatSignsWithSm2StandsBesideWithoutHarm() {
        TestAuthority sm2 = TestAuthority.sm2();
        TrustStore both = new TrustStore(
                List.of(sm2.root, AUTHORITY.root),
                Stream.of(sm2, AUTHORITY)
                        .flatMap(authority -> authority.trustWithLists().lists().stream())
                        .toList());

        assertPassed(verify(xades(AUTHORITY, Packaging.ENVELOPED), null, both), FileFormat.XADES);
        assertPassed(verify(jades(AUTHORITY, Form.JSON), null, both), FileFormat.JADES);
        assertPassed(verify(asic(AUTHORITY), null, both), FileFormat.ASIC);
    }

    @Test
    void jsonInItsLongFormPasses() {
        assertPassed(verify(jades(AUTHORITY, Form.JSON), null, AUTHORITY.trustWithLists()), FileFormat.JADES);
    }

    @Test
    void withoutItsContentADetachedSignatureIsUndecided() {
        VerificationReport report = verify(xades(AUTHORITY, Packaging.DETACHED), null, AUTHORITY.trustWithLists());

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().subIndication()).isEqualTo(SubIndication.SIGNED_DATA_NOT_FOUND);
    }

    @Test
    void aStrangersSignatureIsIntactAndUndecided() {
        VerificationReport report = verify(
                asic(AUTHORITY), null, TestAuthority.of("SHA256withECDSA").trustWithLists());

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().intact()).isTrue();
        assertThat(report.signatures().getFirst().subIndication()).isEqualTo(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void sm2IsRefusedByName() {
        assertThatThrownBy(() -> xades(TestAuthority.sm2(), Packaging.ENVELOPED))
                .isInstanceOf(SigningRefusedException.class)
                .hasMessageContaining("SM2");
    }

    @Test
    void contentThatIsNoXmlCannotEnvelopItsSignature() {
        assertThatThrownBy(() -> org.hefu.signature.eu.XadesSigner.sign(
                        EuFiles.JSON,
                        "a.json",
                        Packaging.ENVELOPED,
                        TestAuthority.NOW,
                        EuFiles.signatory(AUTHORITY),
                        null))
                .isInstanceOf(SigningRefusedException.class);
    }

    private static void assertPassed(VerificationReport report, FileFormat format) {
        assertThat(report.format()).isEqualTo(format);
        assertThat(report.reasons())
                .as("%s", report)
                .extracting(reason -> reason.code())
                .containsExactly("ALL_PASSED");
        assertThat(report.signatures().getFirst().coverage()).isEqualTo(Coverage.WHOLE);
        assertThat(report.signatures().getFirst().trusted()).isTrue();
    }
}
