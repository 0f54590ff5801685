package dev.sukashi.source;

import java.util.function.Consumer;

/** Delivers text of a game as it appears. */
public interface TextSource extends AutoCloseable {
    /**
     * Begins to deliver.
     *
     * @param listener called by the source's own thread, must not block
     */
    void start(Consumer<SourceText> listener);

    /** Ends the deliveries. */
    @Override
    void close();
}
