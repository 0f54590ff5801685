package dev.sukashi.overlay.region;

import java.awt.Rectangle;

/**
 * A region to be shown by a frame.
 *
 * @param pixels where it is, in the screen's own pixels
 * @param chosen whether the player's next action is about it
 */
public record FramedRegion(String name, Rectangle pixels, boolean chosen) {
    public FramedRegion {
        pixels = new Rectangle(pixels);
    }

    @Override
    public Rectangle pixels() {
        return new Rectangle(pixels);
    }
}
