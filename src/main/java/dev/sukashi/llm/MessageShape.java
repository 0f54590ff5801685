package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What a service wants of the conversation that it is sent. */
public enum MessageShape {
    /** One message of the user's alone: the last one, with what the system says before it. The rest is left out. */
    SINGLE_USER {
        @Override
        void apply(ArrayNode messages) {
            JsonNode system = MissingNode.getInstance();
            JsonNode last = messages.textNode("");
            for (final JsonNode message : messages) {
                if (role(message).equals("system")) {
                    system = system.isMissingNode()
                            ? message.path(CONTENT)
                            : Content.joined(system, message.path(CONTENT));
                } else if (role(message).equals("user")) {
                    last = message.path(CONTENT);
                }
            }
            messages.removeAll();
            messages.addObject()
                    .put("role", "user")
                    .set(CONTENT, system.isMissingNode() ? last : Content.joined(system, last));
        }
    },
    /** No empty message of the assistant's. */
    NO_EMPTY_ASSISTANT {
        @Override
        void apply(ArrayNode messages) {
            for (int i = messages.size() - 1; i >= 0; i--) {
                final JsonNode message = messages.get(i);
                if (role(message).equals("assistant")
                        && message.path(CONTENT).asText().isBlank()) {
                    messages.remove(i);
                }
            }
        }
    },
    /** The system first and once, then user and assistant by turns, the user to begin with. */
    ALTERNATING {
        @Override
        void apply(ArrayNode messages) {
            final List<ObjectNode> system = new ArrayList<>();
            final List<ObjectNode> turns = new ArrayList<>();
            for (final JsonNode message : messages) {
                final String role = role(message);
                final List<ObjectNode> kind = role.equals("system") ? system : turns;
                if (!kind.isEmpty() && role(kind.get(kind.size() - 1)).equals(role)) {
                    final ObjectNode before = kind.get(kind.size() - 1);
                    before.set(CONTENT, Content.joined(before.path(CONTENT), message.path(CONTENT)));
                } else if (!turns.isEmpty() || !role.equals("assistant")) {
                    kind.add(message.deepCopy());
                }
            }
            messages.removeAll();
            messages.addAll(system);
            messages.addAll(turns);
        }
    };

    private static final String CONTENT = "content";

    /** Changes the messages in place. */
    abstract void apply(ArrayNode messages);

    private static String role(JsonNode message) {
        return message.path("role").asText();
    }
}
