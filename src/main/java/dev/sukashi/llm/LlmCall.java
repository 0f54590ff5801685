package dev.sukashi.llm;

/** A request under way. */
public interface LlmCall {
    /**
     * Closes the connection, so that the service stops working on it, and silences the listener. Returns at once, from
     * any thread; a second call, or one after the end, does nothing.
     */
    void cancel();
}
