package org.hefu.verification.pdf;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.certificate.Certificate;
import org.hefu.verification.cms.ExaminedMessage;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.signer.CertificatePathCheck;
import org.hefu.verification.signer.ExaminedSigner;
import org.jspecify.annotations.Nullable;

/** Puts one signature through all checks, and draws the conclusion by ETSI EN 319 102-1, section 5.1.3. */
final class SignatureExamination {

    private final ExaminedSignature signature;
    private final ChangesAfterCheck changes;
    private final Optional<ExaminedSigner> signer;
    private final Map<Check, Finding> findings = new EnumMap<>(Check.class);

    /**
     * @param changes shared by all signatures of the file
     */
    SignatureExamination(ExaminedSignature signature, List<FoundSignature> all, ChangesAfterCheck changes) {
        this.signature = signature;
        this.changes = changes;
        ExaminedMessage message = signature.message();
        this.signer = message.examinedSigner();
        Stream.of(
                        new ByteRangeCheck(),
                        new OverlapCheck(all),
                        new FieldCheck(),
                        new FormCheck(),
                        new CoverageCheck(),
                        changes)
                .map(check -> check.check(signature))
                .forEach(this::add);
        message.judge().forEach(this::add);
        ExaminedSigner.judge(signer).forEach(this::add);
    }

    private void add(Finding finding) {
        findings.put(finding.check(), finding);
    }

    SignatureReport report() {
        Finding path = finding(Check.CERTIFICATE_PATH);
        return new SignatureReport(
                verdict(),
                decisive().map(Finding::subIndication).orElse(null),
                intact(),
                CoverageCheck.coverage(signature, finding(Check.BYTE_RANGE), finding(Check.COVERAGE)),
                changes.changes(signature),
                CertificatePathCheck.trusted(path),
                signer.flatMap(ExaminedSigner::certificate)
                        .map(Certificate::owner)
                        .orElse(null),
                signer.flatMap(ExaminedSigner::claimedTime).orElse(null),
                null,
                List.of(),
                findings.values().stream().map(Finding::toResult).toList());
    }

    /** What stands against the signature, most harmful first; checks that could only be skipped are left out. */
    List<Reason> reasons() {
        return against().map(Finding::toReason).toList();
    }

    /** The certificate, if the signature passed. */
    Optional<Certificate> trustedSigner() {
        return verdict() == Verdict.TOTAL_PASSED ? signer.flatMap(ExaminedSigner::certificate) : Optional.empty();
    }

    private Verdict verdict() {
        if (findings.values().stream().allMatch(Finding::isPassed)) {
            return Verdict.TOTAL_PASSED;
        }
        if (findings.values().stream().anyMatch(finding -> finding.result() == Result.FAILED)) {
            return Verdict.TOTAL_FAILED;
        }
        return finding(Check.FORM).isPassed() ? Verdict.INDETERMINATE : Verdict.UNREADABLE;
    }

    private @Nullable Boolean intact() {
        List<Check> about =
                List.of(Check.BYTE_RANGE, Check.OVERLAP, Check.FORM, Check.SIGNER, Check.DIGEST, Check.SIGNATURE_VALUE);
        if (about.stream().anyMatch(check -> finding(check).result() == Result.FAILED)) {
            return false;
        }
        return about.stream().allMatch(check -> finding(check).isPassed()) ? Boolean.TRUE : null;
    }

    private Optional<Finding> decisive() {
        return against().findFirst();
    }

    private Stream<Finding> against() {
        return findings.values().stream()
                .filter(finding -> !finding.isPassed())
                .filter(finding -> !finding.code().equals("NOT_CHECKED"))
                .sorted(Comparator.comparingInt(finding -> finding.result() == Result.FAILED ? 0 : 1));
    }

    private Finding finding(Check check) {
        return Objects.requireNonNull(findings.get(check));
    }
}
