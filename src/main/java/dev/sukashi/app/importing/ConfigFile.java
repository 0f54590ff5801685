package dev.sukashi.app.importing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads another program's configuration, which is JSON or YAML whatever its name ends with. YAML is read event by
 * event into a tree: aliases are not followed, so nothing grows beyond the file.
 */
public final class ConfigFile {
    private static final int MAX_BYTES = 2 << 20;

    private ConfigFile() {}

    /** @throws IOException saying what is wrong and where, without quoting the file: it holds keys */
    public static ObjectNode read(Path file) throws IOException {
        final byte[] content;
        try (InputStream stream = Files.newInputStream(file)) {
            content = stream.readNBytes(MAX_BYTES + 1);
        }
        if (content.length > MAX_BYTES) {
            throw new IOException("> " + (MAX_BYTES >> 20) + " MB");
        }
        try {
            final JsonNode root = startsAsJson(content) ? tree(new ObjectMapper(), content) : yaml(content);
            if (root instanceof final ObjectNode object) {
                return object;
            }
        } catch (JacksonException broken) {
            throw new IOException(
                    broken.getLocation() == null
                            ? "JSON / YAML"
                            : broken.getLocation().getLineNr() + ":"
                                    + broken.getLocation().getColumnNr());
        }
        throw new IOException("{…}");
    }

    private static JsonNode tree(ObjectMapper mapper, byte[] content) throws IOException {
        mapper.disable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return mapper.readTree(content);
    }

    private static JsonNode yaml(byte[] content) throws IOException {
        final YAMLMapper mapper = new YAMLMapper();
        mapper.disable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try (JsonParser marking = Aliases.marking(mapper.getFactory().createParser(content))) {
            final @Nullable JsonNode root = mapper.readTree(marking);
            return root == null ? MissingNode.getInstance() : root;
        }
    }

    private static boolean startsAsJson(byte[] content) {
        for (final byte character : content) {
            // A byte order mark may stand in front.
            if (character == '{' || character == '[') {
                return true;
            }
            if (character > ' ') {
                return false;
            }
        }
        return true;
    }
}
