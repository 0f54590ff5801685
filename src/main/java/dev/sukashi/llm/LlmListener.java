package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.time.Instant;

/**
 * Hears of one call. Called by the adapter's threads, one call at a time; after {@link #onFinished},
 * {@link #onFailed} or {@link LlmCall#cancel()} nothing more is said.
 */
public interface LlmListener {
    /** The model thinks before its first text; said once, and only where the service tells. */
    default void onThinking() {}

    /** An answer's headers said what is left of the service's limits; of a refusal's too, so possibly several times. */
    default void onLimits(RateLimits limits) {}

    /**
     * The service could not answer now, and is asked again then.
     *
     * @param until at least a second from now
     */
    default void onPause(Instant until) {}

    /**
     * More text came.
     *
     * @param soFar all text until now, without thinking
     */
    void onDelta(String soFar);

    void onFinished(LlmAnswer answer);

    void onFailed(Problem problem);
}
