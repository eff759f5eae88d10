package org.hefu.verification.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hefu.verification.eu.EuFiles.JSON;
import static org.hefu.verification.eu.EuFiles.XML;
import static org.hefu.verification.eu.EuFiles.signatory;
import static org.hefu.verification.eu.EuFiles.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.eu.AsicSigner;
import org.hefu.signature.eu.AsicSigner.NamedFile;
import org.hefu.signature.eu.JadesSigner;
import org.hefu.signature.eu.XadesSigner;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Level T of the formats that stand by themselves. */
class TimeLevelsTest {

    private static final Instant AT = TestAuthority.NOW;
    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");
    private static final byte[] CONTENT = "在职证明".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path keys;

    private TimestampSource time;

    @BeforeEach
    void start() {
        time = TestTimestamps.of(
                keys, AUTHORITY, KeyAlgorithm.ECDSA_P256, Clock.fixed(AT.plusSeconds(2), ZoneOffset.UTC));
    }

    @Test
    void aTimestampProvesWhenEachWasSigned() {
        for (byte[] file : List.of(
                message(AUTHORITY, time),
                XadesSigner.sign(XML, "license.xml", Packaging.ENVELOPED, AT, signatory(AUTHORITY), time),
                JadesSigner.sign(JSON, JadesSigner.Form.JSON, AT, signatory(AUTHORITY), time),
                AsicSigner.sign(List.of(new NamedFile("a.json", JSON)), AT, signatory(AUTHORITY), time))) {
            VerificationReport report = verify(file, null, AUTHORITY.trustWithLists());

            assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.TOTAL_PASSED);
            SignatureReport signature = report.signatures().getFirst();
            assertThat(signature.provenTime()).isEqualTo(AT.plusSeconds(2));
            assertThat(signature.timestamps()).hasSize(1);
        }
    }

    @Test
    void withItASignatureOutlivesTheRevocationOfItsCertificate() {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        TimestampSource stamps = TestTimestamps.of(
                keys.resolve("other"),
                authority,
                KeyAlgorithm.ECDSA_P256,
                Clock.fixed(AT.plusSeconds(2), ZoneOffset.UTC));
        byte[] bare = message(authority, null);
        byte[] stamped = message(authority, stamps);
        authority.revokeSigner(AT.plusSeconds(3600));
        TrustStore trust = new TrustStore(
                List.of(authority.root), authority.lists(AT.plusSeconds(7200), AT.plus(Duration.ofDays(7))));
        Verifier verifier = new Verifier(Clock.fixed(AT.plusSeconds(9000), ZoneOffset.UTC));

        VerificationReport claimed = verifier.verify("a", bare, trust);
        VerificationReport proven = verifier.verify("a", stamped, trust);

        assertThat(claimed.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(claimed.signatures().getFirst().subIndication()).isEqualTo(SubIndication.REVOKED_NO_POE);
        assertThat(proven.verdict()).as("%s", proven).isEqualTo(Verdict.TOTAL_PASSED);
    }

    @Test
    void aTimestampCopiedFromAnotherSignatureNeverPasses() throws CMSException, IOException {
        CMSSignedData one = new CMSSignedData(message(AUTHORITY, time));
        CMSSignedData other = new CMSSignedData(message(AUTHORITY, null));
        SignerInformation copied = SignerInformation.replaceUnsignedAttributes(
                other.getSignerInfos().iterator().next(),
                one.getSignerInfos().iterator().next().getUnsignedAttributes());
        byte[] file = CMSSignedData.replaceSigners(other, new SignerInformationStore(copied))
                .getEncoded();

        VerificationReport report = verify(file, null, AUTHORITY.trustWithLists());

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().provenTime()).isNull();
    }

    @Test
    void withoutTheTimeThatWasAskedForNothingIsSigned() {
        TimestampSource gone = TestTimestamps.gone();

        assertThatThrownBy(() -> message(AUTHORITY, gone)).isInstanceOf(SigningRefusedException.class);
        assertThatThrownBy(() -> JadesSigner.sign(JSON, JadesSigner.Form.JSON, AT, signatory(AUTHORITY), gone))
                .isInstanceOf(SigningRefusedException.class)
                .extracting(refused -> ((SigningRefusedException) refused).code())
                .isEqualTo(SigningRefusedException.Code.TIMESTAMP_MISSING);
    }

    private static byte[] message(TestAuthority authority, TimestampSource time) {
        return new CadesSigner(CmsForm.RFC_5652, List.of(signatory(authority)), time).attached(CONTENT, AT);
    }
}
