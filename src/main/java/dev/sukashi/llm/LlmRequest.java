package dev.sukashi.llm;

import java.util.List;

/**
 * What is asked of a model, in no protocol's words.
 *
 * @param stream whether the answer is wanted piece by piece
 * @param hints the same as fields, for services that translate and do not chat
 */
public record LlmRequest(List<ChatMessage> messages, boolean stream, TranslationHints hints) {
    public LlmRequest {
        messages = List.copyOf(messages);
    }

    /** Without hints. */
    public LlmRequest(List<ChatMessage> messages, boolean stream) {
        this(messages, stream, TranslationHints.NONE);
    }

    /** Whether any message shows a picture. */
    boolean hasImages() {
        return messages.stream().anyMatch(message -> !message.images().isEmpty());
    }
}
