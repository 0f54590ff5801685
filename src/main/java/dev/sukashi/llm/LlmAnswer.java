package dev.sukashi.llm;

import dev.sukashi.line.Usage;

/**
 * A whole answer.
 *
 * @param text without thinking, never blank
 * @param model the model that answered, as the service names it; empty where it does not
 * @param finishReason the service's word, such as {@code stop} or {@code length}; empty where it gives none
 */
public record LlmAnswer(String text, String model, String finishReason, Usage usage) {}
