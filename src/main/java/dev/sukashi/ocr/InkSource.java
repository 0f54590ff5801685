package dev.sukashi.ocr;

import java.util.HashMap;
import java.util.Map;

/** A picture with what several recipes need of it, each computed once. Used by one thread. */
final class InkSource {
    private final ColourImage colours;
    private final GrayImage gray;
    private final int core;
    private final Map<Integer, GrayImage> backgrounds = new HashMap<>();

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

    /** The brightness behind strokes that are lighter, or darker, than what is around them. */
    GrayImage background(boolean light, int radius) {
        return backgrounds.computeIfAbsent(
                light ? radius : -radius,
                key -> light ? Morphology.opened(gray, radius) : Morphology.closed(gray, radius));
    }
}
