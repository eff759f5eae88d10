package org.hefu.verification.report;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param subIndication why the signature cannot pass; null if the check passed
 * @param code stable name of what was found
 */
public record Finding(
        Check check, Result result, @Nullable SubIndication subIndication, String code, String zh, String en) {

    private static final String PASSED = "PASSED";

    public static Finding passed(Check check, String zh, String en) {
        return new Finding(check, Result.PASSED, null, PASSED, zh, en);
    }

    /** The check passed, and whoever reads the report should know this. */
    public static Finding warned(Check check, String code, String zh, String en) {
        return new Finding(check, Result.PASSED, null, code, zh, en);
    }

    public static Finding failed(Check check, SubIndication why, String code, String zh, String en) {
        return new Finding(check, Result.FAILED, why, code, zh, en);
    }

    public static Finding unknown(Check check, SubIndication why, String code, String zh, String en) {
        return new Finding(check, Result.UNKNOWN, why, code, zh, en);
    }

    /** The check could not be made, because something it rests on is missing; that is reported by another check. */
    public static Finding skipped(Check check) {
        return new Finding(
                check,
                Result.UNKNOWN,
                SubIndication.GENERIC,
                "NOT_CHECKED",
                "前一项检查未通过，本项无法进行",
                "An earlier check did not pass, so this one could not be made");
    }

    public boolean isPassed() {
        return result == Result.PASSED;
    }

    boolean isWarning() {
        return isPassed() && !code.equals(PASSED);
    }

    public CheckResult toResult() {
        return new CheckResult(check, result, en, zh);
    }

    public Reason toReason() {
        return new Reason(code, zh, en);
    }
}
