package dev.sukashi.ocr;

/**
 * One character as the engine read it.
 *
 * @param text usually one code point
 * @param confidence 0 to 100
 * @param spaced whether the engine saw a space before it
 */
record Glyph(String text, Box box, double confidence, boolean spaced) {
    Glyph at(Box place) {
        return new Glyph(text, place, confidence, spaced);
    }
}
