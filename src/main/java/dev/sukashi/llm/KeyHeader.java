package dev.sukashi.llm;

/**
 * How a service wants its key.
 *
 * @param prefix before the key, with its space
 */
record KeyHeader(String name, String prefix) {
    /** RFC 6750, 2.1. */
    static final KeyHeader BEARER = new KeyHeader("Authorization", "Bearer ");

    /** The dialect itself puts the key where it belongs. */
    static final KeyHeader NONE = new KeyHeader("", "");
}
