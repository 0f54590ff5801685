package dev.sukashi.ocr;

/**
 * Gray-scale morphology with square elements, at a cost that does not depend on their size (van Herk, "A fast algorithm
 * for local minimum and maximum filters on rectangular and octagonal kernels", 1992; Gil and Werman, 1993).
 */
final class Morphology {
    private Morphology() {}

    /** Light parts into which no square of that radius fits are replaced by what surrounds them. */
    static GrayImage opened(GrayImage image, int radius) {
        return filtered(filtered(image, radius, 255), radius, 0);
    }

    /** Dark parts into which no square of that radius fits are replaced by what surrounds them. */
    static GrayImage closed(GrayImage image, int radius) {
        return filtered(filtered(image, radius, 0), radius, 255);
    }

    /**
     * @param flip 255 for minima, 0 for maxima: the minimum is the negative's maximum
     */
    private static GrayImage filtered(GrayImage image, int radius, int flip) {
        final int width = image.width();
        final int height = image.height();
        final byte[] turned = turnedMaxima(image.pixels(), width, height, radius, flip, 0);
        return new GrayImage(width, height, turnedMaxima(turned, height, width, radius, 0, flip));
    }

    /** The maxima of each row's windows, rows and columns exchanged: done twice, the picture stands upright again. */
    private static byte[] turnedMaxima(byte[] pixels, int width, int height, int radius, int before, int after) {
        final byte[] out = new byte[pixels.length];
        final int window = 2 * radius + 1;
        // Nothing lies beyond the edges: zeros do not count for a maximum.
        final int padded = width + 2 * radius;
        final int[] line = new int[padded];
        final int[] fromLeft = new int[padded];
        final int[] fromRight = new int[padded];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                line[radius + x] = (pixels[y * width + x] & 255) ^ before;
            }
            for (int i = 0; i < padded; i++) {
                fromLeft[i] = i % window == 0 ? line[i] : Math.max(fromLeft[i - 1], line[i]);
            }
            for (int i = padded - 1; i >= 0; i--) {
                final boolean starts = i == padded - 1 || i % window == window - 1;
                fromRight[i] = starts ? line[i] : Math.max(fromRight[i + 1], line[i]);
            }
            for (int x = 0; x < width; x++) {
                out[x * height + y] = (byte) (Math.max(fromRight[x], fromLeft[x + 2 * radius]) ^ after);
            }
        }
        return out;
    }
}
