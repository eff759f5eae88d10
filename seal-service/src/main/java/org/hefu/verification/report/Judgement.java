package org.hefu.verification.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the conclusion from what the checks of one signature found, by ETSI EN 319 102-1, section 5.1.3. */
public final class Judgement {

    private final Map<Check, Finding> findings = new EnumMap<>(Check.class);

    public Judgement(List<Finding> found) {
        found.forEach(this::add);
    }

    /** Of two findings of one check the worse counts. */
    private void add(Finding finding) {
        findings.merge(finding.check(), finding, (one, other) -> badness(one) >= badness(other) ? one : other);
    }

    private static int badness(Finding finding) {
        return switch (finding.result()) {
            case PASSED -> finding.isWarning() ? 1 : 0;
            case UNKNOWN -> 2;
            case FAILED -> 3;
        };
    }

    /** What one check found; that it could not be made if it was not. */
    public Finding finding(Check check) {
        return findings.getOrDefault(check, Finding.skipped(check));
    }

    public Verdict verdict() {
        if (findings.values().stream().allMatch(Finding::isPassed)) {
            return Verdict.TOTAL_PASSED;
        }
        if (findings.values().stream().anyMatch(finding -> finding.result() == Result.FAILED)) {
            return Verdict.TOTAL_FAILED;
        }
        Finding form = findings.get(Check.FORM);
        return form == null || form.isPassed() ? Verdict.INDETERMINATE : Verdict.UNREADABLE;
    }

    /** Why the signature did not pass; null if it did. */
    public @Nullable SubIndication subIndication() {
        return against().findFirst().map(Finding::subIndication).orElse(null);
    }

    /** False if one of these checks failed, true if all passed, null if that is unknown. */
    public @Nullable Boolean all(Check... checks) {
        if (Stream.of(checks).anyMatch(check -> finding(check).result() == Result.FAILED)) {
            return false;
        }
        return Stream.of(checks).allMatch(check -> finding(check).isPassed()) ? Boolean.TRUE : null;
    }

    /** What stands against the signature, most harmful first; checks that could only be skipped are left out. */
    public List<Reason> reasons() {
        return against().map(Finding::toReason).toList();
    }

    /** What an auditor should know besides, though it stands against nothing. */
    public List<Reason> warnings() {
        return findings.values().stream()
                .filter(Finding::isWarning)
                .map(Finding::toReason)
                .toList();
    }

    /** The report on the signature, which says no more of it than what the checks came to. */
    public SignatureReport.Builder report() {
        return SignatureReport.of(verdict(), subIndication(), results());
    }

    /** In the order of {@link Check}. */
    private List<CheckResult> results() {
        return findings.values().stream().map(Finding::toResult).toList();
    }

    private Stream<Finding> against() {
        return findings.values().stream()
                .filter(finding -> !finding.isPassed())
                .filter(finding -> !finding.code().equals("NOT_CHECKED"))
                .sorted(Comparator.comparingInt(finding -> -badness(finding)));
    }
}
