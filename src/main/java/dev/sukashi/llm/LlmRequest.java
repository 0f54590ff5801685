package dev.sukashi.llm;

import java.util.List;

/**
 * What is asked of a model, in no protocol's words.
 *
 * @param stream whether the answer is wanted piece by piece
 */
public record LlmRequest(List<ChatMessage> messages, boolean stream) {
    public LlmRequest {
        messages = List.copyOf(messages);
    }
}
