package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Lists of models that come in pages: Gemini's, Cohere's and Anthropic's ways to ask for the next. */
final class ModelPages {
    /** More than any service has. */
    static final int MOST = 20;

    private ModelPages() {}

    /** The address of the page behind this one; empty for the last. */
    static Optional<HttpUrl> next(HttpUrl asked, JsonNode page) {
        if (hasText(page.path("nextPageToken"))) {
            return Optional.of(with(asked, "pageToken", page.path("nextPageToken")));
        }
        if (hasText(page.path("next_page_token"))) {
            return Optional.of(with(asked, "page_token", page.path("next_page_token")));
        }
        if (page.path("has_more").asBoolean(false) && hasText(page.path("last_id"))) {
            return Optional.of(with(asked, "after_id", page.path("last_id")));
        }
        return Optional.empty();
    }

    private static boolean hasText(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank();
    }

    private static HttpUrl with(HttpUrl asked, String name, JsonNode value) {
        return asked.newBuilder().setQueryParameter(name, value.asText()).build();
    }
}
