package org.hefu.problem;

import java.util.Locale;

/** A request that is not served, for a reason that its caller is told. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Object[] arguments;

    /**
     * @param arguments for the problem's sentence; no personal data
     */
    public ProblemException(Problem problem, Object... arguments) {
        super(problem.name() + ": " + problem.sentence(Locale.ENGLISH, arguments));
        this.problem = problem;
        this.arguments = arguments;
    }

    public Problem problem() {
        return problem;
    }

    public String sentence(Locale locale) {
        return problem.sentence(locale, arguments);
    }
}
