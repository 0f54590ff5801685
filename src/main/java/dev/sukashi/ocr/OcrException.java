package dev.sukashi.ocr;

import dev.sukashi.line.Problem;

/** Carries the {@link Problem} out of a read that cannot be done. */
public final class OcrException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public OcrException(Problem problem) {
        super(problem.kind() + " " + problem.details());
        this.problem = problem;
    }

    OcrException(Problem problem, Throwable cause) {
        super(problem.kind() + " " + problem.details(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
