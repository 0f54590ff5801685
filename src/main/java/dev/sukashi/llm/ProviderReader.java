package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one entry of the catalogue, strictly: a misspelt switch would do nothing and be found by a player. */
final class ProviderReader {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "aliases",
            "names",
            "url",
            "urlExample",
            "dialect",
            "modelDialects",
            "auth",
            "headers",
            "rules",
            "models",
            "modelsPath",
            "noModelsNotFound",
            "fixedModels",
            "recommended",
            "blind",
            "visionModels",
            "keyPage",
            "docsPage",
            "notes",
            "unverified");
    private static final Set<String> RULE_FIELDS =
            Set.of("models", "stream", "thinking", "rename", "drop", "clamp", "set", "roles", "messages");

    private ProviderReader() {}

    static Provider read(JsonNode entry) {
        try {
            return provider(entry);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(entry.path("id").asText("?") + ": " + e.getMessage(), e);
        }
    }

    private static Provider provider(JsonNode entry) {
        onlyKnown(entry, FIELDS);
        if (text(entry, "id").isBlank() || text(entry, "dialect").isBlank()) {
            throw new IllegalArgumentException("an entry needs id and dialect");
        }
        return new Provider(
                text(entry, "id"),
                texts(entry, "aliases"),
                map(entry, "names", JsonNode::asText),
                text(entry, "url"),
                text(entry, "urlExample"),
                text(entry, "dialect"),
                entry.path("modelDialects")
                        .valueStream()
                        .map(own -> new Provider.ModelDialect(pattern(text(own, "models")), text(own, "dialect")))
                        .toList(),
                entry.path("auth").asText("bearer"),
                map(entry, "headers", JsonNode::asText),
                entry.path("rules").valueStream().map(ProviderReader::rule).toList(),
                entry.path("models").asText("endpoint"),
                text(entry, "modelsPath"),
                entry.path("noModelsNotFound").asBoolean(false),
                texts(entry, "fixedModels"),
                texts(entry, "recommended"),
                entry.has("blind") ? Optional.of(pattern(text(entry, "blind"))) : Optional.empty(),
                texts(entry, "visionModels"),
                text(entry, "keyPage"),
                text(entry, "docsPage"),
                map(entry, "notes", JsonNode::asText),
                texts(entry, "unverified"));
    }

    private static RequestRule rule(JsonNode rule) {
        onlyKnown(rule, RULE_FIELDS);
        return new RequestRule(
                pattern(text(rule, "models")),
                rule.has("stream") ? Optional.of(rule.get("stream").booleanValue()) : Optional.empty(),
                rule.has("thinking") ? Optional.of(word(Reasoning.class, text(rule, "thinking"))) : Optional.empty(),
                map(rule, "rename", JsonNode::asText),
                texts(rule, "drop"),
                map(rule, "clamp", range -> NumberRange.parse(range.asText())),
                rule.path("set") instanceof ObjectNode set ? set : JsonNodeFactory.instance.objectNode(),
                map(rule, "roles", JsonNode::asText),
                texts(rule, "messages").stream()
                        .map(name -> word(MessageShape.class, name))
                        .toList());
    }

    private static <E extends Enum<E>> E word(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static List<String> texts(JsonNode node, String field) {
        return node.path(field).valueStream().map(JsonNode::asText).toList();
    }

    private static <T> Map<String, T> map(JsonNode node, String field, Function<JsonNode, T> read) {
        final Map<String, T> values = new LinkedHashMap<>();
        node.path(field).properties().forEach(entry -> values.put(entry.getKey(), read.apply(entry.getValue())));
        return values;
    }

    private static void onlyKnown(JsonNode node, Set<String> known) {
        node.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                throw new IllegalArgumentException("unknown field " + field.getKey());
            }
        });
    }
}
