package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One way in which a service differs from its dialect, as its entry in the catalogue has it: when it applies, and what
 * it does to the body of a request. The player's parameters are there by then and are adapted too; what it {@code set}s
 * fills in only what the player left open. The player's extra body is merged behind all rules.
 *
 * @param models regular expression that is looked for in the model's id, whatever its case; matches all if empty
 * @param stream only for requests that are streamed, or only for those that are not
 * @param reasoning only while thinking is off, or on
 * @param rename fields of the body, old name to new
 * @param drop fields of the body that the service refuses
 * @param clamp numbers of the body that the service takes within a range only
 * @param set fields filled in, object into object
 * @param roles of messages, old name to new
 * @param messages what becomes of the conversation
 */
public record RequestRule(
        Pattern models,
        Optional<Boolean> stream,
        Optional<Reasoning> reasoning,
        Map<String, String> rename,
        List<String> drop,
        Map<String, NumberRange> clamp,
        ObjectNode set,
        Map<String, String> roles,
        List<MessageShape> messages) {
    /** Alone or at the head of a name, such as {@code thinking_config} or {@code thinkingBudget}. */
    private static final Pattern THOUGHT = Pattern.compile("(?<![a-zA-Z])(?i:thinking|reasoning)(?![a-z])");

    public RequestRule {
        rename = Map.copyOf(rename);
        drop = List.copyOf(drop);
        clamp = Map.copyOf(clamp);
        set = set.deepCopy();
        roles = Map.copyOf(roles);
        messages = List.copyOf(messages);
    }

    /** A copy. */
    @Override
    public ObjectNode set() {
        return set.deepCopy();
    }

    boolean appliesTo(String model, Reasoning wanted) {
        return models.matcher(model).find()
                && reasoning.map(only -> only == wanted).orElse(true);
    }

    boolean appliesTo(LlmRequest request) {
        return stream.map(only -> only == request.stream()).orElse(true);
    }

    /** @param named fields about which the player has said something, be it null */
    void apply(ObjectNode body, Set<String> named) {
        rename.forEach((from, to) -> {
            final JsonNode value = body.remove(from);
            if (value != null && !body.has(to)) {
                body.set(to, value);
            }
        });
        body.remove(drop);
        clamp.forEach((field, range) -> {
            if (body.path(field).isNumber()) {
                body.set(field, range.nearest(body.get(field)));
            }
        });
        fill(body, set, named);
        for (final MessageShape shape : messages) {
            shape.apply(body.withArray("messages"));
        }
        for (final JsonNode message : body.path("messages")) {
            final String role = roles.get(message.path("role").asText());
            if (role != null && message instanceof ObjectNode object) {
                object.put("role", role);
            }
        }
    }

    /** Whether a service that says this may mean what this rule fills in. */
    boolean isMeantBy(String message) {
        if (set.isEmpty()) {
            return false;
        }
        // Inner fields are called what many a complaint mentions: "type", "enabled".
        return (reasoning.isPresent() && THOUGHT.matcher(message).find())
                || set.properties().stream().anyMatch(field -> isNamed(field.getKey(), message));
    }

    private static boolean isNamed(String field, String message) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(field) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                .matcher(message)
                .find();
    }

    private static void fill(ObjectNode body, ObjectNode defaults, Set<String> named) {
        for (final Map.Entry<String, JsonNode> field : defaults.properties()) {
            final String name = field.getKey();
            final JsonNode value = field.getValue();
            if (value instanceof ObjectNode inner && body.get(name) instanceof ObjectNode there) {
                fill(there, inner, named);
                continue;
            }
            if (named.contains(name) || body.has(name)) {
                continue;
            }
            if (value instanceof ObjectNode inner) {
                final ObjectNode made = body.objectNode();
                fill(made, inner, named);
                if (!made.isEmpty() || inner.isEmpty()) {
                    body.set(name, made);
                }
            } else {
                body.set(name, value.deepCopy());
            }
        }
    }
}
