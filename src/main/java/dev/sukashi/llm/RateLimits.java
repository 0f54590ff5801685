package dev.sukashi.llm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a service's headers say is left of its limits.
 *
 * @param remainingRequests until {@code requestsReset}; empty where it does not say
 * @param requestsReset from the answer's arrival, never negative
 * @param remainingTokens until {@code tokensReset}
 * @param tokensReset from the answer's arrival, never negative
 */
public record RateLimits(
        OptionalLong remainingRequests,
        Optional<Duration> requestsReset,
        OptionalLong remainingTokens,
        Optional<Duration> tokensReset) {}
