package org.hefu.verification.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.certificate.Certificate;
import org.hefu.signature.SignatureLevel;
import org.hefu.verification.cms.ExaminedMessage;
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
import org.jspecify.annotations.Nullable;

/** Puts one signature through all checks, and draws the conclusion by ETSI EN 319 102-1, section 5.1.3. */
final class SignatureExamination {

    private final ExaminedSignature signature;
    private final ChangesAfterCheck changes;
    private final SignatureTimes times;
    private final Optional<ExaminedSigner> signer;
    private final Judgement judgement;

    /**
     * @param changes shared by all signatures of the file
     */
    SignatureExamination(
            ExaminedSignature signature, List<FoundSignature> all, ChangesAfterCheck changes, SignatureTimes times) {
        this.signature = signature;
        this.changes = changes;
        this.times = times;
        ExaminedMessage message = signature.message();
        this.signer = message.examinedSigner().map(times::complete);
        List<Finding> findings = new ArrayList<>();
        Stream.of(
                        new ByteRangeCheck(),
                        new OverlapCheck(all),
                        new FieldCheck(),
                        new FormCheck(),
                        new CoverageCheck(),
                        changes)
                .map(check -> check.check(signature))
                .forEach(findings::add);
        findings.addAll(message.judge());
        findings.add(times.check(signer));
        findings.addAll(ExaminedSigner.judge(signer));
        this.judgement = new Judgement(findings);
    }

    SignatureReport report() {
        Coverage coverage = CoverageCheck.coverage(
                signature, judgement.finding(Check.BYTE_RANGE), judgement.finding(Check.COVERAGE));
        return judgement
                .report()
                .intact(judgement.all(
                        Check.BYTE_RANGE, Check.OVERLAP, Check.FORM, Check.SIGNER, Check.DIGEST, Check.SIGNATURE_VALUE))
                .covering(coverage, coverage == Coverage.NONE ? List.of() : covered())
                .changedAfter(changes.changes(signature))
                .by(
                        signer.flatMap(ExaminedSigner::owner).orElse(null),
                        CertificatePathCheck.trusted(judgement.finding(Check.CERTIFICATE_PATH)))
                .at(
                        signer.flatMap(ExaminedSigner::claimedTime).orElse(null),
                        times.proven().orElse(null),
                        times.reports())
                .level(level())
                .build();
    }

    private @Nullable SignatureLevel level() {
        return signature.contents().map(SignatureContents::message).isPresent() ? times.level(signer) : null;
    }

    private List<Covered> covered() {
        return signature
                .range()
                .map(range -> List.of(
                        new Covered(Covered.Kind.BYTES, "0-" + (range.gapStart() - 1)),
                        new Covered(Covered.Kind.BYTES, range.gapEnd() + "-" + (range.end() - 1))))
                .orElse(List.of());
    }

    /** What stands against the signature, most harmful first; checks that could only be skipped are left out. */
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
