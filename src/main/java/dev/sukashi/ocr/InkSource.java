package dev.sukashi.ocr;

import java.util.HashMap;
import java.util.Map;

/** A picture with what several recipes need of it, each computed once. Used by one thread. */
final class InkSource {
    private final ColourImage colours;
    private final GrayImage gray;
    private final int core;
    private final Map<Integer, GrayImage> backgrounds = new HashMap<>();
    private final Map<Integer, int[]> strokes = new HashMap<>();

    /**
     * @param core darker than this, of 255, is ink; soft edges are lighter, and so is what shines through between
     *     outlines
     */
    InkSource(ColourImage colours, int core) {
        this.colours = colours;
        this.core = core;
        this.gray = colours.gray();
    }

    ColourImage colours() {
        return colours;
    }

    int core() {
        return core;
    }

    GrayImage gray() {
        return gray;
    }

    int width() {
        return gray.width();
    }

    int height() {
        return gray.height();
    }

    /** By how much each pixel stands out from its background, 0 to 255; not a copy. */
    int[] strokes(boolean light, int radius) {
        return strokes.computeIfAbsent(key(light, radius), key -> {
            final GrayImage background = background(light, radius);
            final int[] differences = new int[gray.pixels().length];
            for (int i = 0; i < differences.length; i++) {
                final int difference = gray.at(i) - background.at(i);
                differences[i] = Math.max(0, light ? difference : -difference);
            }
            return differences;
        });
    }

    /** The brightness behind strokes that are lighter, or darker, than what is around them. */
    GrayImage background(boolean light, int radius) {
        return backgrounds.computeIfAbsent(
                key(light, radius), key -> light ? Morphology.opened(gray, radius) : Morphology.closed(gray, radius));
    }

    private static int key(boolean light, int radius) {
        return light ? radius : -radius;
    }
}
