package dev.sukashi.overlay.text;

/**
 * A reading written over a part of a text.
 *
 * @param start index of the part's first character
 * @param end index after its last; more than {@code start}
 * @param reading not empty
 */
public record RubySpan(int start, int end, String reading) {
    public RubySpan {
        if (start < 0 || end <= start || reading.isEmpty()) {
            throw new IllegalArgumentException("a reading stands over something");
        }
    }
}
