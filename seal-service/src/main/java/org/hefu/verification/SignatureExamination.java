package org.hefu.verification;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.certificate.Certificate;
import org.jspecify.annotations.Nullable;

/** Puts one signature through all checks, and draws the conclusion by ETSI EN 319 102-1, section 5.1.3. */
final class SignatureExamination {

    private final ExaminedSignature signature;
    private final ChangesAfterCheck changes;
    private final Map<Check, Finding> findings = new EnumMap<>(Check.class);

    /**
     * @param changes shared by all signatures of the file
     */
    SignatureExamination(ExaminedSignature signature, List<FoundSignature> all, ChangesAfterCheck changes) {
        this.signature = signature;
        this.changes = changes;
        List<SignatureCheck> checks = List.of(
                new ByteRangeCheck(),
                new OverlapCheck(all),
                new FieldCheck(),
                new FormCheck(),
                new SignerCheck(),
                new AlgorithmsCheck(),
                new SignerCertificateCheck(),
                new SignedAttributesCheck(),
                new DigestCheck(),
                new SignatureValueCheck(),
                new CertificatePathCheck(),
                new ClaimedTimeCheck(),
                new CoverageCheck(),
                changes);
        for (SignatureCheck check : checks) {
            Finding finding = check.check(signature);
            findings.put(finding.check(), finding);
        }
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
                signature.certificate().map(Certificate::owner).orElse(null),
                signature.claimedTime().orElse(null),
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
        return verdict() == Verdict.TOTAL_PASSED ? signature.certificate() : Optional.empty();
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
