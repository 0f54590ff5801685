package dev.sukashi.game;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings regions into a profile's tree. What the tree holds besides, in the regions' entries too, stays. */
final class RegionsWriter {
    private RegionsWriter() {}

    /**
     * @param before the regions that were read from the tree: of these, the ones that are no more are taken out
     */
    static void write(ObjectNode root, List<OcrRegion> before, List<OcrRegion> regions) {
        final Set<String> read = before.stream().map(OcrRegion::name).collect(Collectors.toSet());
        final Map<String, ObjectNode> known = new HashMap<>();
        final List<JsonNode> unread = new ArrayList<>();
        int number = 0;
        for (final JsonNode entry : entries(root)) {
            number++;
            final String name = RegionsReader.nameOf(entry, number);
            if (!(entry instanceof final ObjectNode object)
                    || !read.contains(name)
                    || known.putIfAbsent(name, object) != null) {
                unread.add(entry);
            }
        }
        final ArrayNode written = JsonNodeFactory.instance.arrayNode();
        regions.forEach(region ->
                written.add(fill(known.getOrDefault(region.name(), JsonNodeFactory.instance.objectNode()), region)));
        written.addAll(unread);
        object(root, "ocr").set("regions", written);
    }

    private static ArrayNode entries(ObjectNode root) {
        return root.path("ocr").path("regions") instanceof final ArrayNode entries
                ? entries
                : JsonNodeFactory.instance.arrayNode();
    }

    private static ObjectNode object(ObjectNode root, String name) {
        return root.get(name) instanceof final ObjectNode object ? object : root.putObject(name);
    }

    private static ObjectNode fill(ObjectNode entry, OcrRegion region) {
        entry.put("name", region.name())
                .put("x", region.x())
                .put("y", region.y())
                .put("width", region.width())
                .put("height", region.height())
                .put("layout", region.layout().id())
                .put("auto", region.auto());
        putUnlessUsual(entry, "role", region.role().id(), OcrRegion.Role.TEXT.id());
        putUnlessUsual(entry, "engine", region.engine(), OcrRegion.TESSERACT);
        putUnlessUsual(entry, "hotkey", region.hotkey(), "");
        return entry;
    }

    private static void putUnlessUsual(ObjectNode entry, String name, String value, String usual) {
        if (entry.has(name) || !value.equals(usual)) {
            entry.put(name, value);
        }
    }
}
