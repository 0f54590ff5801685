package dev.sukashi.llm;

import java.util.List;

/**
 * One message of a conversation with a model.
 *
 * @param images shown before the text; the user's messages alone have any
 */
public record ChatMessage(Role role, String content, List<ChatImage> images) {
    /** Who says it. An adapter maps it to its protocol's word. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    public ChatMessage {
        images = List.copyOf(images);
        if (!images.isEmpty() && role != Role.USER) {
            throw new IllegalArgumentException("pictures are the user's");
        }
    }

    /** Text alone. */
    public ChatMessage(Role role, String content) {
        this(role, content, List.of());
    }
}
