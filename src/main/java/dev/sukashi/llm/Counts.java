package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what services count. */
final class Counts {
    private Counts() {}

    /** Tokens; 0 where there is no number, and within an int whatever the number. */
    static int of(JsonNode number) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE / 4, number.asLong(0)));
    }
}
