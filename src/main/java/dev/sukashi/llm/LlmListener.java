package dev.sukashi.llm;

import dev.sukashi.line.Problem;

/**
 * Hears of one call. Called by the adapter's threads, one call at a time; after {@link #onFinished},
 * {@link #onFailed} or {@link LlmCall#cancel()} nothing more is said.
 */
public interface LlmListener {
    /**
     * More text came.
     *
     * @param soFar all text until now, without thinking
     */
    void onDelta(String soFar);

    void onFinished(LlmAnswer answer);

    void onFailed(Problem problem);

    default void onThinking() {}
}
