package dev.sukashi.prompt;

import dev.sukashi.line.Line;
import dev.sukashi.llm.ChatMessage;
import dev.sukashi.llm.TranslationHints;
import java.util.List;

/** Asks for translations of lines between two languages, in one format. Immutable. */
public final class PromptBuilder {
    private final String from;
    private final String to;
    private final PromptFormat format;

    /** For a chat model. */
    public PromptBuilder(String from, String to) {
        this(from, to, PromptFormat.CHAT);
    }

    /**
     * @param from BCP-47 tag of the line's language
     * @param to BCP-47 tag of the language wanted
     */
    public PromptBuilder(String from, String to, PromptFormat format) {
        this.from = from;
        this.to = to;
        this.format = format;
    }

    /** The messages that ask for the line's translation. */
    public List<ChatMessage> build(Line line) {
        return format.build(PromptInput.of(line, from, to));
    }

    /**
     * The translation in an answer to {@link #build}.
     *
     * @param whole whether the answer is; of its beginning, what can be shown by now
     */
    public String unwrap(Line line, String answer, boolean whole) {
        return format.unwrap(PromptInput.of(line, from, to), answer, whole);
    }

    /** The same for services that take languages and text as fields; the speaker's name is no part of the text. */
    public TranslationHints hints(Line line) {
        return new TranslationHints(from, to, line.text(), List.of(), List.of());
    }
}
