package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a dialect wants sent; the transport adds the key and the player's headers.
 *
 * @param body posted as JSON; null for a GET
 */
record WireRequest(
        HttpUrl url, Map<String, String> headers, @Nullable JsonNode body) {
    WireRequest {
        headers = Map.copyOf(headers);
    }
}
