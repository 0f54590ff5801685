package dev.sukashi.llm;

import java.time.Duration;

/**
 * How long to wait; each is more than zero.
 *
 * @param connect until the connection stands
 * @param firstToken from there until the first piece of text or thinking; a service's keep-alive is none
 * @param idle between two pieces
 */
public record LlmTimeouts(Duration connect, Duration firstToken, Duration idle) {
    public static final LlmTimeouts DEFAULT =
            new LlmTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30));

    public LlmTimeouts {
        if (!isPositive(connect) || !isPositive(firstToken) || !isPositive(idle)) {
            throw new IllegalArgumentException("a time-out is more than zero");
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
