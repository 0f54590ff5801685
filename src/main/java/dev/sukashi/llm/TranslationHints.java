package dev.sukashi.llm;

import java.util.List;

/**
 * What a request is about, for services that translate by fields instead of by words in a prompt. Chat models are told
 * the same in the messages and get none of this.
 *
 * @param sourceLanguage BCP-47 tag; empty where it is not known
 * @param targetLanguage BCP-47 tag; empty where it is not known
 * @param text the line itself, without any instruction; empty to take the last message of the user's
 * @param terms names and words with their fixed translation
 * @param memory sentences that were translated before, as examples of style
 */
public record TranslationHints(
        String sourceLanguage, String targetLanguage, String text, List<Pair> terms, List<Pair> memory) {
    /** Nothing is known but the messages. */
    public static final TranslationHints NONE = new TranslationHints("", "", "", List.of(), List.of());

    public TranslationHints {
        terms = List.copyOf(terms);
        memory = List.copyOf(memory);
    }

    /** Something and its translation. */
    public record Pair(String source, String target) {}
}
