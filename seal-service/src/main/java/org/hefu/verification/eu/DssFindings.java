package org.hefu.verification.eu;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.DigestMatcherType;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.ReferenceValidation;
import eu.europa.esig.dss.model.signature.SignatureCryptographicVerification;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.x509.CertificateValidity;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hefu.certificate.Certificate;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.jspecify.annotations.Nullable;

/** What EU DSS says of one signature, in the words of the report, and which algorithms the hub takes from it. */
final class DssFindings {

    private static final Set<DigestAlgorithm> DIGESTS =
            Set.of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512);
    private static final Set<SignatureAlgorithm> SCHEMES = Set.of(
            SignatureAlgorithm.ECDSA_SHA256,
            SignatureAlgorithm.ECDSA_SHA384,
            SignatureAlgorithm.ECDSA_SHA512,
            SignatureAlgorithm.RSA_SHA256,
            SignatureAlgorithm.RSA_SHA384,
            SignatureAlgorithm.RSA_SHA512,
            SignatureAlgorithm.RSA_SSA_PSS_SHA256_MGF1,
            SignatureAlgorithm.RSA_SSA_PSS_SHA384_MGF1,
            SignatureAlgorithm.RSA_SSA_PSS_SHA512_MGF1,
            SignatureAlgorithm.ED25519);

    private final AdvancedSignature signature;
    private final Optional<Certificate> certificate;

    /**
     * @param certificate of the signer; empty if it is not there, or cannot be read
     */
    DssFindings(AdvancedSignature signature, Optional<Certificate> certificate) {
        this.signature = signature;
        this.certificate = certificate;
    }

    Finding form() {
        List<String> faults = Objects.requireNonNullElse(signature.getStructureValidationResult(), List.of());
        if (!faults.isEmpty()) {
            return Finding.unknown(
                    Check.FORM,
                    SubIndication.FORMAT_FAILURE,
                    "SIGNATURE_MALFORMED",
                    "签名结构不符合标准",
                    "The signature breaks the schema of its format: " + faults.getFirst());
        }
        if (signature.getDataFoundUpToLevel() == SignatureLevel.XML_NOT_ETSI) {
            return Finding.warned(
                    Check.FORM,
                    "NOT_XADES",
                    "普通 XML 签名（W3C XML Signature），不是 XAdES：缺少 XAdES 要求一并签名的属性，如签名证书和签名时间",
                    "A plain XML signature (W3C XML Signature) and no XAdES: the properties that XAdES has signed along, such"
                            + " as the signer's certificate and the time, are missing");
        }
        return Finding.passed(
                Check.FORM, signature.getSignatureForm() + " 签名", "A signature by " + signature.getSignatureForm());
    }

    Finding algorithm() {
        SignatureAlgorithm algorithm = signature.getSignatureAlgorithm();
        if (algorithm == null || !SCHEMES.contains(algorithm)) {
            return weak(String.valueOf(algorithm));
        }
        for (ReferenceValidation reference : signature.getReferenceValidations()) {
            if (reference.getDigest() != null
                    && !DIGESTS.contains(reference.getDigest().getAlgorithm())) {
                return weak(reference.getDigest().getAlgorithm().getName());
            }
        }
        boolean weakKey = certificate
                .filter(certificate -> certificate.keyKind().isEmpty())
                .isPresent();
        return weakKey
                ? weak("证书公钥", "the certificate's key")
                : Finding.passed(Check.ALGORITHM, "签名算法 " + algorithm, "Signed with " + algorithm);
    }

    private static Finding weak(String algorithm) {
        return weak(algorithm, algorithm);
    }

    private static Finding weak(String zh, String en) {
        return Finding.unknown(
                Check.ALGORITHM,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                "ALGORITHM_NOT_ACCEPTED",
                "算法不被接受：" + zh,
                "This algorithm is not accepted: " + en);
    }

    /** ETSI EN 319 102-1, section 5.2.3: the certificate is named, by its digest, among what was signed. */
    Finding bound() {
        CertificateValidity validity =
                signature.getCandidatesForSigningCertificate().getTheCertificateValidity();
        if (validity == null || !validity.isDigestPresent()) {
            return Finding.unknown(
                    Check.SIGNED_ATTRIBUTES,
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "CERTIFICATE_NOT_BOUND",
                    "该类型签名必须绑定签名证书，但没有绑定",
                    "A signature of this kind must bind the signer's certificate, and does not");
        }
        return validity.isDigestEqual()
                ? Finding.passed(Check.SIGNED_ATTRIBUTES, "签名属性绑定了签名证书", "They bind the signer's certificate")
                : Finding.failed(
                        Check.SIGNED_ATTRIBUTES,
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "SIGNED_ATTRIBUTES_BROKEN",
                        "签名属性绑定的是另一张证书",
                        "They bind another certificate than the one that came along");
    }

    Finding digest() {
        SignatureCryptographicVerification verification = signature.getSignatureCryptographicVerification();
        if (!verification.isReferenceDataFound()) {
            return Finding.unknown(
                    Check.DIGEST,
                    SubIndication.SIGNED_DATA_NOT_FOUND,
                    "CONTENT_MISSING",
                    "找不到被签名的内容",
                    "What was signed is not there");
        }
        if (verification.isReferenceDataIntact()) {
            return Finding.passed(Check.DIGEST, "所有引用的摘要一致", "The digests of all references agree");
        }
        // What is signed as it is has no digest of its own that could disagree: the value says all.
        return signsContentItself()
                ? Finding.skipped(Check.DIGEST)
                : Finding.failed(
                        Check.DIGEST,
                        SubIndication.HASH_FAILURE,
                        "CONTENT_CHANGED",
                        "签名之后，被覆盖的内容有改动：摘要不一致",
                        "The covered content was changed after signing: its digest is another one");
    }

    /** RFC 7515, section 5.2: header and payload are what is signed; a digest is there in detached JAdES alone. */
    private boolean signsContentItself() {
        return signature.getReferenceValidations().stream()
                .allMatch(reference -> reference.getType() == DigestMatcherType.JWS_SIGNING_INPUT_DIGEST);
    }

    Finding value() {
        SignatureCryptographicVerification verification = signature.getSignatureCryptographicVerification();
        // Without the content, or without a key, nobody gets as far as the value.
        if (!verification.isSignatureIntact() && (!verification.isReferenceDataFound() || certificate.isEmpty())) {
            return Finding.skipped(Check.SIGNATURE_VALUE);
        }
        return verification.isSignatureIntact()
                ? Finding.passed(
                        Check.SIGNATURE_VALUE, "签名值由证书对应的私钥生成", "The key of the certificate made the signature")
                : Finding.failed(
                        Check.SIGNATURE_VALUE,
                        SubIndication.SIG_CRYPTO_FAILURE,
                        "SIGNATURE_FALSE",
                        "签名值不成立：不是证书对应的私钥所签，或签名属性被改动",
                        "The signature is false: another key made it, or what was signed was changed");
    }

    Finding validation(SimpleReport report) {
        Indication indication = report.getIndication(signature.getId());
        if (indication == Indication.TOTAL_PASSED || indication == Indication.PASSED) {
            return Finding.passed(
                    Check.VALIDATION_PROCESS, "ETSI 验证流程通过（EU DSS）", "Passed by the process of ETSI, through EU DSS");
        }
        SubIndication why = subIndication(report.getSubIndication(signature.getId()));
        boolean failed = indication == Indication.TOTAL_FAILED || indication == Indication.FAILED;
        String zh = "ETSI 验证流程（EU DSS）的结论：" + indication + "，" + why;
        String en = "The process of ETSI, through EU DSS, concludes " + indication + ", " + why;
        return failed
                ? Finding.failed(Check.VALIDATION_PROCESS, why, "VALIDATION_PROCESS", zh, en)
                : Finding.unknown(Check.VALIDATION_PROCESS, why, "VALIDATION_PROCESS", zh, en);
    }

    private static SubIndication subIndication(eu.europa.esig.dss.enumerations.@Nullable SubIndication dss) {
        return Arrays.stream(SubIndication.values())
                .filter(ours -> dss != null && ours.name().equals(dss.name()))
                .findFirst()
                .orElse(SubIndication.GENERIC);
    }
}
