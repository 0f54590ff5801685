package dev.sukashi.prompt;

import dev.sukashi.line.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt is made of.
 *
 * @param text the line
 * @param speaker who says it, where the source knows
 * @param glossary the game's words; those that do not stand in the line are left out
 * @param previous translations of the lines before, the oldest first
 * @param from BCP-47 tag of the line's language
 * @param to BCP-47 tag of the language wanted
 */
public record PromptInput(
        String text,
        @Nullable String speaker,
        List<GlossaryEntry> glossary,
        List<String> previous,
        String from,
        String to) {
    public PromptInput {
        glossary = List.copyOf(glossary);
        previous = List.copyOf(previous);
    }

    /** A line by itself: no glossary, nothing before it. */
    public static PromptInput of(Line line, String from, String to) {
        return new PromptInput(line.text(), line.speaker(), List.of(), List.of(), from, to);
    }

    /** Whether {@link #dialogue()} puts the line between brackets. */
    boolean isBracketed() {
        return speaker != null && !speaker.isBlank() && !text.matches("(?s)[「『（(].*[」』）)]");
    }

    /** As novels write it: {@code speaker「text」}; a line that has brackets of its own keeps them. */
    String dialogue() {
        if (speaker == null || speaker.isBlank()) {
            return text;
        }
        return isBracketed() ? speaker + "「" + text + "」" : speaker + text;
    }
}
