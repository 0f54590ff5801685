package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sukashi.llm.ChatMessage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Messages as the stricter protocols want them: what the system says stands apart, the rest begins with the user and
 * alternates.
 *
 * @param system all system messages, a blank line between two; empty without any
 * @param turns of user and assistant; neighbours of one role are one turn, and an answer before any question is left out
 */
record Conversation(String system, List<ChatMessage> turns) {
    static Conversation of(List<ChatMessage> messages) {
        final String system = messages.stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .map(ChatMessage::content)
                .collect(Collectors.joining("\n\n"));
        final List<ChatMessage> turns = new ArrayList<>();
        for (final ChatMessage message : messages) {
            if (message.role() == Role.SYSTEM || (turns.isEmpty() && message.role() == Role.ASSISTANT)) {
                continue;
            }
            final int last = turns.size() - 1;
            if (last >= 0 && turns.get(last).role() == message.role()) {
                turns.set(last, joined(turns.get(last), message));
            } else {
                turns.add(message);
            }
        }
        return new Conversation(system, List.copyOf(turns));
    }

    /** Without an answer at the end, which some protocols take for the beginning of the next one and others refuse. */
    Conversation endingWithTheUser() {
        final boolean answered = !turns.isEmpty() && turns.get(turns.size() - 1).role() == Role.ASSISTANT;
        return answered ? new Conversation(system, turns.subList(0, turns.size() - 1)) : this;
    }

    private static ChatMessage joined(ChatMessage one, ChatMessage other) {
        final List<ChatImage> images = new ArrayList<>(one.images());
        images.addAll(other.images());
        return new ChatMessage(one.role(), one.content() + "\n\n" + other.content(), images);
    }

    /** The turns as {@code {role,content}}. */
    void writeTurns(ArrayNode into, Function<ChatMessage, JsonNode> content) {
        for (final ChatMessage turn : turns) {
            into.addObject()
                    .put("role", turn.role().name().toLowerCase(Locale.ROOT))
                    .set("content", content.apply(turn));
        }
    }
}
