package dev.sukashi.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads values from a JSON tree. What is absent has its default; what is wrong has it too, and is told as a problem
 * that names the key and the expected form. Each method takes the parent, the parent's path with a full stop at its
 * end, and the key.
 */
public final class JsonValues {
    private static final int LONGEST_SHOWN = 40;

    private final List<Problem> problems = new ArrayList<>();
    private final String prefix;
    private final BiFunction<String, JsonNode, String> shown;

    /**
     * @param prefix stands before each key that is told
     * @param shown what may be told of a wrong value, by its path
     */
    public JsonValues(String prefix, BiFunction<String, JsonNode, String> shown) {
        this.prefix = prefix;
        this.shown = shown;
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    public String string(ObjectNode parent, String path, String name, String byDefault) {
        return value(parent, path, name, byDefault, "\"…\"", node -> node.isTextual() ? node.textValue() : null);
    }

    /** A text of that form, else the empty one. */
    public String matching(ObjectNode parent, String path, String name, Pattern form, String expected) {
        final String value = string(parent, path, name, "");
        if (form.matcher(value).matches()) {
            return value;
        }
        wrong(path + name, expected, parent.get(name));
        return "";
    }

    public boolean bool(ObjectNode parent, String path, String name, boolean byDefault) {
        return value(
                parent, path, name, byDefault, "true | false", node -> node.isBoolean() ? node.booleanValue() : null);
    }

    public int integer(ObjectNode parent, String path, String name, int byDefault, int least, int most) {
        return value(
                parent,
                path,
                name,
                byDefault,
                least + "–" + most,
                node -> node.isInt() && node.intValue() >= least && node.intValue() <= most ? node.intValue() : null);
    }

    public ObjectNode object(ObjectNode parent, String path, String name) {
        return value(
                parent,
                path,
                name,
                JsonNodeFactory.instance.objectNode(),
                "{…}",
                node -> node instanceof final ObjectNode object ? object : null);
    }

    public Iterable<JsonNode> array(ObjectNode parent, String path, String name) {
        return value(parent, path, name, List.of(), "[…]", node -> node.isArray() ? node : null);
    }

    /** The object's texts by their keys. */
    public Map<String, String> strings(ObjectNode object, String path) {
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
    public <T> T value(
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

    public void wrong(String key, String expected, JsonNode found) {
        wrong(key, expected, shown.apply(key, found));
    }

    public void wrong(String key, String expected, String text) {
        final String found = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        problems.add(Problem.of(Problem.Kind.BAD_SETTING, "key", prefix + key, "expected", expected, "found", found));
    }
}
