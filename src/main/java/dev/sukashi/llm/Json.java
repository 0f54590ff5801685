package dev.sukashi.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads and writes JSON, always whole trees. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectReader WHOLE = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /**
     * One or more values one after another, as an event has where a service forgot the blank line between two. An array
     * is as many values as it has elements.
     */
    static Optional<List<JsonNode>> values(String text) {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(text)) {
            final List<JsonNode> all = values.readAll();
            return all.isEmpty() ? Optional.empty() : Optional.of(all);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** One value, be it an array, and nothing behind it. */
    static Optional<JsonNode> value(String text) {
        try {
            return Optional.of(WHOLE.readTree(text)).filter(value -> !value.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    /** Puts one object's fields into another: object into object, null removes, anything else replaces. */
    static void merge(ObjectNode into, ObjectNode from) {
        for (final var field : from.properties()) {
            final JsonNode value = field.getValue();
            if (value.isNull()) {
                into.remove(field.getKey());
            } else if (value instanceof ObjectNode inner && into.get(field.getKey()) instanceof ObjectNode outer) {
                merge(outer, inner);
            } else {
                into.set(field.getKey(), value.deepCopy());
            }
        }
    }
}
