package dev.sukashi.overlay;

import java.awt.Rectangle;

/**
 * Where the player put the window, in the coordinates of all screens together. Its height is the text's.
 *
 * @param x of the left edge
 * @param y of the anchored edge
 * @param width at least {@link #MIN_WIDTH}
 * @param anchor the edge that stays while the height changes
 */
public record Placement(int x, int y, int width, Anchor anchor) {
    /** Below this no line of text is worth reading. */
    public static final int MIN_WIDTH = 200;

    /** Which edge stays. */
    public enum Anchor {
        /** Grows downward. */
        TOP,
        /** Grows upward. */
        BOTTOM
    }

    public Placement {
        if (width < MIN_WIDTH) {
            throw new IllegalArgumentException("a window is at least " + MIN_WIDTH + " wide, not " + width);
        }
    }

    static Placement of(Rectangle bounds, Anchor anchor) {
        final int y = anchor == Anchor.TOP ? bounds.y : bounds.y + bounds.height;
        return new Placement(bounds.x, y, bounds.width, anchor);
    }

    /** The window's bounds while its text is so high. */
    public Rectangle bounds(int height) {
        return new Rectangle(x, anchor == Anchor.TOP ? y : y - height, width, height);
    }
}
