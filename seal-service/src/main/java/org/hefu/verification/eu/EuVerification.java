package org.hefu.verification.eu;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.policy.SignaturePolicyProvider;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SealReport;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;

/**
 * Verifies XAdES, JAdES and ASiC: EU DSS validates by ETSI EN 319 102-1, with the hub's anchors and lists and without any
 * network; the signer is judged as in every other format; and the file must show nothing but what was signed.
 */
public final class EuVerification {

    private final String name;
    private final FileFormat format;
    private final byte[] file;
    private final byte @Nullable [] content;
    private final TrustStore trust;
    private final Instant now;

    /**
     * @param format XADES, JADES or ASIC
     * @param content the file that was signed; null if the signature brings it along, or nobody has it
     */
    public EuVerification(
            String name, FileFormat format, byte[] file, byte @Nullable [] content, TrustStore trust, Instant now) {
        this.name = name;
        this.format = format;
        this.file = file;
        this.content = content;
        this.trust = trust;
        this.now = now;
    }

    public VerificationReport verify() {
        try {
            StrictStructure structure = switch (format) {
                case XADES -> SignedXml.read(file, content != null);
                case JADES -> SignedJson.read(file, content);
                case ASIC -> SignedContainer.read(file);
                default -> throw new IllegalArgumentException("EU DSS is not asked about " + format);
            };
            return verify(structure);
        } catch (StructureException e) {
            return VerificationReport.unreadable(name, format, e.reason());
        } catch (RuntimeException e) {
            // EU DSS answers bytes that are no signature with exceptions of every kind.
            return VerificationReport.unreadable(
                    name,
                    format,
                    new Reason(
                            "SIGNATURE_UNREADABLE",
                            "存在签名，但无法解析",
                            "There is a signature, but it cannot be read: " + e.getMessage()));
        }
    }

    private VerificationReport verify(StrictStructure structure) throws StructureException {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(file, name));
        validator.setCertificateVerifier(offline());
        // One without a loader: a policy is not fetched from the address that a signature names.
        validator.setSignaturePolicyProvider(new SignaturePolicyProvider());
        validator.setValidationTime(Date.from(now));
        validator.setEnableEtsiValidationReport(false);
        if (content != null) {
            validator.setDetachedContents(List.of(new InMemoryDocument(content)));
        }
        Reports reports = validator.validateDocument(Policy.policy());
        List<AdvancedSignature> found = all(validator.getSignatures());
        if (structure instanceof SignedContainer container) {
            container.found(found);
        }
        if (found.isEmpty()) {
            return unsigned(structure);
        }
        List<SignatureReport> signatures = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        List<Reason> warnings = new ArrayList<>();
        SealReport seal = null;
        for (AdvancedSignature signature : found) {
            EuExamination examination =
                    new EuExamination(signature, reports.getSimpleReport(), structure, found.size(), trust, now);
            signatures.add(examination.report());
            reasons.addAll(examination.reasons());
            warnings.addAll(examination.warnings());
            seal = examination.trustedSigner().map(SealReport::of).orElse(seal);
        }
        reasons.addAll(warnings);
        return VerificationReport.concluding(name, format, signatures, reasons, seal);
    }

    private VerificationReport unsigned(StrictStructure structure) {
        if (structure.signatures() > 0) {
            return VerificationReport.unreadable(
                    name,
                    format,
                    new Reason("SIGNATURE_UNREADABLE", "存在签名，但无法解析", "There is a signature, but it cannot be read"));
        }
        Reason nobody = new Reason("NO_SIGNATURE", "文件可以读取，其中没有签名", "The file can be read, and nobody signed it");
        return VerificationReport.unsigned(name, format, nobody);
    }

    /** Countersignatures follow the signature that they stand under. */
    private static List<AdvancedSignature> all(List<AdvancedSignature> signatures) {
        List<AdvancedSignature> all = new ArrayList<>();
        for (AdvancedSignature signature : signatures) {
            all.add(signature);
            all.addAll(all(signature.getCounterSignatures()));
        }
        return all;
    }

    private CommonCertificateVerifier offline() {
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        trust.anchors().stream().flatMap(anchor -> token(anchor).stream()).forEach(anchors::addCertificate);
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        verifier.setTrustedCertSources(anchors);
        verifier.setOcspSource(null);
        verifier.setCrlSource(new ExternalResourcesCRLSource(trust.lists().stream()
                .map(list -> new ByteArrayInputStream(list.encoded()))
                .toArray(InputStream[]::new)));
        return verifier;
    }

    /** Empty for what these formats have no name for, as an authority that signs with SM2. */
    private static Optional<CertificateToken> token(Certificate anchor) {
        try {
            return Optional.of(DSSUtils.loadCertificate(anchor.encoded()));
        } catch (DSSException e) {
            return Optional.empty();
        }
    }
}
