package dev.sukashi.ocr;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How ink is told from the picture behind it: thin strokes that are lighter (or darker) than what surrounds them, and
 * where the fill's colour is known, of that colour. A stroke's soft edges stay soft, as the engine reads them better.
 *
 * @param light whether the text is lighter than what is around it
 * @param radius wider than half of the thickest stroke, in pixels
 * @param contrast between the fill and its surroundings, 1 to 255
 * @param fill packed RGB; empty where any colour will do
 * @param strict whether strokes must have that very colour somewhere, as large and clear letters do, and art does not
 */
record InkRecipe(boolean light, int radius, int contrast, OptionalInt fill, boolean strict) {
    /** Background so near to the fill's brightness hides it; what differs by less is not stretched further. */
    private static final double LEAST_SPAN = 0.45;

    /** Colours this near to the fill's are the fill's, as a share of the contrast. */
    private static final double SAME = 0.14;

    /** Whether a stroke goes through here, and not only its soft edge. */
    boolean isCore(InkSource source, GrayImage ink, int index) {
        return ink.at(index) < source.core()
                && (!strict
                        || ColourImage.distance(
                                        fill.orElseThrow(), source.colours().at(index))
                                <= Math.max(12, SAME * contrast));
    }

    /** Black ink on white. */
    GrayImage apply(InkSource source) {
        final GrayImage gray = source.gray();
        final GrayImage background = source.background(light, radius);
        final byte[] out = new byte[gray.pixels().length];
        Arrays.fill(out, (byte) 255);
        final double least = LEAST_SPAN * contrast;
        final int brightest = light ? fillBrightness(background, gray) : 0;
        final int darkest = light ? 255 : fillBrightness(background, gray);
        for (int i = 0; i < out.length; i++) {
            final int difference = light ? gray.at(i) - background.at(i) : background.at(i) - gray.at(i);
            if (difference > 8) {
                final int span = light ? brightest - background.at(i) : background.at(i) - darkest;
                double ink = difference / Math.max(least, span);
                if (fill.isPresent()) {
                    final double away = ColourImage.distance(
                            fill.getAsInt(), source.colours().at(i));
                    ink = Math.min(ink, 1.2 - 1.6 * away / contrast);
                }
                out[i] = (byte) (255 - (int) (255 * Math.max(0, Math.min(1, ink))));
            }
        }
        return new GrayImage(gray.width(), gray.height(), out);
    }

    /** The brightness that most of the strong strokes have. */
    private int fillBrightness(GrayImage background, GrayImage gray) {
        if (fill.isPresent()) {
            final int colour = fill.getAsInt();
            return (299 * (colour >> 16 & 255) + 587 * (colour >> 8 & 255) + 114 * (colour & 255)) / 1000;
        }
        final int[] counts = new int[256];
        int all = 0;
        for (int i = 0; i < gray.pixels().length; i++) {
            final int difference = light ? gray.at(i) - background.at(i) : background.at(i) - gray.at(i);
            if (difference >= 0.8 * contrast) {
                counts[gray.at(i)]++;
                all++;
            }
        }
        int left = all / 2;
        for (int value = 0; value < 256; value++) {
            left -= counts[value];
            if (left < 0) {
                return value;
            }
        }
        return light ? 255 : 0;
    }
}
