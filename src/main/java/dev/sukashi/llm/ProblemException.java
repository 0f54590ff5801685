package dev.sukashi.llm;

import dev.sukashi.line.Problem;

/** Carries a {@link Problem} out of a method that cannot go on. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.kind() + " " + problem.details());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
