package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed.
 *
 * @param retryAfter the pause that the service asks for; null without one
 * @param status the HTTP status that it amounts to; 0 where it is none or where the answer had begun
 */
record Failure(Problem problem, Retry retry, @Nullable Duration retryAfter, int status) {
    /** Whether another attempt may help. */
    enum Retry {
        NEVER,
        ONCE_QUICKLY,
        YES
    }

    Failure(Problem problem, Retry retry, @Nullable Duration retryAfter) {
        this(problem, retry, retryAfter, 0);
    }

    static Failure lasting(Problem problem) {
        return new Failure(problem, Retry.NEVER, null);
    }

    static Failure passing(Problem problem) {
        return new Failure(problem, Retry.YES, null);
    }

    /** What kept a token from being made. */
    static Failure ofMinting(Throwable thrown) {
        final Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (!(cause instanceof ProblemException known)) {
            return lasting(
                    Problem.of(Problem.Kind.INTERNAL, "reason", cause.getClass().getSimpleName()));
        }
        return switch (known.problem().kind()) {
            case KEY_REFUSED -> new Failure(known.problem(), Retry.NEVER, null, 401);
            case NOT_ALLOWED -> new Failure(known.problem(), Retry.NEVER, null, 403);
            case RATE_LIMITED -> new Failure(known.problem(), Retry.YES, null, 429);
            case UNREACHABLE, UNKNOWN_HOST, CUT, SERVER_ERROR -> passing(known.problem());
            default -> lasting(known.problem());
        };
    }

    Failure lasting() {
        return lasting(problem);
    }
}
