package dev.sukashi.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MorphologyTest {
    @Property(tries = 60)
    void anOpenedPictureIsWhatTheDefinitionSays(
            @ForAll @IntRange(min = 1, max = 23) int width,
            @ForAll @IntRange(min = 1, max = 19) int height,
            @ForAll @IntRange(min = 1, max = 6) int radius,
            @ForAll long seed) {
        final byte[] pixels = new byte[width * height];
        new Random(seed).nextBytes(pixels);
        final GrayImage image = new GrayImage(width, height, pixels);

        assertThat(Morphology.opened(image, radius).pixels())
                .isEqualTo(
                        extremes(extremes(image, radius, false), radius, true).pixels());
        assertThat(Morphology.closed(image, radius).pixels())
                .isEqualTo(
                        extremes(extremes(image, radius, true), radius, false).pixels());
    }

    /** Each pixel becomes the largest, or the smallest, of the square around it. */
    private static GrayImage extremes(GrayImage image, int radius, boolean largest) {
        final byte[] out = new byte[image.pixels().length];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int extreme = largest ? 0 : 255;
                for (int ny = Math.max(0, y - radius); ny <= Math.min(image.height() - 1, y + radius); ny++) {
                    for (int nx = Math.max(0, x - radius); nx <= Math.min(image.width() - 1, x + radius); nx++) {
                        final int value = image.at(ny * image.width() + nx);
                        extreme = largest ? Math.max(extreme, value) : Math.min(extreme, value);
                    }
                }
                out[y * image.width() + x] = (byte) extreme;
            }
        }
        return new GrayImage(image.width(), image.height(), out);
    }
}
