package org.hefu.verification.eu;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.ReferenceValidation;
import eu.europa.esig.dss.model.signature.SignatureCryptographicVerification;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.x509.CertificateValidity;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.eu.StrictStructure.Span;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Judgement;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.signer.CertificatePathCheck;
import org.hefu.verification.signer.ExaminedSigner;
import org.hefu.verification.signer.JudgedTimestamp;
import org.hefu.verification.signer.TimestampCheck;
import org.jspecify.annotations.Nullable;

/** Puts one signature that EU DSS found through all checks: what DSS says, and what the hub demands besides. */
final class EuExamination {

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

    private static final int MOST_TIMESTAMPS = 10;

    private final AdvancedSignature signature;
    private final List<JudgedTimestamp> timestamps;
    private final Span span;
    private final Optional<ExaminedSigner> signer;
    private final Judgement judgement;

    /**
     * @param found how many signatures DSS found in the file
     */
    EuExamination(
            AdvancedSignature signature,
            SimpleReport report,
            StrictStructure structure,
            int found,
            TrustStore trust,
            Instant now) {
        this.signature = signature;
        this.span = structure.span(signature);
        List<Certificate> certificates = certificates();
        List<RevocationList> lists = lists();
        this.timestamps = signature.getSignatureTimestamps().stream()
                .limit(MOST_TIMESTAMPS)
                .map(token -> judge(token, certificates, lists, trust, now))
                .toList();
        this.signer = Optional.of(new ExaminedSigner(
                        certificate(signature.getSigningCertificateToken()),
                        certificates,
                        lists,
                        Optional.ofNullable(signature.getSigningTime()).map(Date::toInstant),
                        trust,
                        now)
                .with(List.of(), List.of(), JudgedTimestamp.earliest(timestamps), Optional.empty()));
        List<Finding> findings = new ArrayList<>(List.of(
                structure.signatures() == found ? structure.structure() : overlooked(),
                form(),
                algorithm(),
                bound(),
                digest(),
                value(),
                span.finding(),
                TimestampCheck.check(
                        timestamps,
                        signer.flatMap(ExaminedSigner::certificate),
                        signer.flatMap(ExaminedSigner::claimedTime)),
                validation(report)));
        findings.addAll(ExaminedSigner.judge(signer));
        this.judgement = new Judgement(findings);
    }

    /** What the token is about only DSS can compute; whether it is worth anything is judged as everywhere. */
    private static JudgedTimestamp judge(
            TimestampToken token,
            List<Certificate> certificates,
            List<RevocationList> lists,
            TrustStore trust,
            Instant now) {
        boolean aboutThis = token.isMessageImprintDataFound() && token.isMessageImprintDataIntact();
        byte[] imprint = token.getMessageImprint().getValue();
        return JudgedTimestamp.judge(
                token.getEncoded(),
                digest -> aboutThis ? imprint : new byte[0],
                certificates,
                lists,
                trust,
                now,
                Optional.empty());
    }

    SignatureReport report() {
        boolean covers =
                judgement.finding(Check.DIGEST).isPassed() && !span.covers().isEmpty();
        return judgement
                .report()
                .intact(judgement.all(Check.FORM, Check.DIGEST, Check.SIGNATURE_VALUE))
                .covering(
                        covers ? (span.finding().isPassed() ? Coverage.WHOLE : Coverage.PARTIAL) : Coverage.NONE,
                        covers ? span.covers() : List.of())
                .changedAfter(ChangesAfter.NONE)
                .by(
                        signer.flatMap(ExaminedSigner::owner).orElse(null),
                        CertificatePathCheck.trusted(judgement.finding(Check.CERTIFICATE_PATH)))
                .at(
                        signer.flatMap(ExaminedSigner::claimedTime).orElse(null),
                        JudgedTimestamp.earliest(timestamps).orElse(null),
                        timestamps.stream().map(JudgedTimestamp::report).toList())
                .build();
    }

    List<Reason> reasons() {
        return judgement.reasons();
    }

    /** The certificate, if the signature passed. */
    Optional<Certificate> trustedSigner() {
        return judgement.verdict() == Verdict.TOTAL_PASSED
                ? signer.flatMap(ExaminedSigner::certificate)
                : Optional.empty();
    }

    private static Finding overlooked() {
        return Finding.failed(
                Check.STRUCTURE,
                SubIndication.FORMAT_FAILURE,
                "SIGNATURE_OVERLOOKED",
                "文件中有无法识别的签名",
                "The file has a signature that cannot be made out");
    }

    private Finding form() {
        List<String> faults = Objects.requireNonNullElse(signature.getStructureValidationResult(), List.of());
        if (!faults.isEmpty()) {
            return Finding.unknown(
                    Check.FORM,
                    SubIndication.FORMAT_FAILURE,
                    "SIGNATURE_MALFORMED",
                    "签名结构不符合标准",
                    "The signature breaks the schema of its format: " + faults.getFirst());
        }
        return Finding.passed(
                Check.FORM, signature.getSignatureForm() + " 签名", "A signature by " + signature.getSignatureForm());
    }

    private Finding algorithm() {
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
        boolean weakKey = signer.flatMap(ExaminedSigner::certificate)
                .filter(certificate -> certificate.keyKind().isEmpty())
                .isPresent();
        return weakKey
                ? weak("the certificate's key")
                : Finding.passed(Check.ALGORITHM, "签名算法 " + algorithm, "Signed with " + algorithm);
    }

    private static Finding weak(String what) {
        return Finding.unknown(
                Check.ALGORITHM,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                "ALGORITHM_NOT_ACCEPTED",
                "算法不被接受：" + what,
                "This algorithm is not accepted: " + what);
    }

    /** ETSI EN 319 102-1, section 5.2.3: the certificate is named, by its digest, among what was signed. */
    private Finding bound() {
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

    private Finding digest() {
        SignatureCryptographicVerification verification = signature.getSignatureCryptographicVerification();
        if (!verification.isReferenceDataFound()) {
            return Finding.unknown(
                    Check.DIGEST,
                    SubIndication.SIGNED_DATA_NOT_FOUND,
                    "CONTENT_MISSING",
                    "找不到被签名的内容",
                    "What was signed is not there");
        }
        return verification.isReferenceDataIntact()
                ? Finding.passed(Check.DIGEST, "所有引用的摘要一致", "The digests of all references agree")
                : Finding.failed(
                        Check.DIGEST,
                        SubIndication.HASH_FAILURE,
                        "CONTENT_CHANGED",
                        "签名之后，被覆盖的内容有改动：摘要不一致",
                        "The covered content was changed after signing: its digest is another one");
    }

    private Finding value() {
        SignatureCryptographicVerification verification = signature.getSignatureCryptographicVerification();
        // Without the content DSS does not get as far as the value.
        if (!verification.isReferenceDataFound() && !verification.isSignatureIntact()) {
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

    private Finding validation(SimpleReport report) {
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

    private static Optional<Certificate> certificate(@Nullable CertificateToken token) {
        return Optional.ofNullable(token).flatMap(known -> read(known.getEncoded()));
    }

    /** One that only a lenient reader can read leads nowhere. */
    private static Optional<Certificate> read(byte[] encoded) {
        try {
            return Optional.of(Certificate.read(encoded));
        } catch (Asn1FormatException e) {
            return Optional.empty();
        }
    }

    private List<Certificate> certificates() {
        return signature.getCertificates().stream()
                .flatMap(token -> read(token.getEncoded()).stream())
                .toList();
    }

    private List<RevocationList> lists() {
        List<RevocationList> lists = new ArrayList<>();
        signature.getCRLSource().getAllRevocationBinaries().forEach(binary -> {
            try {
                lists.add(RevocationList.read(binary.getBinaries()));
            } catch (Asn1FormatException e) {
                // A list that cannot be read clears nobody; the path check says what is missing.
            }
        });
        return lists;
    }
}
