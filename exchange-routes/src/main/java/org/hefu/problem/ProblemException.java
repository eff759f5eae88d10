package org.hefu.problem;

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

    /**
     * @param arguments for the problem's sentence; no personal data
     */
    public ProblemException(Problem problem, Object... arguments) {
        this(problem, null, arguments);
    }

    private ProblemException(Problem problem, @Nullable Receipt receipt, Object[] arguments) {
        super(problem.name() + ": " + problem.sentence(Locale.ENGLISH, arguments));
        this.problem = problem;
        this.receipt = receipt;
        this.arguments = arguments;
    }

    /** The same, with the proof that it is on the ledger. */
    public ProblemException recorded(Receipt proof) {
        return new ProblemException(problem, proof, arguments);
    }

    public Problem problem() {
        return problem;
    }

    /** Proof that this refusal or failure is on the ledger; empty for one that is not recorded. */
    public Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    public String sentence(Locale locale) {
        return problem.sentence(locale, arguments);
    }
}
