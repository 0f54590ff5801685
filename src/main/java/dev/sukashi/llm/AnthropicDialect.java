package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Anthropic's messages. Parameters go by OpenAI's names or by Anthropic's own; what this protocol does not have is left
 * out, as the service refuses what it does not know.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">API reference, Messages</a>
 */
final class AnthropicDialect implements Dialect {
    /** The service demands a limit. A line of a game is far below it. */
    private static final int MAX_TOKENS = 1024;

    private static final String CACHE_CONTROL = "cache_control";
    private static final Set<String> SAMPLING = Set.of("temperature", "top_p", "top_k");
    private static final Set<String> FOREIGN = Set.of(
            "frequency_penalty",
            "presence_penalty",
            "repetition_penalty",
            "repeat_penalty",
            "logit_bias",
            "logprobs",
            "min_p",
            "n",
            "seed",
            "stream_options");

    private static final String MESSAGES = "/messages";
    private static final Pattern VERSIONED = Pattern.compile(".*/v\\d+");

    @Override
    public KeyHeader keyHeader() {
        return new KeyHeader("x-api-key", "");
    }

    @Override
    public WireRequest request(LlmEndpoint endpoint, LlmRequest request, Set<String> without) throws ProblemException {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", endpoint.model().strip());
        body.put("max_tokens", MAX_TOKENS);
        final Conversation conversation = Conversation.of(request.messages());
        if (!conversation.system().isEmpty()) {
            final ObjectNode block = body.putArray("system").addObject();
            block.put("type", "text").put("text", conversation.system());
            if (!without.contains(CACHE_CONTROL)) {
                block.putObject(CACHE_CONTROL).put("type", "ephemeral");
            }
        }
        conversation.writeTurns(body.putArray("messages"), AnthropicDialect::content);
        body.put("stream", request.stream());
        endpoint.parameters().forEach((name, value) -> {
            if (!value.isNull() && !without.contains(name) && !FOREIGN.contains(name)) {
                writeParameter(body, name, value);
            }
        });
        final int budget = body.path("thinking").path("budget_tokens").asInt(0);
        if (budget >= body.path("max_tokens").asInt(0)) {
            // The limit counts the thinking too, and must be above what it may take.
            body.put("max_tokens", budget + MAX_TOKENS);
        }
        Json.merge(body, endpoint.body());
        final ServiceUrl url = ServiceUrl.of(endpoint.url());
        final String path = url.literal() ? url.path() : base(url) + MESSAGES;
        return new WireRequest(url.withPath(path).build(), headers(CommonHeaders.chat(request.stream())), body);
    }

    /** At most 1000 come at once; further pages are not asked for. */
    @Override
    public WireRequest modelsRequest(LlmEndpoint endpoint) throws ProblemException {
        final ServiceUrl url = ServiceUrl.of(endpoint.url());
        return new WireRequest(
                url.withPath(base(url) + "/models")
                        .setQueryParameter("limit", "1000")
                        .build(),
                headers(CommonHeaders.JSON),
                null);
    }

    /**
     * Pictures before the text: "Claude works best when images come before text".
     *
     * @see <a href="https://platform.claude.com/docs/en/build-with-claude/vision">Vision</a>
     */
    private static JsonNode content(ChatMessage message) {
        if (message.images().isEmpty()) {
            return JsonNodeFactory.instance.textNode(message.content());
        }
        final ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        for (final ChatImage image : message.images()) {
            blocks.addObject()
                    .put("type", "image")
                    .putObject("source")
                    .put("type", "base64")
                    .put("media_type", image.mediaType())
                    .put("data", image.base64());
        }
        blocks.addObject().put("type", "text").put("text", message.content());
        return blocks;
    }

    private static String base(ServiceUrl url) {
        final String path = url.pathWithout(MESSAGES);
        final boolean complete = url.literal()
                || path.length() < url.path().length()
                || VERSIONED.matcher(path).matches();
        return complete ? path : path + "/v1";
    }

    private static Map<String, String> headers(Map<String, String> common) {
        final Map<String, String> headers = new HashMap<>(common);
        headers.put("anthropic-version", "2023-06-01");
        return headers;
    }

    private static void writeParameter(ObjectNode body, String name, JsonNode value) {
        switch (name) {
            case "max_completion_tokens", "max_output_tokens" -> body.set("max_tokens", value);
            case "stop" -> body.set("stop_sequences", value.isArray() ? value : array(value));
            case "thinking" -> writeThinking(body, value);
            case "enable_thinking" ->
                body.putObject("thinking").put("type", value.asBoolean() ? "adaptive" : "disabled");
            case "thinking_budget" -> {
                final ObjectNode thinking = body.putObject("thinking");
                if (value.asInt() > 0) {
                    thinking.put("type", "enabled").put("budget_tokens", value.asInt());
                } else {
                    thinking.put("type", "disabled");
                }
            }
            case "reasoning_effort" -> {
                if (value.asText().equals("none")) {
                    body.putObject("thinking").put("type", "disabled");
                } else {
                    final String effort = value.asText().equals("minimal") ? "low" : value.asText();
                    body.putObject("output_config").put("effort", effort);
                }
            }
            default -> body.set(name, value);
        }
    }

    private static void writeThinking(ObjectNode body, JsonNode value) {
        if (value.isBoolean()) {
            body.putObject("thinking").put("type", value.asBoolean() ? "adaptive" : "disabled");
        } else if (value.isTextual()) {
            body.putObject("thinking").put("type", value.asText());
        } else {
            body.set("thinking", value);
        }
    }

    private static ArrayNode array(JsonNode value) {
        return JsonNodeFactory.instance.arrayNode().add(value);
    }

    @Override
    public List<AnswerPart> readEvent(String name, JsonNode data) {
        if (isError(data)) {
            return List.of(new AnswerPart.Failed(readError(data)));
        }
        final List<AnswerPart> parts = new ArrayList<>();
        switch (data.path("type").asText(name)) {
            case "message_start" -> readMessage(data.path("message"), parts);
            case "message" -> readMessage(data, parts);
            case "content_block_start" -> readBlock(data.path("content_block"), parts);
            case "content_block_delta" -> readBlock(data.path("delta"), parts);
            case "message_delta" -> {
                readStop(data.path("delta"), parts);
                readUsage(data.path("usage"), parts);
            }
            case "message_stop" -> parts.add(new AnswerPart.Done());
            case "ping", "content_block_stop" -> parts.add(new AnswerPart.Text(""));
            case "error" -> parts.add(new AnswerPart.Failed(readError(data)));
            default -> {
                // "New event types may be added": Streaming Messages, Other events.
            }
        }
        return parts;
    }

    @Override
    public List<AnswerPart> readWhole(JsonNode body) {
        return readEvent("", body);
    }

    private static boolean isError(JsonNode data) {
        final JsonNode error = data.path("error");
        return error.isObject() || !error.asText("").isEmpty();
    }

    private static void readMessage(JsonNode message, List<AnswerPart> parts) {
        parts.add(new AnswerPart.Text(""));
        if (!message.path("model").asText("").isEmpty()) {
            parts.add(new AnswerPart.Model(message.path("model").asText()));
        }
        for (final JsonNode block : message.path("content")) {
            readBlock(block, parts);
        }
        readStop(message, parts);
        readUsage(message.path("usage"), parts);
    }

    /** A block, or what is added to one. */
    private static void readBlock(JsonNode block, List<AnswerPart> parts) {
        switch (block.path("type").asText("")) {
            case "text", "text_delta" ->
                parts.add(new AnswerPart.Text(block.path("text").asText("")));
            case "thinking", "redacted_thinking", "thinking_delta", "signature_delta" ->
                parts.add(new AnswerPart.Thought());
            default -> parts.add(new AnswerPart.Text(""));
        }
    }

    private static void readStop(JsonNode from, List<AnswerPart> parts) {
        final String reason = from.path("stop_reason").asText("");
        if (!reason.isEmpty()) {
            parts.add(new AnswerPart.Finish(reason));
        }
        if (reason.equals("refusal")) {
            final String why = from.path("stop_details").path("explanation").asText("");
            parts.add(new AnswerPart.Blocked(why.isEmpty() ? reason : why));
        }
    }

    /** {@code input_tokens} counts neither what was read from the cache nor what was written to it. */
    private static void readUsage(JsonNode usage, List<AnswerPart> parts) {
        if (usage.isObject()) {
            final int cached = Counts.of(usage.path("cache_read_input_tokens"));
            final int written = Counts.of(usage.path("cache_creation_input_tokens"));
            parts.add(new AnswerPart.Cost(new Usage(
                    Counts.of(usage.path("input_tokens")) + cached + written,
                    Counts.of(usage.path("output_tokens")),
                    cached)));
        }
    }

    /** {@code {type:"error",error:{type,message}}}. In a stream the type stands for the status that could not be sent. */
    @Override
    public ServiceError readError(JsonNode body) {
        final ServiceError error = ServiceError.read(body);
        final String status = switch (error.type()) {
            case "api_error" -> "500";
            case "timeout_error" -> "504";
            case "overloaded_error" -> "529";
            case "request_too_large" -> "413";
            default -> error.code();
        };
        return new ServiceError(status, error.type(), error.message());
    }

    @Override
    public Optional<List<String>> readModels(JsonNode body) {
        if (!body.path("data").isArray()) {
            return Optional.empty();
        }
        final List<String> ids = new ArrayList<>();
        body.path("data").forEach(model -> ids.add(model.path("id").asText("")));
        return ids.contains("") ? Optional.empty() : Optional.of(List.copyOf(ids));
    }

    /** Newest models refuse sampling, and services that imitate the protocol may not know the cache. */
    @Override
    public Optional<String> concession(int status, ServiceError error, Set<String> without) {
        if (status != 400 && status != 422) {
            return Optional.empty();
        }
        final List<String> features = new ArrayList<>(List.of(CACHE_CONTROL));
        features.addAll(SAMPLING.stream().sorted().toList());
        return features.stream()
                .filter(feature -> !without.contains(feature) && error.message().contains(feature))
                .findFirst();
    }
}
