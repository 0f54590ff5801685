package dev.sukashi.source;

import dev.sukashi.line.SourceKind;

/**
 * Text as a source delivered it, before any cleaning.
 *
 * @param text may be only the beginning of a very long text
 * @param length characters of the whole text
 */
public record SourceText(SourceKind source, String text, long length) {
    /** A whole text. */
    public static SourceText whole(SourceKind source, String text) {
        return new SourceText(source, text, text.length());
    }
}
