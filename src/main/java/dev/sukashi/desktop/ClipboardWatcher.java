package dev.sukashi.desktop;

import java.util.function.Consumer;

/** Tells of text that another program put on the clipboard. */
public interface ClipboardWatcher extends AutoCloseable {
    /**
     * Begins to listen. The listener is called by the watcher's own thread, once for each change that carries text,
     * never for what {@link #copy} put there, and must not block.
     *
     * @param maxCharacters of a longer text only so many characters are kept, see {@link Copied#truncated()}
     */
    void start(int maxCharacters, Consumer<Copied> listener);

    /** Puts text on the clipboard for other programs. Safe from any thread. */
    void copy(String text);

    @Override
    void close();

    /**
     * What was copied.
     *
     * @param text well-formed UTF-16: lone surrogates and undecodable bytes came as U+FFFD
     * @param length characters of the whole text, or the best estimate where it was not read whole
     */
    record Copied(String text, long length) {
        public boolean truncated() {
            return length > text.length();
        }
    }
}
