package dev.sukashi.llm;

/** One message of a conversation with a model. */
public record ChatMessage(Role role, String content) {
    /** Who says it. An adapter maps it to its protocol's word. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }
}
