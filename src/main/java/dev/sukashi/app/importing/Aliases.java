package dev.sukashi.app.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/**
 * YAML's aliases, which are not followed. Without a mark, one could not be told from a text that is its name, and that
 * would pass for a key.
 */
final class Aliases {
    /** No text of YAML can hold it. */
    private static final String MARK = "\0alias";

    private Aliases() {}

    /** Reads the same, but marks aliases. */
    static JsonParser marking(YAMLParser yaml) {
        return new Marking(yaml);
    }

    static boolean is(JsonNode node) {
        return node.isTextual() && node.textValue().equals(MARK);
    }

    /** Whether it is one or holds one, however deep. */
    static boolean within(JsonNode node) {
        if (is(node)) {
            return true;
        }
        for (final JsonNode child : node) {
            if (within(child)) {
                return true;
            }
        }
        return false;
    }

    private static final class Marking extends JsonParserDelegate {
        private final YAMLParser yaml;

        Marking(YAMLParser yaml) {
            super(yaml);
            this.yaml = yaml;
        }

        @Override
        public String getText() throws IOException {
            return yaml.isCurrentAlias() ? MARK : yaml.getText();
        }
    }
}
