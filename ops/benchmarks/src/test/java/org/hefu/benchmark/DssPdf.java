package org.hefu.benchmark;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Date;
import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.TestAuthority;

/** EU DSS, signing and verifying PDF files with the certificates of a test authority. */
final class DssPdf {

    private final TestAuthority authority;
    private final CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    private final PAdESService service;

    DssPdf(TestAuthority authority) {
        this.authority = authority;
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        anchors.addCertificate(token(authority.root));
        verifier.setTrustedCertSources(anchors);
        verifier.setCrlSource(new ExternalResourcesCRLSource(authority.lists().stream()
                .map(list -> (InputStream) new ByteArrayInputStream(list.encoded()))
                .toArray(InputStream[]::new)));
        verifier.setAIASource(null);
        this.service = new PAdESService(verifier);
    }

    byte[] sign(byte[] pdf) throws Exception {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(token(authority.signer));
        parameters.setCertificateChain(List.of(token(authority.signer), token(authority.issuing)));
        parameters.bLevel().setSigningDate(Date.from(TestAuthority.NOW));
        DSSDocument document = new InMemoryDocument(pdf, "paper.pdf");
        ToBeSigned message = service.getDataToSign(document, parameters);
        SignatureValue value = new SignatureValue(
                SignatureAlgorithm.getAlgorithm(EncryptionAlgorithm.ECDSA, DigestAlgorithm.SHA256),
                authority.sign(message.getBytes()));
        try (InputStream signed = service.signDocument(document, parameters, value).openStream()) {
            return signed.readAllBytes();
        }
    }

    /** With its analysis of later changes and all its reports, as it comes. */
    SimpleReport verify(byte[] pdf) {
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf, "paper.pdf"));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(TestAuthority.NOW.plusSeconds(60)));
        return validator.validateDocument().getSimpleReport();
    }

    void mustPass(byte[] pdf) {
        SimpleReport report = verify(pdf);
        String signature = report.getFirstSignatureId();
        if (signature == null || report.getIndication(signature) != Indication.TOTAL_PASSED) {
            throw new IllegalStateException("DSS says " + (signature == null
                    ? "there is no signature"
                    : report.getIndication(signature) + " " + report.getSubIndication(signature)));
        }
    }

    private static CertificateToken token(Certificate certificate) {
        return DSSUtils.loadCertificate(certificate.encoded());
    }
}
