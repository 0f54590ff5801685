package dev.sukashi.overlay.region;

import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * What the screen showed when the player asked for the picker.
 *
 * @param picture not changed by anybody
 * @param bounds where it lies, in the screen's own pixels; of the picture's size
 */
public record FrozenScreen(BufferedImage picture, Rectangle bounds) {
    public FrozenScreen {
        if (picture.getWidth() != bounds.width || picture.getHeight() != bounds.height) {
            throw new IllegalArgumentException("the picture is not of the size of its place");
        }
        bounds = new Rectangle(bounds);
    }

    @Override
    public Rectangle bounds() {
        return new Rectangle(bounds);
    }

    Color colour(Point pixel) {
        return new Color(picture.getRGB(pixel.x - bounds.x, pixel.y - bounds.y));
    }
}
