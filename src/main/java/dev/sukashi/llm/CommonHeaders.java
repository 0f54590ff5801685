package dev.sukashi.llm;

import java.util.Map;

/** Headers that each dialect sends. */
final class CommonHeaders {
    /** For a GET. */
    static final Map<String, String> JSON = Map.of("Accept", "application/json");

    private CommonHeaders() {}

    /** For a conversation. Compression would hold a stream's pieces back, and hides whether its end was told. */
    static Map<String, String> chat(boolean stream) {
        final String accept = stream ? "text/event-stream, application/json" : "application/json";
        return Map.of("Accept", accept, "Accept-Encoding", "identity");
    }
}
