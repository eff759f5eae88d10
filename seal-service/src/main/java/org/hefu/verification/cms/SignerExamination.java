package org.hefu.verification.cms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Judgement;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.signer.CertificatePathCheck;
import org.hefu.verification.signer.ExaminedSigner;
import org.hefu.verification.signer.JudgedTimestamp;
import org.hefu.verification.signer.TimestampCheck;

/** Puts one signer of a message that stands by itself through all checks. */
final class SignerExamination {

    private final Covered covered;
    private final List<JudgedTimestamp> timestamps;
    private final ChangesAfter changes;
    private final Optional<ExaminedSigner> signer;
    private final Judgement judgement;

    /**
     * @param examined with this signer alone
     * @param form what was found about the file around it
     * @param covered what the signature is about
     */
    SignerExamination(ExaminedMessage examined, List<Finding> form, Covered covered) {
        this.covered = covered;
        this.changes = examined.signer()
                        .filter(one -> !one.unsignedAttributes().isEmpty())
                        .isPresent()
                ? ChangesAfter.ALLOWED
                : ChangesAfter.NONE;
        this.timestamps = timestamps(examined);
        this.signer = examined.examinedSigner()
                .map(one -> one.with(List.of(), List.of(), JudgedTimestamp.earliest(timestamps), Optional.empty()));
        List<Finding> findings = new ArrayList<>(form);
        findings.addAll(examined.judge());
        findings.add(TimestampCheck.check(
                timestamps, signer.flatMap(ExaminedSigner::certificate), signer.flatMap(ExaminedSigner::claimedTime)));
        findings.addAll(ExaminedSigner.judge(signer));
        this.judgement = new Judgement(findings);
    }

    private static List<JudgedTimestamp> timestamps(ExaminedMessage examined) {
        CmsMessage message = examined.message().orElseThrow();
        CmsSigner signer = examined.signer().orElseThrow();
        byte[] value = signer.signature();
        return JudgedTimestamp.each(
                signer.timestampTokens(),
                token -> JudgedTimestamp.judge(
                        token,
                        digest -> digest.of(value),
                        message.certificates(),
                        message.lists(),
                        examined.trust(),
                        examined.now(),
                        Optional.empty()));
    }

    SignatureReport report() {
        boolean covers = judgement.finding(Check.COVERAGE).isPassed()
                && judgement.finding(Check.DIGEST).isPassed();
        return judgement
                .report()
                .intact(judgement.all(Check.FORM, Check.SIGNER, Check.COVERAGE, Check.DIGEST, Check.SIGNATURE_VALUE))
                .covering(covers ? Coverage.WHOLE : Coverage.NONE, covers ? List.of(covered) : List.of())
                .changedAfter(changes)
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
}
