package dev.sukashi.ocr.scenes;

import java.awt.Color;

/**
 * How a scene's text and its surroundings are drawn. Lengths in pixels.
 *
 * @param spacing between letters, as a share of their size
 * @param pitch from line to line, as a share of the letters' size
 * @param veil how much the whole picture is darkened for the text, 0 for not at all to 1 for black
 */
record Look(
        Ink ink,
        Panel panel,
        Icon icon,
        Plate plate,
        boolean portrait,
        boolean readings,
        double spacing,
        double pitch,
        double veil) {
    /**
     * The letters' colours.
     *
     * @param bottom the fill's lower end, where it runs from one colour into another
     * @param outline how far it stands out from the letters, 0 for none
     * @param shadow how far it falls to the right and down, 0 for none
     * @param glow how far a blurred halo reaches, 0 for none
     */
    record Ink(Color fill, Color bottom, float outline, Color edge, float shadow, int blur, int glow) {}

    /**
     * What lies under the text.
     *
     * @param opacity 0 for no box at all
     * @param corner radius
     */
    record Panel(
            Color top,
            Color bottom,
            double opacity,
            double bottomOpacity,
            int corner,
            Color frame,
            int frameWidth,
            boolean ornaments) {
        boolean isThere() {
            return opacity > 0 || bottomOpacity > 0;
        }
    }

    /** The mark that asks the player to go on. */
    enum Icon {
        NONE,
        TRIANGLE_AFTER_TEXT,
        PETAL_AFTER_TEXT,
        TRIANGLE_IN_CORNER,
        HAND_IN_CORNER,
        PETAL_IN_CORNER
    }

    /** Where the speaker's name stands. */
    enum Plate {
        NONE,
        /** In a small box of its own over the text's box. */
        OWN_BOX,
        /** The first line of the text's box, in its own colour. */
        FIRST_LINE,
        /** The first line, in brackets. */
        BRACKETED_LINE
    }
}
