package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Google's generateContent, on the Gemini API. Parameters go by OpenAI's names or by Gemini's own.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">API reference, Generating content</a>
 */
final class GeminiDialect implements Dialect {
    private static final String THINKING = "thinkingConfig";
    private static final String SAFETY = "safetySettings";

    /** What stops an answer for its content: FinishReason in the API reference. */
    private static final Set<String> BLOCKING =
            Set.of("SAFETY", "RECITATION", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "IMAGE_SAFETY");

    /** A game's villains say what a filter for conversations stops. */
    private static final List<String> HARMS = List.of(
            "HARM_CATEGORY_HARASSMENT",
            "HARM_CATEGORY_HATE_SPEECH",
            "HARM_CATEGORY_SEXUALLY_EXPLICIT",
            "HARM_CATEGORY_DANGEROUS_CONTENT");

    private static final Set<String> TOP_LEVEL = Set.of(
            SAFETY, "contents", "systemInstruction", "tools", "toolConfig", "cachedContent", "labels", "serviceTier");
    private static final Set<String> FOREIGN = Set.of("stream_options", "repetition_penalty", "min_p", "n");

    private static final Pattern METHOD = Pattern.compile("(.*)/((?:models|tunedModels)/[^/:]+):\\w+");
    private static final Pattern VERSIONED = Pattern.compile(".*/v\\d+\\w*");

    /** @param model from the address; empty where it has none */
    private record Place(ServiceUrl url, String base, String model) {}

    @Override
    public KeyHeader keyHeader() {
        return new KeyHeader("x-goog-api-key", "");
    }

    @Override
    public WireRequest request(LlmEndpoint endpoint, LlmRequest request, Set<String> without) throws ProblemException {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        final Conversation conversation = Conversation.of(request.messages());
        if (!conversation.system().isEmpty()) {
            body.putObject("systemInstruction").putArray("parts").addObject().put("text", conversation.system());
        }
        final ArrayNode contents = body.putArray("contents");
        for (final ChatMessage turn : conversation.turns()) {
            final ObjectNode content = contents.addObject();
            content.put("role", turn.role() == ChatMessage.Role.USER ? "user" : "model");
            writeParts(turn, content.putArray("parts"));
        }
        if (!without.contains(SAFETY)) {
            final ArrayNode settings = body.putArray(SAFETY);
            HARMS.forEach(harm -> settings.addObject().put("category", harm).put("threshold", "BLOCK_NONE"));
        }
        final Place place = place(endpoint.url());
        final String model = endpoint.model().isBlank()
                ? place.model()
                : endpoint.model().strip().replaceFirst("^models/", "");
        final ObjectNode config = JsonNodeFactory.instance.objectNode();
        endpoint.parameters().forEach((name, value) -> {
            if (!value.isNull() && !FOREIGN.contains(name)) {
                writeParameter(TOP_LEVEL.contains(name) ? body : config, name, value, model);
            }
        });
        if (without.contains(THINKING)) {
            config.remove(THINKING);
        }
        if (!config.isEmpty()) {
            body.set("generationConfig", config);
        }
        Json.merge(body, endpoint.body());
        return new WireRequest(methodUrl(place, model, request.stream()), CommonHeaders.chat(request.stream()), body);
    }

    /**
     * With a single picture its text follows it.
     *
     * @see <a href="https://ai.google.dev/gemini-api/docs/image-understanding">Image understanding, inline data</a>
     */
    private static void writeParts(ChatMessage turn, ArrayNode parts) {
        for (final ChatImage image : turn.images()) {
            parts.addObject()
                    .putObject("inlineData")
                    .put("mimeType", image.mediaType())
                    .put("data", image.base64());
        }
        parts.addObject().put("text", turn.content());
    }

    private static HttpUrl methodUrl(Place place, String model, boolean stream) {
        final String path = model.startsWith("tunedModels/") || model.isEmpty() ? model : "models/" + model;
        final HttpUrl.Builder url = place.url()
                .withPath(place.base())
                .addPathSegments(path + (stream ? ":streamGenerateContent" : ":generateContent"))
                .removeAllQueryParameters("alt");
        return stream ? url.addQueryParameter("alt", "sse").build() : url.build();
    }

    /** At most 1000 come at once; further pages are not asked for. */
    @Override
    public WireRequest modelsRequest(LlmEndpoint endpoint) throws ProblemException {
        final Place place = place(endpoint.url());
        final HttpUrl url = place.url()
                .withPath(place.base())
                .addPathSegment("models")
                .removeAllQueryParameters("alt")
                .setQueryParameter("pageSize", "1000")
                .build();
        return new WireRequest(url, CommonHeaders.JSON, null);
    }

    private static Place place(String pasted) throws ProblemException {
        final ServiceUrl url = ServiceUrl.of(pasted);
        final Matcher method = METHOD.matcher(url.path());
        if (method.matches()) {
            return new Place(url, method.group(1), method.group(2).replaceFirst("^models/", ""));
        }
        final String path = url.pathWithout("/models");
        final boolean complete = url.literal() || VERSIONED.matcher(path).matches();
        return new Place(url, complete ? path : path + "/v1beta", "");
    }

    private static void writeParameter(ObjectNode into, String name, JsonNode value, String model) {
        switch (name) {
            case "max_tokens", "max_completion_tokens", "max_output_tokens" -> into.set("maxOutputTokens", value);
            case "top_p" -> into.set("topP", value);
            case "top_k" -> into.set("topK", value);
            case "presence_penalty" -> into.set("presencePenalty", value);
            case "frequency_penalty" -> into.set("frequencyPenalty", value);
            case "stop" ->
                into.set(
                        "stopSequences",
                        value.isArray()
                                ? value
                                : JsonNodeFactory.instance.arrayNode().add(value));
            case "thinking_budget" -> thinking(into).put("thinkingBudget", value.asInt());
            case "thinking_level" -> thinking(into).put("thinkingLevel", value.asText());
            case "enable_thinking" -> thinking(into).put("thinkingBudget", value.asBoolean() ? -1 : 0);
            case "thinking" -> {
                final String type = value.path("type").asText(value.asText());
                final boolean off = type.equals("disabled") || type.equals("false");
                thinking(into).put("thinkingBudget", off ? 0 : -1);
            }
            case "reasoning_effort" -> writeEffort(thinking(into), value.asText(), model);
            default -> into.set(name, value);
        }
    }

    /** From Gemini 3 on a level, before that a budget; the numbers are those of Google's own OpenAI form. */
    private static void writeEffort(ObjectNode thinking, String effort, String model) {
        final boolean levels = model.matches("(?i)gemini-([3-9]|\\d\\d).*");
        if (levels) {
            thinking.put("thinkingLevel", effort.equals("none") ? "minimal" : effort);
            return;
        }
        thinking.put(
                "thinkingBudget",
                switch (effort) {
                    case "none" -> 0;
                    case "minimal", "low" -> 1024;
                    case "medium" -> 8192;
                    default -> 24576;
                });
    }

    private static ObjectNode thinking(ObjectNode config) {
        return config.withObjectProperty(THINKING);
    }

    @Override
    public List<AnswerPart> readEvent(String name, JsonNode data) {
        return readWhole(data);
    }

    /** Without {@code alt=sse} a stream is one array. */
    @Override
    public List<AnswerPart> readWhole(JsonNode body) {
        final List<AnswerPart> parts = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(response -> read(response, parts));
        } else {
            read(body, parts);
        }
        return parts;
    }

    private void read(JsonNode response, List<AnswerPart> parts) {
        if (response.path("error").isObject() || response.path("error").isTextual()) {
            parts.add(new AnswerPart.Failed(readError(response)));
            return;
        }
        if (response.path("candidates").isArray()
                || response.path("promptFeedback").isObject()) {
            parts.add(new AnswerPart.Text(""));
        }
        if (!response.path("modelVersion").asText("").isEmpty()) {
            parts.add(new AnswerPart.Model(response.path("modelVersion").asText()));
        }
        final String refused =
                response.path("promptFeedback").path("blockReason").asText("");
        if (!refused.isEmpty()) {
            parts.add(new AnswerPart.Blocked(refused));
        }
        for (final JsonNode candidate : response.path("candidates")) {
            if (candidate.path("index").asInt(0) == 0) {
                readCandidate(candidate, parts);
            }
        }
        final JsonNode usage = response.path("usageMetadata");
        if (usage.isObject()) {
            parts.add(new AnswerPart.Cost(new Usage(
                    Counts.of(usage.path("promptTokenCount")),
                    Counts.of(usage.path("candidatesTokenCount")) + Counts.of(usage.path("thoughtsTokenCount")),
                    Counts.of(usage.path("cachedContentTokenCount")))));
        }
    }

    private static void readCandidate(JsonNode candidate, List<AnswerPart> parts) {
        for (final JsonNode part : candidate.path("content").path("parts")) {
            if (part.path("thought").asBoolean(false)) {
                parts.add(new AnswerPart.Thought());
            } else if (part.path("text").isTextual()) {
                parts.add(new AnswerPart.Text(part.path("text").asText()));
            }
        }
        final String reason = candidate.path("finishReason").asText("");
        if (!reason.isEmpty() && !reason.equals("FINISH_REASON_UNSPECIFIED")) {
            parts.add(new AnswerPart.Finish(reason));
        }
        if (BLOCKING.contains(reason)) {
            final String message = candidate.path("finishMessage").asText("");
            parts.add(new AnswerPart.Blocked(message.isEmpty() ? reason : reason + ": " + message));
        }
    }

    /** {@code {models:[{name:"models/…",supportedGenerationMethods}]}}; those that cannot converse are left out. */
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
            if (canGenerate(model.path("supportedGenerationMethods"))) {
                names.add(name.replaceFirst("^models/", ""));
            }
        }
        return Optional.of(List.copyOf(names));
    }

    private static boolean canGenerate(JsonNode methods) {
        if (!methods.isArray()) {
            return true;
        }
        for (final JsonNode method : methods) {
            if (method.asText().equals("generateContent")) {
                return true;
            }
        }
        return false;
    }

    /** Some models cannot be kept from thinking ("Budget 0 is invalid"), older ones cannot think at all. */
    @Override
    public Optional<String> concession(int status, ServiceError error, Set<String> without) {
        final String message = error.message().toLowerCase(Locale.ROOT);
        if (status != 400) {
            return Optional.empty();
        }
        if (!without.contains(THINKING) && message.contains("thinking")) {
            return Optional.of(THINKING);
        }
        final boolean safety = message.contains("safety_settings") || message.contains("safetysettings");
        return safety && !without.contains(SAFETY) ? Optional.of(SAFETY) : Optional.empty();
    }
}
