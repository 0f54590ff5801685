package dev.sukashi.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads settings from their JSON tree. What is absent has its default; what is wrong has it too, and is told as a
 * problem that names the key and the expected form.
 */
final class SettingsReader {
    private static final Pattern KEY_PLACE = Pattern.compile("|keyring|stored|env:[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PROXY = Pattern.compile("|none|(http|socks5)://[^\\s/@]+:\\d+/?");
    private static final Pattern HEALTH = Pattern.compile("|https?://[^\\s/]+(/\\S*)?");
    private static final int LONGEST_SHOWN = 40;

    private final List<Problem> problems = new ArrayList<>();
    private final PolicyReader policies = new PolicyReader(this);

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Settings read(ObjectNode root) {
        final ObjectNode sources = object(root, "", "sources");
        return new Settings(
                language(root, "from", "ja"),
                language(root, "to", "en"),
                language(root, "language", ""),
                translators(root),
                new Settings.Sources(bool(sources, "sources.", "clipboard", true), sockets(sources)),
                integer(root, "", "maxCharacters", Settings.DEFAULT_MAX_CHARACTERS, 1, 1_000_000),
                bool(root, "", "onlySourceLanguage", true),
                bool(root, "", "ordered", false),
                bool(root, "", "clickThrough", false),
                bool(root, "", "showSource", true),
                bool(root, "", "showFurigana", true),
                bool(root, "", "showUsage", false),
                strings(object(root, "", "hotkeys"), "hotkeys."));
    }

    private List<TranslatorSettings> translators(ObjectNode root) {
        final List<TranslatorSettings> translators = new ArrayList<>();
        final Set<String> ids = new HashSet<>();
        int index = 0;
        for (final JsonNode node : array(root, "", "translators")) {
            final String path = "translators[" + index + "]";
            index++;
            if (!(node instanceof final ObjectNode entry)) {
                wrong(path, "{…}", node);
                continue;
            }
            final TranslatorSettings translator = translator(entry, path + ".", "translator-" + index);
            if (ids.add(translator.id())) {
                translators.add(translator);
            } else {
                problems.add(problem(path + ".id", "unique", translator.id()));
            }
        }
        return policies.withKnownFallbacks(translators);
    }

    private TranslatorSettings translator(ObjectNode entry, String path, String defaultId) {
        return new TranslatorSettings(
                string(entry, path, "id", defaultId),
                string(entry, path, "provider", "openai-compatible"),
                string(entry, path, "url", ""),
                string(entry, path, "model", ""),
                format(entry, path),
                keyPlace(entry, path),
                bool(entry, path, "enabled", true),
                bool(entry, path, "thinking", false),
                server(entry, path),
                nodes(object(entry, path, "parameters")),
                strings(object(entry, path, "headers"), path + "headers."),
                nodes(object(entry, path, "body")),
                matching(entry, path, "proxy", PROXY, "http://host:port | socks5://host:port | none"),
                policies.read(entry, path));
    }

    private String format(ObjectNode entry, String path) {
        return value(
                entry,
                path,
                "format",
                TranslatorSettings.FORMATS.get(0),
                String.join(" | ", TranslatorSettings.FORMATS),
                node -> TranslatorSettings.FORMATS.contains(node.asText()) ? node.asText() : null);
    }

    private Optional<ServerSettings> server(ObjectNode entry, String path) {
        if (!entry.hasNonNull("server")) {
            return Optional.empty();
        }
        final ObjectNode server = object(entry, path, "server");
        final List<String> command = new ArrayList<>();
        for (final JsonNode word : array(server, path + "server.", "command")) {
            if (word.isTextual()) {
                command.add(word.textValue());
            }
        }
        final JsonNode written = server.path("command");
        if (command.isEmpty() || command.get(0).isBlank() || command.size() != written.size()) {
            wrong(path + "server.command", "[\"program\", \"argument\" …]", written);
            return Optional.empty();
        }
        return Optional.of(new ServerSettings(
                command,
                string(server, path + "server.", "model", ""),
                matching(server, path + "server.", "health", HEALTH, "http://127.0.0.1:8080/health")));
    }

    private String keyPlace(ObjectNode entry, String path) {
        return matching(entry, path, "key", KEY_PLACE, "env:NAME | stored | keyring | \"\"");
    }

    private List<String> sockets(ObjectNode sources) {
        final List<String> sockets = new ArrayList<>();
        for (final JsonNode node : array(sources, "sources.", "sockets")) {
            if (node.isTextual() && node.textValue().matches("wss?://\\S+")) {
                sockets.add(node.textValue());
            } else {
                wrong("sources.sockets[]", "\"ws://host:port/path\"", node);
            }
        }
        return sockets;
    }

    private String language(ObjectNode parent, String name, String byDefault) {
        final String tag = string(parent, "", name, byDefault);
        if (tag.isEmpty()) {
            return byDefault;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            wrong(name, "\"ja\", \"zh-CN\", \"pt-BR\" …", parent.get(name));
            return byDefault;
        }
    }

    String matching(ObjectNode parent, String path, String name, Pattern form, String expected) {
        final String value = string(parent, path, name, "");
        if (form.matcher(value).matches()) {
            return value;
        }
        wrong(path + name, expected, parent.get(name));
        return "";
    }

    private String string(ObjectNode parent, String path, String name, String byDefault) {
        return value(parent, path, name, byDefault, "\"…\"", node -> node.isTextual() ? node.textValue() : null);
    }

    private boolean bool(ObjectNode parent, String path, String name, boolean byDefault) {
        return value(
                parent, path, name, byDefault, "true | false", node -> node.isBoolean() ? node.booleanValue() : null);
    }

    int integer(ObjectNode parent, String path, String name, int byDefault, int least, int most) {
        return value(
                parent,
                path,
                name,
                byDefault,
                least + "–" + most,
                node -> node.isInt() && node.intValue() >= least && node.intValue() <= most ? node.intValue() : null);
    }

    ObjectNode object(ObjectNode parent, String path, String name) {
        return value(
                parent,
                path,
                name,
                JsonNodeFactory.instance.objectNode(),
                "{…}",
                node -> node instanceof final ObjectNode object ? object : null);
    }

    Iterable<JsonNode> array(ObjectNode parent, String path, String name) {
        return value(parent, path, name, List.of(), "[…]", node -> node.isArray() ? node : null);
    }

    private static Map<String, JsonNode> nodes(ObjectNode object) {
        final Map<String, JsonNode> nodes = new LinkedHashMap<>();
        object.properties().forEach(property -> nodes.put(property.getKey(), property.getValue()));
        return nodes;
    }

    private Map<String, String> strings(ObjectNode object, String path) {
        final Map<String, String> strings = new LinkedHashMap<>();
        for (final Map.Entry<String, JsonNode> property : object.properties()) {
            if (property.getValue().isTextual()) {
                strings.put(property.getKey(), property.getValue().textValue());
            } else {
                wrong(path + property.getKey(), "\"…\"", property.getValue());
            }
        }
        return strings;
    }

    /** @param reads gives null where the node is not of the expected form */
    <T> T value(
            ObjectNode parent, String path, String name, T byDefault, String expected, Function<JsonNode, T> reads) {
        final JsonNode node = parent.get(name);
        if (node == null || node.isNull()) {
            return byDefault;
        }
        final T value = reads.apply(node);
        if (value == null) {
            wrong(path + name, expected, node);
            return byDefault;
        }
        return value;
    }

    void wrong(String key, String expected, JsonNode found) {
        wrong(key, expected, key.startsWith("translators") ? kind(found) : found.toString());
    }

    void wrong(String key, String expected, String text) {
        problems.add(
                problem(key, expected, text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text));
    }

    /** Of a translator's entry only the kind of value is told: a key may have been pasted anywhere in it. */
    private static String kind(JsonNode found) {
        return found.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static Problem problem(String key, String expected, String found) {
        return Problem.of(Problem.Kind.BAD_SETTING, "key", key, "expected", expected, "found", found);
    }
}
