package dev.sukashi.overlay;

import java.awt.Color;
import java.awt.Font;

/**
 * How the overlay looks. Lengths are points of the window's coordinates, which the screen's scale multiplies.
 *
 * @param family font family; {@link Font#SANS_SERIF} leaves the choice to each text's language
 * @param translationSize size of the translation
 * @param sourceSize size of the game's own text
 * @param noteSize size of names, hints and problems
 * @param outlineWidth how far the outline stands out around a letter; 0 for none
 * @param lineSpacing distance of lines, as a multiple of what their font asks for; at least 1
 * @param showSource whether the game's own text is shown above its translation
 * @param showFurigana whether readings are written over it
 * @param heightLimit how much of its screen's height the window may take, above 0 and up to 1
 */
public record OverlayStyle(
        String family,
        float translationSize,
        float sourceSize,
        float noteSize,
        Palette palette,
        float outlineWidth,
        float lineSpacing,
        boolean showSource,
        boolean showFurigana,
        double heightLimit) {
    /**
     * @param panel what the text stands on; its alpha is how much of the game it hides
     * @param outline behind every letter
     */
    public record Palette(
            Color translation, Color source, Color name, Color note, Color problem, Color outline, Color panel) {}

    /** Light letters on a dark glass: calm over any art. */
    public static final OverlayStyle DEFAULT = new OverlayStyle(
            Font.SANS_SERIF,
            24,
            18,
            14.5f,
            new Palette(
                    new Color(0xFAFAF5),
                    new Color(0xC3CBD8),
                    new Color(0x8FC7E8),
                    new Color(0xD9D4C3),
                    new Color(0xFFB777),
                    new Color(8, 10, 16, 225),
                    new Color(18, 21, 30, 158)),
            1.8f,
            1.14f,
            true,
            true,
            0.40);

    public OverlayStyle {
        require(translationSize > 0 && sourceSize > 0 && noteSize > 0, "sizes are above 0");
        require(outlineWidth >= 0, "an outline is not narrower than nothing");
        require(lineSpacing >= 1, "lines do not overlap");
        require(heightLimit > 0 && heightLimit <= 1, "a share of the screen is above 0 and at most 1");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    public OverlayStyle withSource(boolean shown, boolean furigana) {
        return new OverlayStyle(
                family,
                translationSize,
                sourceSize,
                noteSize,
                palette,
                outlineWidth,
                lineSpacing,
                shown,
                furigana,
                heightLimit);
    }

    /** All letters larger or smaller by one factor. */
    public OverlayStyle scaled(float factor) {
        return new OverlayStyle(
                family,
                translationSize * factor,
                sourceSize * factor,
                noteSize * factor,
                palette,
                outlineWidth * factor,
                lineSpacing,
                showSource,
                showFurigana,
                heightLimit);
    }
}
