package org.hefu.problem;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hefu.ledger.Receipt;
import org.jspecify.annotations.Nullable;

/** A request that is not served, for a reason that its caller is told. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Object[] arguments;
    private final transient @Nullable Receipt receipt;
    private final @Nullable Enum<?> reason;
    private final @Nullable Duration wait;

    /**
     * @param arguments for the problem's sentence; no personal data
     */
    public ProblemException(Problem problem, Object... arguments) {
        this(problem, null, null, null, arguments);
    }

    private ProblemException(
            Problem problem,
            @Nullable Receipt receipt,
            @Nullable Enum<?> reason,
            @Nullable Duration wait,
            Object[] arguments) {
        super(problem.name() + ": " + problem.sentence(Locale.ENGLISH, arguments));
        this.problem = problem;
        this.receipt = receipt;
        this.reason = reason;
        this.wait = wait;
        this.arguments = arguments;
    }

    /** The same, with the proof that it is on the ledger. */
    public ProblemException recorded(Receipt proof) {
        return new ProblemException(problem, proof, reason, wait, arguments);
    }

    /** The same, with the code of what stands behind it; codes are published. */
    public ProblemException because(Enum<?> code) {
        return new ProblemException(problem, receipt, code, wait, arguments);
    }

    /** All that look into documents, or seal them, are at work; the same request is served after a while. */
    public static ProblemException busy() {
        return new ProblemException(Problem.VERIFIERS_BUSY, null, null, Duration.ofSeconds(10), new Object[0]);
    }

    /**
     * Too many requests came; the same one is served after a while.
     *
     * @param wait told in whole seconds, at least one
     */
    public static ProblemException tooMany(Duration wait) {
        Duration told =
                Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
        return new ProblemException(
                Problem.TOO_MANY_REQUESTS, null, null, told, new Object[] {Long.toString(told.toSeconds())});
    }

    /** How long to wait before it is worth trying again (RFC 9110, section 10.2.3); empty if that is not known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }

    public Problem problem() {
        return problem;
    }

    /** Proof that this refusal or failure is on the ledger; empty for one that is not recorded. */
    public Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    /** The code of what stands behind the problem, where one problem has several reasons. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason).map(Enum::name);
    }

    public String sentence(Locale locale) {
        return problem.sentence(locale, arguments);
    }
}
