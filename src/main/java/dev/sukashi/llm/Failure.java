package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed.
 *
 * @param retryAfter the pause that the service asks for; null without one
 */
record Failure(Problem problem, Retry retry, @Nullable Duration retryAfter) {
    /** Whether another attempt may help. */
    enum Retry {
        NEVER,
        ONCE_QUICKLY,
        YES
    }

    static Failure lasting(Problem problem) {
        return new Failure(problem, Retry.NEVER, null);
    }

    static Failure passing(Problem problem) {
        return new Failure(problem, Retry.YES, null);
    }

    Failure lasting() {
        return lasting(problem);
    }
}
