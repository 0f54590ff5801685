package dev.sukashi.translate;

import java.time.Duration;
import java.util.Optional;

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
}
