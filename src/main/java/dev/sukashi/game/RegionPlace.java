package dev.sukashi.game;

import java.awt.Dimension;
import java.awt.Rectangle;

/**
 * Where a region is, as shares of what it lies on: a window's content, or the whole screen. Made of pixels and turned
 * back into pixels of the same size it gives exactly the same rectangle; at another size it has scaled along.
 *
 * @param x left edge, 0 to 1
 * @param y upper edge, 0 to 1
 * @param width above 0; with {@code x} at most 1
 * @param height above 0; with {@code y} at most 1
 */
public record RegionPlace(double x, double y, double width, double height) {
    /** All of it. */
    public static final RegionPlace WHOLE = new RegionPlace(0, 0, 1, 1);

    /** Of the shares' digits; half a millionth of the largest screen is far from half a pixel. */
    private static final double STEPS = 1_000_000;

    private static final double ROUNDING = 2 / STEPS;

    public RegionPlace {
        if (!isPlace(x, y, width, height)) {
            throw new IllegalArgumentException("no place: " + x + "," + y + " " + width + "×" + height);
        }
    }

    /** Whether the four shares describe a rectangle on what they are shares of. */
    public static boolean isPlace(double x, double y, double width, double height) {
        return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING;
    }

    /**
     * @param picked in the same coordinates as {@code content}, and touching it; what is outside of it is cut off
     * @param content not empty
     */
    public static RegionPlace of(Rectangle picked, Rectangle content) {
        final Rectangle inside = picked.intersection(content);
        if (inside.isEmpty()) {
            throw new IllegalArgumentException("the rectangle lies outside: " + picked + " of " + content);
        }
        return new RegionPlace(
                share(inside.x - content.x, content.width),
                share(inside.y - content.y, content.height),
                share(inside.width, content.width),
                share(inside.height, content.height));
    }

    private static double share(int pixels, int whole) {
        return Math.rint(pixels * STEPS / whole) / STEPS;
    }

    /**
     * The pixels of the place, relative to the upper left corner of what it lies on; at least one, none outside.
     *
     * @param whole the size of that, not empty
     */
    public Rectangle in(Dimension whole) {
        final int left = edge(x, whole.width - 1);
        final int top = edge(y, whole.height - 1);
        final int right = Math.max(left + 1, Math.min(whole.width, (int) Math.round((x + width) * whole.width)));
        final int bottom = Math.max(top + 1, Math.min(whole.height, (int) Math.round((y + height) * whole.height)));
        return new Rectangle(left, top, right - left, bottom - top);
    }

    private static int edge(double share, int last) {
        return Math.min(last, (int) Math.round(share * (last + 1)));
    }

    /** The pixels of the place in the coordinates of what it lies on, such as the screen's. */
    public Rectangle on(Rectangle content) {
        final Rectangle pixels = in(content.getSize());
        pixels.translate(content.x, content.y);
        return pixels;
    }

    /** How much two places are the same: their common area as a share of the area that either covers, 0 to 1. */
    public double likeness(RegionPlace other) {
        final double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        final double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        final double common = across * down;
        return common / (width * height + other.width * other.height - common);
    }
}
