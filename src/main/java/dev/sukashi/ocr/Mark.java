package dev.sukashi.ocr;

/** Punctuation that is told by its shape, as the engine drops it, doubles it or takes it for letters. */
enum Mark {
    OPENING_CORNER,
    CLOSING_CORNER,
    OPENING_DOUBLE_CORNER,
    CLOSING_DOUBLE_CORNER,
    /** A run of dots at half height, three for each full-width ellipsis. */
    DOTS,
    /** A bar of two letters' width or more. */
    DASH,
    WAVE,
    QUESTION,
    EXCLAMATION,
    /** A raised pair of short strokes. */
    STRAIGHT_QUOTES,
    /** A raised pair of commas, either way. */
    CURLY_QUOTES
}
