package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OpenAI's chat completions, as OpenAI and the many that imitate it speak it. Reading is lenient: what one of them is
 * known to do differently is understood from all.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">API reference, Chat Completions</a>
 */
final class OpenAiDialect implements Dialect {
    /** The feature that asks a stream for its usage. */
    static final String STREAM_OPTIONS = "stream_options";

    @Override
    public KeyHeader keyHeader() {
        return KeyHeader.BEARER;
    }

    @Override
    public WireRequest request(LlmEndpoint endpoint, LlmRequest request, Set<String> without) throws ProblemException {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!endpoint.model().isBlank()) {
            body.put("model", endpoint.model().strip());
        }
        final ArrayNode messages = body.putArray("messages");
        for (final ChatMessage message : request.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .set("content", Content.of(message));
        }
        body.put("stream", request.stream());
        if (request.stream() && !without.contains(STREAM_OPTIONS)) {
            body.putObject(STREAM_OPTIONS).put("include_usage", true);
        }
        endpoint.parameters().forEach((name, value) -> {
            if (!value.isNull()) {
                body.set(name, value);
            }
        });
        Json.merge(body, endpoint.body());
        // Compression would hold a stream's pieces back, and hides whether its end was told.
        final Map<String, String> headers = Map.of(
                "Accept",
                request.stream() ? "text/event-stream, application/json" : "application/json",
                "Accept-Encoding",
                "identity");
        return new WireRequest(EndpointUrl.of(endpoint.url()).chat(), headers, body);
    }

    @Override
    public WireRequest modelsRequest(LlmEndpoint endpoint) throws ProblemException {
        return new WireRequest(EndpointUrl.of(endpoint.url()).models(), Map.of("Accept", "application/json"), null);
    }

    @Override
    public List<AnswerPart> readEvent(String name, JsonNode data) {
        return name.equals("error") ? List.of(new AnswerPart.Failed(readError(data))) : read(data);
    }

    @Override
    public List<AnswerPart> readWhole(JsonNode body) {
        return read(body);
    }

    private List<AnswerPart> read(JsonNode chunk) {
        if (isError(chunk)) {
            return List.of(new AnswerPart.Failed(readError(chunk)));
        }
        final List<AnswerPart> parts = new ArrayList<>();
        if (chunk.has("choices")) {
            parts.add(new AnswerPart.Text(""));
        }
        if (!chunk.path("model").asText("").isEmpty()) {
            parts.add(new AnswerPart.Model(chunk.path("model").asText()));
        }
        for (final JsonNode choice : chunk.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                readChoice(choice, parts);
            }
        }
        final JsonNode usage = chunk.path("usage").isObject()
                ? chunk.path("usage")
                : chunk.path("x_groq").path("usage");
        if (usage.isObject()) {
            parts.add(new AnswerPart.Cost(readUsage(usage)));
        }
        return parts;
    }

    private static void readChoice(JsonNode choice, List<AnswerPart> parts) {
        final JsonNode delta = choice.path("delta");
        final JsonNode message = choice.path("message");
        final JsonNode said = delta.isObject() ? delta : message;
        if (!said.path("reasoning_content").asText("").isEmpty()
                || !said.path("reasoning").asText("").isEmpty()) {
            parts.add(new AnswerPart.Thought());
        }
        readContent(said.path("content"), parts);
        // Some send the whole message once more with the last piece.
        final boolean whole = message.path("content").isTextual()
                && !message.path("content").asText().isEmpty();
        if (delta.isObject() && whole) {
            parts.add(new AnswerPart.Whole(message.path("content").asText()));
        }
        // The older completions form.
        if (!said.isObject() && choice.path("text").isTextual()) {
            parts.add(new AnswerPart.Text(choice.path("text").asText()));
        }
        if (!said.path("refusal").asText("").isEmpty()) {
            parts.add(new AnswerPart.Blocked(said.path("refusal").asText()));
        }
        final String finish = choice.path("finish_reason").asText("");
        if (!finish.isEmpty()) {
            parts.add(new AnswerPart.Finish(finish));
        }
        if (finish.equals("content_filter")) {
            parts.add(new AnswerPart.Blocked(finish));
        }
    }

    private static void readContent(JsonNode content, List<AnswerPart> parts) {
        if (content.isTextual()) {
            parts.add(new AnswerPart.Text(content.asText()));
        } else if (content.isArray()) {
            // Mistral: {type:text,text} and {type:thinking,thinking:[…]}.
            for (final JsonNode item : content) {
                final JsonNode text = item.isTextual() ? item : item.path("text");
                if (item.path("type").asText("").equals("thinking")) {
                    parts.add(new AnswerPart.Thought());
                } else if (text.isTextual()) {
                    parts.add(new AnswerPart.Text(text.asText()));
                }
            }
        }
    }

    private static boolean isError(JsonNode chunk) {
        final JsonNode error = chunk.path("error");
        if ((error.isObject() && !error.isEmpty())
                || (error.isTextual() && !error.asText().isEmpty())) {
            return true;
        }
        if (chunk.path("object").asText("").equals("error")) {
            return true;
        }
        // iFlytek's answers carry code:0; another stands where the choices should, or beside empty ones.
        final JsonNode code = chunk.path("code");
        final boolean numbered = code.isNumber() && code.asInt() != 0;
        if (!chunk.has("choices")) {
            return numbered || (code.isTextual() && chunk.has("message"));
        }
        // 200 is others' word for success.
        return numbered && code.asInt() != 200 && chunk.path("message").isTextual();
    }

    private static Usage readUsage(JsonNode usage) {
        return new Usage(
                count(usage.path("prompt_tokens")),
                count(usage.path("completion_tokens")),
                count(usage.path("prompt_tokens_details").path("cached_tokens")));
    }

    private static int count(JsonNode number) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, number.asLong(0)));
    }

    /**
     * {@code {data:[{id}]}}; {@code {models:[{name}]}} (Ollama's own); {@code {result:[{name}]}} (Cloudflare, where
     * {@code id} is not what it is called by); a bare array (Together). Ollama without a model says {@code data:null}.
     * What says of itself that it does not converse is left out.
     */
    @Override
    public Optional<List<String>> readModels(JsonNode body) {
        final JsonNode list;
        if (body.isArray()) {
            list = body;
        } else if (body.path("data").isArray()) {
            list = body.path("data");
        } else if (body.path("models").isArray()) {
            list = body.path("models");
        } else if (body.path("result").isArray()) {
            list = body.path("result");
        } else if (body.path("object").asText("").equals("list")
                && body.path("data").isNull()) {
            return Optional.of(List.of());
        } else {
            return Optional.empty();
        }
        final List<String> ids = new ArrayList<>();
        for (final JsonNode model : list) {
            final String name = model.path("name").asText("");
            final String id = body.has("result") ? name : model.path("id").asText(name);
            if (id.isBlank()) {
                return Optional.empty();
            }
            if (ChatModels.mayConverse(model)) {
                ids.add(id);
            }
        }
        return Optional.of(List.copyOf(ids));
    }

    @Override
    public Optional<String> concession(int status, ServiceError error, Set<String> without) {
        final boolean refused =
                (status == 400 || status == 422) && error.message().contains(STREAM_OPTIONS);
        return refused && !without.contains(STREAM_OPTIONS) ? Optional.of(STREAM_OPTIONS) : Optional.empty();
    }
}
