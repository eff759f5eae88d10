package org.hefu.verification;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param subIndication why the signature cannot pass; null if the check passed
 * @param code stable name of what was found
 */
record Finding(Check check, Result result, @Nullable SubIndication subIndication, String code, String zh, String en) {

    static Finding passed(Check check, String zh, String en) {
        return new Finding(check, Result.PASSED, null, "PASSED", zh, en);
    }

    static Finding failed(Check check, SubIndication why, String code, String zh, String en) {
        return new Finding(check, Result.FAILED, why, code, zh, en);
    }

    static Finding unknown(Check check, SubIndication why, String code, String zh, String en) {
        return new Finding(check, Result.UNKNOWN, why, code, zh, en);
    }

    /** The check could not be made, because something it rests on is missing; that is reported by another check. */
    static Finding skipped(Check check) {
        return new Finding(
                check,
                Result.UNKNOWN,
                SubIndication.GENERIC,
                "NOT_CHECKED",
                "前一项检查未通过，本项无法进行",
                "An earlier check did not pass, so this one could not be made");
    }

    boolean isPassed() {
        return result == Result.PASSED;
    }

    CheckResult toResult() {
        return new CheckResult(check, result, en, zh);
    }

    Reason toReason() {
        return new Reason(code, zh, en);
    }
}
