package dev.sukashi.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.file.JsonValues;
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
import java.util.regex.Pattern;

/**
 * Reads settings from their JSON tree. What is absent has its default; what is wrong has it too, and is told as a
 * problem that names the key and the expected form.
 */
final class SettingsReader {
    private static final Pattern KEY_PLACE = Pattern.compile("|keyring|stored|env:[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PROXY = Pattern.compile("|none|(http|socks5)://[^\\s/@]+:\\d+/?");
    private static final Pattern HEALTH = Pattern.compile("|https?://[^\\s/]+(/\\S*)?");

    private final JsonValues values =
            new JsonValues("", (key, found) -> key.startsWith("translators") ? kind(found) : found.toString());
    private final PolicyReader policies = new PolicyReader(values);

    List<Problem> problems() {
        return values.problems();
    }

    Settings read(ObjectNode root) {
        final ObjectNode sources = values.object(root, "", "sources");
        return new Settings(
                language(root, "from", "ja"),
                language(root, "to", "en"),
                language(root, "language", ""),
                translators(root),
                new Settings.Sources(values.bool(sources, "sources.", "clipboard", true), sockets(sources)),
                values.integer(root, "", "maxCharacters", Settings.DEFAULT_MAX_CHARACTERS, 1, 1_000_000),
                values.bool(root, "", "onlySourceLanguage", true),
                values.bool(root, "", "ordered", false),
                values.bool(root, "", "clickThrough", false),
                values.bool(root, "", "showSource", true),
                values.bool(root, "", "showFurigana", true),
                values.bool(root, "", "showUsage", false),
                values.strings(values.object(root, "", "hotkeys"), "hotkeys."));
    }

    private List<TranslatorSettings> translators(ObjectNode root) {
        final List<TranslatorSettings> translators = new ArrayList<>();
        final Set<String> ids = new HashSet<>();
        int index = 0;
        for (final JsonNode node : values.array(root, "", "translators")) {
            final String path = "translators[" + index + "]";
            index++;
            if (!(node instanceof final ObjectNode entry)) {
                values.wrong(path, "{…}", node);
                continue;
            }
            final TranslatorSettings translator = translator(entry, path + ".", "translator-" + index);
            if (ids.add(translator.id())) {
                translators.add(translator);
            } else {
                values.wrong(path + ".id", "unique", translator.id());
            }
        }
        return policies.withKnownFallbacks(translators);
    }

    private TranslatorSettings translator(ObjectNode entry, String path, String defaultId) {
        return new TranslatorSettings(
                values.string(entry, path, "id", defaultId),
                values.string(entry, path, "provider", "openai-compatible"),
                values.string(entry, path, "url", ""),
                values.string(entry, path, "model", ""),
                format(entry, path),
                keyPlace(entry, path),
                values.bool(entry, path, "enabled", true),
                values.bool(entry, path, "thinking", false),
                server(entry, path),
                nodes(values.object(entry, path, "parameters")),
                values.strings(values.object(entry, path, "headers"), path + "headers."),
                nodes(values.object(entry, path, "body")),
                values.matching(entry, path, "proxy", PROXY, "http://host:port | socks5://host:port | none"),
                policies.read(entry, path));
    }

    private String format(ObjectNode entry, String path) {
        return values.value(
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
        final ObjectNode server = values.object(entry, path, "server");
        final List<String> command = new ArrayList<>();
        for (final JsonNode word : values.array(server, path + "server.", "command")) {
            if (word.isTextual()) {
                command.add(word.textValue());
            }
        }
        final JsonNode written = server.path("command");
        if (command.isEmpty() || command.get(0).isBlank() || command.size() != written.size()) {
            values.wrong(path + "server.command", "[\"program\", \"argument\" …]", written);
            return Optional.empty();
        }
        return Optional.of(new ServerSettings(
                command,
                values.string(server, path + "server.", "model", ""),
                values.matching(server, path + "server.", "health", HEALTH, "http://127.0.0.1:8080/health")));
    }

    private String keyPlace(ObjectNode entry, String path) {
        return values.matching(entry, path, "key", KEY_PLACE, "env:NAME | stored | keyring | \"\"");
    }

    private List<String> sockets(ObjectNode sources) {
        final List<String> sockets = new ArrayList<>();
        for (final JsonNode node : values.array(sources, "sources.", "sockets")) {
            if (node.isTextual() && node.textValue().matches("wss?://\\S+")) {
                sockets.add(node.textValue());
            } else {
                values.wrong("sources.sockets[]", "\"ws://host:port/path\"", node);
            }
        }
        return sockets;
    }

    private String language(ObjectNode parent, String name, String byDefault) {
        final String tag = values.string(parent, "", name, byDefault);
        if (tag.isEmpty()) {
            return byDefault;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            values.wrong(name, "\"ja\", \"zh-CN\", \"pt-BR\" …", parent.get(name));
            return byDefault;
        }
    }

    private static Map<String, JsonNode> nodes(ObjectNode object) {
        final Map<String, JsonNode> nodes = new LinkedHashMap<>();
        object.properties().forEach(property -> nodes.put(property.getKey(), property.getValue()));
        return nodes;
    }

    /** Of a translator's entry only the kind of value is told: a key may have been pasted anywhere in it. */
    private static String kind(JsonNode found) {
        return found.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
