package org.hefu.verification.eu;

import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.x509.revocation.OfflineRevocationSource;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.OcspAnswer;
import org.hefu.certificate.RevocationEvidence;
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
        RevocationEvidence evidence = evidence();
        this.timestamps = JudgedTimestamp.each(
                signature.getSignatureTimestamps(), token -> judge(token, certificates, evidence, trust, now));
        this.signer = Optional.of(new ExaminedSigner(
                        certificate(signature.getSigningCertificateToken()),
                        certificates,
                        List.of(),
                        Optional.ofNullable(signature.getSigningTime()).map(Date::toInstant),
                        trust,
                        now)
                .with(List.of(), evidence, JudgedTimestamp.earliest(timestamps), Optional.empty()));
        DssFindings dss = new DssFindings(signature, signer.flatMap(ExaminedSigner::certificate));
        List<Finding> findings = new ArrayList<>(List.of(
                structure.signatures() == found ? structure.structure() : overlooked(),
                dss.form(),
                dss.algorithm(),
                dss.bound(),
                dss.digest(),
                dss.value(),
                span.finding(),
                TimestampCheck.check(
                        timestamps,
                        signer.flatMap(ExaminedSigner::certificate),
                        signer.flatMap(ExaminedSigner::claimedTime)),
                dss.validation(report)));
        findings.addAll(ExaminedSigner.judge(signer));
        List<TimestampToken> content = signature.getContentTimestamps();
        TimestampCheck.checkOthers(
                        JudgedTimestamp.each(content, token -> judge(token, certificates, evidence, trust, now)))
                .ifPresent(findings::add);
        TimestampCheck.checkLater(
                        JudgedTimestamp.each(
                                signature.getAllTimestamps().stream()
                                        .filter(token -> !content.contains(token)
                                                && !signature
                                                        .getSignatureTimestamps()
                                                        .contains(token))
                                        .toList(),
                                token -> judge(token, certificates, evidence, trust, now)),
                        signer.flatMap(ExaminedSigner::certificate),
                        signer.flatMap(ExaminedSigner::claimedTime))
                .ifPresent(findings::add);
        this.judgement = new Judgement(findings);
    }

    /** What the token is about only DSS can compute; whether it is worth anything is judged as everywhere. */
    private static JudgedTimestamp judge(
            TimestampToken token,
            List<Certificate> certificates,
            RevocationEvidence evidence,
            TrustStore trust,
            Instant now) {
        boolean aboutThis = token.isMessageImprintDataFound() && token.isMessageImprintDataIntact();
        byte[] imprint = token.getMessageImprint().getValue();
        return JudgedTimestamp.judge(
                token.getEncoded(),
                digest -> aboutThis ? imprint : new byte[0],
                certificates,
                evidence,
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

    List<Reason> warnings() {
        return judgement.warnings();
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

    private RevocationEvidence evidence() {
        return new RevocationEvidence(
                read(signature.getCRLSource(), RevocationList::read),
                read(signature.getOCSPSource(), OcspAnswer::read));
    }

    /** What cannot be read clears nobody; the path check says what is missing. */
    private static <T> List<T> read(OfflineRevocationSource<?> source, Function<byte[], T> reader) {
        List<T> values = new ArrayList<>();
        source.getAllRevocationBinaries().forEach(binary -> {
            try {
                values.add(reader.apply(binary.getBinaries()));
            } catch (Asn1FormatException e) {
                // The next one may be sound.
            }
        });
        return values;
    }
}
