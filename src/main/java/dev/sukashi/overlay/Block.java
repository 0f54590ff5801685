package dev.sukashi.overlay;

import dev.sukashi.overlay.text.RubySpan;
import java.util.List;
import java.util.Locale;

/** Something that stands on the panel, from top to bottom one below the other. */
sealed interface Block {
    /** The same for the same thing in the next frame. */
    String key();

    /** What a text is, which decides its look. */
    enum Role {
        SPEAKER,
        SOURCE,
        TRANSLATOR,
        TRANSLATION,
        PROBLEM,
        NOTICE
    }

    /**
     * @param rubies readings over parts of the text
     * @param language of the text
     * @param mixedIn whose words may stand in it
     * @param unfinished whether more is to come
     */
    record Text(
            String key,
            Role role,
            String text,
            List<RubySpan> rubies,
            Locale language,
            Locale mixedIn,
            boolean unfinished)
            implements Block {}

    /** A translation will stand here. */
    record Waiting(String key, Locale language, Locale mixedIn) implements Block {}
}
