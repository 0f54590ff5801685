package dev.sukashi.ocr;

/** Where something is in a picture, in pixels; width and height are positive. */
public record Box(int x, int y, int width, int height) {
    /** The smallest box around both. */
    Box union(Box other) {
        final int left = Math.min(x, other.x);
        final int top = Math.min(y, other.y);
        return new Box(
                left,
                top,
                Math.max(x + width, other.x + other.width) - left,
                Math.max(y + height, other.y + other.height) - top);
    }

    /** The smallest box around what this is of a picture that is so many times as large. */
    Box scaled(double scale) {
        final int left = (int) Math.floor(x * scale);
        final int top = (int) Math.floor(y * scale);
        return new Box(
                left, top, Math.max(1, (int) Math.ceil(width * scale)), Math.max(1, (int) Math.ceil(height * scale)));
    }
}
