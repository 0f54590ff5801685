package dev.sukashi.ocr;

import java.util.List;

/**
 * A row of text as found in a picture's ink, before it is read; a column where the text is vertical.
 *
 * @param box around all of its parts
 * @param parts in reading order
 */
record TextLine(Box box, List<InkPart> parts) {
    TextLine {
        parts = List.copyOf(parts);
    }

    static TextLine of(List<InkPart> parts) {
        return new TextLine(parts.stream().map(InkPart::box).reduce(Box::union).orElseThrow(), parts);
    }

    int area() {
        return parts.stream().mapToInt(InkPart::area).sum();
    }
}
