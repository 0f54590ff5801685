package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Alibaba's translation models behind the OpenAI-compatible address of DashScope: one message with the text alone, and
 * languages, terms and examples as fields.
 *
 * @see <a href="https://help.aliyun.com/zh/model-studio/qwen-mt-api">Qwen-MT API reference</a>
 */
final class QwenMtDialect implements Dialect {
    private static final String OPTIONS = "translation_options";
    /** "The English name or code" of the source, or this: translation_options.source_lang. */
    private static final String AUTO = "auto";

    /**
     * The reference's table of models: flash and lite stream by increments, the others restate. A gateway may tell no model
     * or a name of its own; then the pieces themselves have to show it.
     */
    private static final Pattern INCREMENTS = Pattern.compile("(?i)qwen-mt-(flash|lite)");

    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private final OpenAiDialect openAi = new OpenAiDialect();

    @Override
    public KeyHeader keyHeader() {
        return openAi.keyHeader();
    }

    @Override
    public WireRequest request(LlmEndpoint endpoint, LlmRequest request, Set<String> without) throws ProblemException {
        Pictures.refuseIn(request, endpoint.model());
        final ChatMessage only = new ChatMessage(ChatMessage.Role.USER, text(request));
        final WireRequest wire = openAi.request(endpoint, new LlmRequest(List.of(only), request.stream()), without);
        if (!(wire.body() instanceof ObjectNode body)) {
            throw new IllegalStateException("a conversation without a body");
        }
        final ObjectNode options = options(request.hints());
        for (final String name : List.of("domains", "tm_list", "terms", "source_lang", "target_lang")) {
            final JsonNode own = body.remove(name);
            if (own != null) {
                options.set(name, own);
            }
        }
        if (body.get(OPTIONS) instanceof ObjectNode own) {
            Json.merge(options, own);
        }
        body.set(OPTIONS, options);
        return wire;
    }

    private static String text(LlmRequest request) {
        if (!request.hints().text().isEmpty()) {
            return request.hints().text();
        }
        return request.messages().stream()
                .filter(message -> message.role() == ChatMessage.Role.USER)
                .reduce((earlier, later) -> later)
                .map(ChatMessage::content)
                .orElse("");
    }

    private static ObjectNode options(TranslationHints hints) {
        final ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("source_lang", language(hints.sourceLanguage()));
        // The target cannot be found out; English is what a request that says nothing of it gets.
        options.put("target_lang", hints.targetLanguage().isBlank() ? "English" : language(hints.targetLanguage()));
        if (!hints.terms().isEmpty()) {
            write(hints.terms(), options.putArray("terms"));
        }
        if (!hints.memory().isEmpty()) {
            write(hints.memory(), options.putArray("tm_list"));
        }
        return options;
    }

    private static void write(List<TranslationHints.Pair> pairs, ArrayNode into) {
        pairs.forEach(pair -> into.addObject().put("source", pair.source()).put("target", pair.target()));
    }

    /** The name in the reference's table of languages. It knows languages, not countries, but for Chinese. */
    static String language(String tag) {
        final Locale locale = Locale.forLanguageTag(tag.strip());
        return switch (locale.getLanguage()) {
            case "", "und" -> AUTO;
            case "zh" -> {
                final boolean traditional =
                        locale.getScript().equals("Hant") || TRADITIONAL.contains(locale.getCountry());
                yield traditional && !locale.getScript().equals("Hans") ? "Traditional Chinese" : "Chinese";
            }
            case "no", "nb" -> "Norwegian Bokmål";
            case "nn" -> "Norwegian Nynorsk";
            case "fil" -> "Tagalog";
            default -> locale.getDisplayLanguage(Locale.ENGLISH);
        };
    }

    @Override
    public WireRequest modelsRequest(LlmEndpoint endpoint) throws ProblemException {
        return openAi.modelsRequest(endpoint);
    }

    @Override
    public List<AnswerPart> readEvent(String name, JsonNode data) {
        final List<AnswerPart> parts = openAi.readEvent(name, data);
        if (INCREMENTS.matcher(data.path("model").asText("")).find()) {
            return parts;
        }
        final List<AnswerPart> whole = new ArrayList<>();
        for (final AnswerPart part : parts) {
            final boolean text =
                    part instanceof AnswerPart.Text piece && !piece.delta().isEmpty();
            whole.add(text ? new AnswerPart.Restated(((AnswerPart.Text) part).delta()) : part);
        }
        return whole;
    }

    @Override
    public List<AnswerPart> readWhole(JsonNode body) {
        return openAi.readWhole(body);
    }

    /** Of all that the address offers, the translation models. */
    @Override
    public Optional<List<String>> readModels(JsonNode body) {
        return openAi.readModels(body)
                .map(ids -> ids.stream().filter(id -> id.contains("qwen-mt")).toList());
    }

    @Override
    public Optional<String> concession(int status, ServiceError error, Set<String> without) {
        return openAi.concession(status, error, without);
    }
}
