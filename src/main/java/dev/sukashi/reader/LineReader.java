package dev.sukashi.reader;

import java.util.List;

/**
 * Helps a player to read lines of one language without any service: cuts a line into words and says what each means.
 * Safe for several threads.
 */
public interface LineReader {
    /** The language it reads, as an ISO 639 code such as {@code ja}. */
    String language();

    /** Begins to load what is needed on a thread of its own and returns at once; a second call does nothing. */
    void preload();

    /**
     * Cuts a text into words. The first call waits until everything is loaded, a moment at most.
     *
     * @param text any text; line breaks, other languages and malformed UTF-16 are allowed
     * @return the words in order; their surfaces joined give the text again
     */
    List<Word> read(String text);
}
