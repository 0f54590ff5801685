package dev.sukashi.translate;

import dev.sukashi.llm.RateLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a service still allows, as its rate-limit headers say.
 *
 * @param requests what is left of them
 * @param tokens what is left of them
 */
public record Allowance(Optional<Left> requests, Optional<Left> tokens) {
    /**
     * What is left of one kind.
     *
     * @param count 0 or more
     * @param reset until there is the whole amount again
     */
    public record Left(long count, Duration reset) {}

    /** What an answer's headers say. */
    static Allowance of(RateLimits limits) {
        return new Allowance(
                left(limits.remainingRequests(), limits.requestsReset()),
                left(limits.remainingTokens(), limits.tokensReset()));
    }

    private static Optional<Left> left(OptionalLong count, Optional<Duration> reset) {
        return count.isPresent() && reset.isPresent()
                ? Optional.of(new Left(count.getAsLong(), reset.get()))
                : Optional.empty();
    }
}
