package dev.sukashi.ocr.scenes;

/**
 * What of a scene changes while the same line stands there.
 *
 * @param tick tenths of a second; the background moves and the icon blinks with it
 * @param shownCharacters what the typewriter has shown of the text
 */
public record Moment(int tick, int shownCharacters) {
    private static final int BLINK = 5;

    /** The whole text, the icon to be seen. */
    public static final Moment WHOLE = at(0);

    /** The whole text. */
    public static Moment at(int tick) {
        return new Moment(tick, Integer.MAX_VALUE);
    }

    boolean showsIcon() {
        return shownCharacters == Integer.MAX_VALUE && tick / BLINK % 2 == 0;
    }
}
