package dev.sukashi.llm;

/** Speaks to one configured model over one wire protocol. Safe for several threads. */
public interface LlmAdapter extends AutoCloseable {
    /** Sends a request and returns at once. The listener may hear of a failure before this returns. */
    LlmCall send(LlmRequest request, LlmListener listener);

    /** Cancels what is under way and ends the adapter's threads. */
    @Override
    void close();
}
