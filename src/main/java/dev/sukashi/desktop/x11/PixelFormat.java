package dev.sukashi.desktop.x11;

/**
 * Which bits of a pixel are which colour.
 *
 * @param depth bits that count, without those that only fill
 * @param red the mask; 0 where colours are looked up in a table, as on screens of 256 colours
 */
record PixelFormat(int depth, int red, int green, int blue) {
    private static final int MAX = 0xFF;

    /** Whether a pixel is a number that tells its colour. */
    boolean isTrueColour() {
        return red != 0 && green != 0 && blue != 0;
    }

    /** The colour as {@code 0xRRGGBB}, whatever the number of bits a pixel has for each of the three. */
    int rgb(int pixel) {
        return isPlain()
                ? pixel & 0xFFFFFF
                : channel(pixel, red) << 16 | channel(pixel, green) << 8 | channel(pixel, blue);
    }

    /** Whether a pixel is Java's own {@code 0xRRGGBB}, with anything in the highest byte. */
    boolean isPlain() {
        return red == 0xFF0000 && green == 0xFF00 && blue == 0xFF;
    }

    private static int channel(int pixel, int mask) {
        final int shift = Integer.numberOfTrailingZeros(mask);
        final int most = mask >>> shift;
        final int value = (pixel & mask) >>> shift;
        return (value * MAX + most / 2) / most;
    }
}
