package org.hefu.inspection;

import org.hefu.verification.report.Verdict;

/** Colour and mark of a verdict; the words stand beside them always. */
record VerdictLook(String tone, String mark) {

    static VerdictLook of(Verdict verdict) {
        return switch (verdict) {
            case TOTAL_PASSED -> new VerdictLook("good", "✓");
            case TOTAL_FAILED -> new VerdictLook("bad", "✕");
            case INDETERMINATE -> new VerdictLook("warn", "?");
            case NO_SIGNATURE, UNREADABLE -> new VerdictLook("", "–");
        };
    }
}
