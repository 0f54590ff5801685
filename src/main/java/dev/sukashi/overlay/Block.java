package dev.sukashi.overlay;

import dev.sukashi.overlay.text.RubySpan;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something that stands on the panel, from top to bottom one below the other. */
sealed interface Block {
    /** The same for the same thing in the next frame. */
    String key();

    /** Of the translator it belongs to, where there are several. */
    Optional<Color> colour();

    /** What a text is, which decides its look. */
    enum Role {
        SPEAKER,
        SOURCE,
        TRANSLATOR,
        TRANSLATION,
        PROBLEM,
        NOTICE,
        USAGE
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
            boolean unfinished,
            Optional<Color> colour)
            implements Block {}

    /**
     * A translation will stand here.
     *
     * @param label what is waited for, in small letters; empty for nothing special
     * @param labelLanguage of the label
     */
    record Waiting(
            String key, Locale language, Locale mixedIn, String label, Locale labelLanguage, Optional<Color> colour)
            implements Block {}
}
