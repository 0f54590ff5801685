package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Cohere's chat, version 2. Parameters go by OpenAI's names or by Cohere's own.
 *
 * @see <a href="https://docs.cohere.com/reference/chat-stream">API reference, Chat with Streaming</a>
 */
final class CohereDialect implements Dialect {
    private static final Set<String> FOREIGN =
            Set.of("stream_options", "n", "logit_bias", "min_p", "repetition_penalty", "reasoning_effort");

    @Override
    public KeyHeader keyHeader() {
        return KeyHeader.BEARER;
    }

    @Override
    public WireRequest request(LlmEndpoint endpoint, LlmRequest request, Set<String> without) throws ProblemException {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", endpoint.model().strip());
        final var messages = body.putArray("messages");
        for (final ChatMessage message : request.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .set("content", Content.of(message));
        }
        body.put("stream", request.stream());
        endpoint.parameters().forEach((name, value) -> {
            if (!value.isNull() && !FOREIGN.contains(name)) {
                writeParameter(body, name, value);
            }
        });
        Json.merge(body, endpoint.body());
        final ServiceUrl url = ServiceUrl.of(endpoint.url());
        final String path = url.literal() ? url.path() : root(url) + "/v2/chat";
        return new WireRequest(url.withPath(path).build(), CommonHeaders.chat(request.stream()), body);
    }

    /** At most 1000 come at once; further pages are not asked for. */
    @Override
    public WireRequest modelsRequest(LlmEndpoint endpoint) throws ProblemException {
        final ServiceUrl url = ServiceUrl.of(endpoint.url());
        return new WireRequest(
                url.withPath(root(url) + "/v1/models")
                        .setQueryParameter("endpoint", "chat")
                        .setQueryParameter("page_size", "1000")
                        .build(),
                CommonHeaders.JSON,
                null);
    }

    /** What stands before the version. */
    private static String root(ServiceUrl url) {
        return url.pathWithout("/chat").replaceFirst("/v[12]$", "");
    }

    private static void writeParameter(ObjectNode body, String name, JsonNode value) {
        switch (name) {
            case "top_p" -> body.set("p", value);
            case "top_k" -> body.set("k", value);
            case "max_completion_tokens" -> body.set("max_tokens", value);
            case "stop" ->
                body.set(
                        "stop_sequences",
                        value.isArray()
                                ? value
                                : JsonNodeFactory.instance.arrayNode().add(value));
            case "enable_thinking" ->
                body.putObject("thinking").put("type", value.asBoolean() ? "enabled" : "disabled");
            case "thinking_budget" -> {
                final ObjectNode thinking = body.putObject("thinking");
                if (value.asInt() > 0) {
                    thinking.put("type", "enabled").put("token_budget", value.asInt());
                } else {
                    thinking.put("type", "disabled");
                }
            }
            default -> body.set(name, value);
        }
    }

    @Override
    public List<AnswerPart> readEvent(String name, JsonNode data) {
        final List<AnswerPart> parts = new ArrayList<>();
        final JsonNode delta = data.path("delta");
        switch (data.path("type").asText(name)) {
            case "content-start", "content-delta" ->
                readContent(delta.path("message").path("content"), parts);
            case "message-end" -> {
                readUsage(delta.path("usage"), parts);
                readEnd(delta, parts);
                parts.add(new AnswerPart.Done());
            }
            case "message-start", "content-end", "citation-start", "citation-end", "tool-plan-delta", "debug" ->
                parts.add(new AnswerPart.Text(""));
            default -> {
                if (isError(data)) {
                    parts.add(new AnswerPart.Failed(readError(data)));
                }
            }
        }
        return parts;
    }

    @Override
    public List<AnswerPart> readWhole(JsonNode body) {
        final List<AnswerPart> parts = new ArrayList<>();
        if (body.path("message").isObject()) {
            parts.add(new AnswerPart.Text(""));
            for (final JsonNode content : body.path("message").path("content")) {
                readContent(content, parts);
            }
            readUsage(body.path("usage"), parts);
            readEnd(body, parts);
        } else if (isError(body)) {
            parts.add(new AnswerPart.Failed(readError(body)));
        }
        return parts;
    }

    /** {@code {message}}, or what a gateway says in its place. */
    private static boolean isError(JsonNode data) {
        return data.path("message").isTextual()
                || (data.has("error") && !data.path("error").isNull());
    }

    private static void readContent(JsonNode content, List<AnswerPart> parts) {
        if (content.path("type").asText("").equals("thinking")
                || content.path("thinking").isTextual()) {
            parts.add(new AnswerPart.Thought());
        } else {
            parts.add(new AnswerPart.Text(content.path("text").asText("")));
        }
    }

    private static void readEnd(JsonNode end, List<AnswerPart> parts) {
        final String reason = end.path("finish_reason").asText("");
        switch (reason) {
            case "" -> {
                // Told later, or never.
            }
            case "ERROR", "TIMEOUT" -> {
                final String message = end.path("error").asText("");
                final String status = reason.equals("TIMEOUT") ? "504" : "500";
                parts.add(
                        new AnswerPart.Failed(new ServiceError(status, reason, message.isEmpty() ? reason : message)));
            }
            case "ERROR_TOXIC" -> {
                parts.add(new AnswerPart.Finish(reason));
                parts.add(new AnswerPart.Blocked(reason));
            }
            default -> parts.add(new AnswerPart.Finish(reason));
        }
    }

    /** What is billed; where that is not told, what the model took. */
    private static void readUsage(JsonNode usage, List<AnswerPart> parts) {
        final JsonNode billed = usage.path("billed_units");
        final JsonNode counted = billed.has("input_tokens") ? billed : usage.path("tokens");
        if (counted.isObject()) {
            parts.add(new AnswerPart.Cost(new Usage(
                    Counts.of(counted.path("input_tokens")),
                    Counts.of(counted.path("output_tokens")),
                    Counts.of(usage.path("cached_tokens")))));
        }
    }

    /** {@code {models:[{name,endpoints}]}}; those that cannot converse are left out. */
    @Override
    public Optional<List<String>> readModels(JsonNode body) {
        if (!body.path("models").isArray()) {
            return Optional.empty();
        }
        final List<String> names = new ArrayList<>();
        for (final JsonNode model : body.path("models")) {
            final String name = model.path("name").asText("");
            if (name.isBlank()) {
                return Optional.empty();
            }
            final List<String> endpoints = new ArrayList<>();
            model.path("endpoints").forEach(endpoint -> endpoints.add(endpoint.asText()));
            if (endpoints.contains("chat") || !model.has("endpoints")) {
                names.add(name);
            }
        }
        return Optional.of(List.copyOf(names));
    }

    @Override
    public Optional<String> concession(int status, ServiceError error, Set<String> without) {
        return Optional.empty();
    }
}
