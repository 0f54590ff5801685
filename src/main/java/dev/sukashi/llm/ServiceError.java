package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a service says about its failure. All is the service's own text, neither cleaned nor cut.
 *
 * @param code its code, a word or a number; empty without one
 * @param type its type; empty without one
 * @param message its sentence; where none was found, the whole body
 */
record ServiceError(String code, String type, String message) {
    /** Gemini, xAI and others say so under 400. */
    private static final Pattern BAD_KEY =
            Pattern.compile("(?i)api[ _-]?key not valid|\\b(?:incorrect|invalid) api[ _-]?key\\b");

    /** Anthropic says so under 400, as do services in China. */
    private static final Pattern NO_BALANCE =
            Pattern.compile("(?i)欠费|余额不足|credit balance is too low|\\binsufficient (?:account )?balance\\b");

    /**
     * Reads the shapes that services use: {@code {error:{message,type,code}}}, {@code {error:"…"}} (xAI, Ollama,
     * simple-one-api), {@code {message,type,code}} (Cerebras, Mistral), {@code {code,message}} (SiliconFlow),
     * {@code {detail}} (FastAPI), {@code {errors:[{code,message}]}} (Cloudflare), {@code {error_code,error_msg}} (Baidu)
     * and {@code [{error:{…}}]} (Gemini).
     */
    static ServiceError read(JsonNode body) {
        final JsonNode root = body.isArray() && !body.isEmpty() ? body.get(0) : body;
        final JsonNode error = root.path("error");
        if (error.isObject()) {
            return of(error, root);
        }
        if (root.path("errors").path(0).isObject()) {
            return of(root.path("errors").path(0), root);
        }
        return of(root, root);
    }

    private static ServiceError of(JsonNode error, JsonNode root) {
        final String message = first(error, "message", "msg", "error_msg", "error", "detail", "errors");
        return new ServiceError(
                first(error, "code", "error_code", "status"),
                first(error, "type"),
                message.isEmpty() ? root.toString() : message);
    }

    private static String first(JsonNode node, String... names) {
        for (final String name : names) {
            final JsonNode value = node.path(name);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText();
            }
            if (value.isContainerNode() && !value.isEmpty()) {
                return value.toString();
            }
        }
        return "";
    }

    /** Whether the service's content filter refused. */
    boolean isFilter() {
        return says("content_filter", "data_inspection_failed", "content_policy", "datainspectionfailed");
    }

    /**
     * The HTTP status that this error would have come under, had the service given it one: its numeric code, else what
     * its words stand for.
     */
    OptionalInt status() {
        if (BAD_KEY.matcher(message).find()) {
            return OptionalInt.of(401);
        }
        if (says("insufficient_quota", "insufficient_balance", "arrearage", "billing")
                || NO_BALANCE.matcher(message).find()) {
            return OptionalInt.of(402);
        }
        if (code.matches("[45]\\d\\d")) {
            return OptionalInt.of(Integer.parseInt(code));
        }
        if (says("api_key", "authentication", "unauthorized", "unauthenticated")) {
            return OptionalInt.of(401);
        }
        if (says("permission", "forbidden")) {
            return OptionalInt.of(403);
        }
        if (says("not_found")) {
            return OptionalInt.of(404);
        }
        if (says("rate_limit", "too_many_requests", "throttl", "resource_exhausted")) {
            return OptionalInt.of(429);
        }
        if (says("invalid_request", "bad_request", "invalid_argument")) {
            return OptionalInt.of(400);
        }
        if (says("overloaded", "unavailable")) {
            return OptionalInt.of(503);
        }
        return OptionalInt.empty();
    }

    private boolean says(String... words) {
        final String both = (code + " " + type).toLowerCase(Locale.ROOT);
        for (final String word : words) {
            if (both.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
