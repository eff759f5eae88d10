package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.pdf.SignedPapers.NOW;
import static org.hefu.verification.pdf.SignedPapers.signatory;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EU DSS on what we sign, and our verdict beside its own. Where they differ, the handbook says why. */
class DssAgreesTest {

    private static final byte[] PAPER = SamplePapers.small();

    @TempDir
    private static Path folder;

    private static Reports dss(byte[] file, TestAuthority authority) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        CertificateToken root = DSSUtils.loadCertificate(authority.root.encoded());
        trusted.addCertificate(root);
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(authority.lists().stream()
                .map(RevocationList::encoded)
                .map(ByteArrayInputStream::new)
                .toArray(InputStream[]::new)));
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(file));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(NOW.plusSeconds(60)));
        return validator.validateDocument();
    }

    private static TimestampSource times(TestAuthority authority, KeyAlgorithm algorithm) {
        return TestTimestamps.of(
                folder.resolve("keys" + System.nanoTime()), authority, algorithm, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256withECDSA, ECDSA_P256, B",
        "SHA256withECDSA, ECDSA_P256, T",
        "SHA256withECDSA, ECDSA_P256, LT",
        "SHA256withECDSA, ECDSA_P256, LTA",
        "SHA384withECDSA, ECDSA_P384, LTA",
        "SHA256withRSA, , B",
        "SHA256withRSAandMGF1, , B",
        "SHA512withRSAandMGF1, , B"
    })
    void ourSignaturesPassThereAtTheirLevel(String authorityAlgorithm, KeyAlgorithm algorithm, SignatureLevel level) {
        TestAuthority authority = TestAuthority.of(authorityAlgorithm);
        byte[] signed = PdfSigner.sign(
                PAPER,
                SignedPapers.stamped(NOW).withLevel(level),
                signatory(authority),
                algorithm == null ? null : times(authority, algorithm));

        SimpleReport report = dss(signed, authority).getSimpleReport();
        String signature = report.getFirstSignatureId();

        assertThat(report.getSignaturesCount()).isEqualTo(1);
        assertThat(report.getIndication(signature))
                .as(report.getAdESValidationErrors(signature).stream()
                                .map(Message::getValue)
                                .toList() + " " + report.getSubIndication(signature))
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(signature).name()).isEqualTo("PAdES_BASELINE_" + level);
        assertThat(report.getAdESValidationErrors(signature)).isEmpty();
        VerificationReport ours = SignedPapers.verify(signed, authority.trustWithLists());
        assertThat(ours.verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(ours.signatures()).extracting(SignatureReport::level).containsExactly(level);
    }

    /** Its default policy authorises no EdDSA, ours does (FIPS 186-5). */
    @Test
    void ed25519IsIntactThereAndNotAuthorised() {
        TestAuthority authority = TestAuthority.of("Ed25519");
        byte[] signed = PdfSigner.sign(PAPER, SignedPapers.order(NOW), signatory(authority));

        Reports reports = dss(signed, authority);
        SimpleReport report = reports.getSimpleReport();

        assertThat(reports.getDiagnosticData().getSignatures()).singleElement().satisfies(signature -> {
            assertThat(signature.isSignatureIntact()).isTrue();
            assertThat(signature.isSignatureValid()).isTrue();
        });
        assertThat(report.getSubIndication(report.getFirstSignatureId()))
                .isEqualTo(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        assertThat(SignedPapers.verify(signed, authority.trust()).verdict()).isEqualTo(Verdict.TOTAL_PASSED);
    }

    @Test
    void itFindsTheWholeDocumentCoveredAndNothingChanged() {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        byte[] first = PdfSigner.sign(PAPER, SignedPapers.stamped(NOW), signatory(authority));
        byte[] second = PdfSigner.sign(first, SignedPapers.order(NOW), signatory(authority));

        DiagnosticData found = dss(second, authority).getDiagnosticData();

        assertThat(found.getSignatures()).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.isSignatureIntact()).isTrue();
            assertThat(signature.getPdfUndefinedChanges()).isEmpty();
        });
    }

    @Test
    void aChangedByteFailsThereAndHere() {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        byte[] signed = PdfSigner.sign(PAPER, SignedPapers.order(NOW), signatory(authority));
        byte[] changed = signed.clone();
        changed[12] ^= 1;

        SimpleReport report = dss(changed, authority).getSimpleReport();

        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(SignedPapers.verify(changed, authority.trustWithLists()).verdict())
                .isNotEqualTo(Verdict.TOTAL_PASSED);
    }
}
