package org.hefu.inspection;

import java.util.List;
import java.util.Objects;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.CheckResult;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.SignatureReport;
import org.jspecify.annotations.Nullable;

/**
 * One of the four things that people mix up about a signature: is it intact, does it cover what is shown, is the signer
 * trusted, was it in time.
 *
 * @param word names the question in the messages
 * @param answer names its answer in the messages
 */
record Question(String word, Result result, String answer) {

    static List<Question> of(SignatureReport signature) {
        return List.of(
                yesNo("intact", signature.intact()),
                coverage(signature),
                yesNo("trusted", signature.trusted()),
                time(signature));
    }

    public String tone() {
        return switch (result) {
            case PASSED -> "good";
            case FAILED -> "bad";
            case UNKNOWN -> "warn";
        };
    }

    public String mark() {
        return switch (result) {
            case PASSED -> "✓";
            case FAILED -> "✕";
            case UNKNOWN -> "?";
        };
    }

    private static Question yesNo(String word, @Nullable Boolean yes) {
        if (yes == null) {
            return new Question(word, Result.UNKNOWN, word + ".unknown");
        }
        return yes ? new Question(word, Result.PASSED, word + ".yes") : new Question(word, Result.FAILED, word + ".no");
    }

    private static Question coverage(SignatureReport signature) {
        if (signature.coverage() == Coverage.NONE) {
            return new Question("coverage", Result.FAILED, "coverage.none");
        }
        return switch (signature.changesAfter()) {
            case NONE -> new Question("coverage", Result.PASSED, "coverage.whole");
            case ALLOWED -> new Question("coverage", Result.PASSED, "coverage.allowed");
            case FORBIDDEN -> new Question("coverage", Result.FAILED, "coverage.forbidden");
            case UNKNOWN -> new Question("coverage", Result.UNKNOWN, "coverage.unknown");
        };
    }

    private static Question time(SignatureReport signature) {
        boolean proven = signature.timestamps().stream()
                .anyMatch(stamp -> Objects.equals(stamp.intact(), true) && Objects.equals(stamp.trusted(), true));
        if (proven && signature.provenTime() != null) {
            return new Question("time", Result.PASSED, "time.proven");
        }
        Result claimed = signature.checks().stream()
                .filter(check -> check.check() == Check.CLAIMED_TIME)
                .map(CheckResult::result)
                .findFirst()
                .orElse(Result.UNKNOWN);
        if (signature.claimedTime() == null && claimed == Result.PASSED) {
            return new Question("time", Result.UNKNOWN, "time.none");
        }
        return new Question(
                "time",
                claimed,
                switch (claimed) {
                    case PASSED -> "time.claimed";
                    case FAILED -> "time.wrong";
                    case UNKNOWN -> "time.unknown";
                });
    }
}
