package dev.sukashi.source;

import dev.sukashi.line.SourceKind;
import java.util.Optional;

/**
 * Text as a source delivered it, before any cleaning.
 *
 * @param text may be only the beginning of a very long text
 * @param length characters of the whole text
 * @param speaker who says it, where the source knows
 * @param replacesPrevious whether this is the source's previous text, which has grown since
 */
public record SourceText(
        SourceKind source, String text, long length, Optional<String> speaker, boolean replacesPrevious) {
    /** Text of which only the beginning may be here. */
    public SourceText(SourceKind source, String text, long length) {
        this(source, text, length, Optional.empty(), false);
    }

    /** A whole text. */
    public static SourceText whole(SourceKind source, String text) {
        return new SourceText(source, text, text.length());
    }
}
