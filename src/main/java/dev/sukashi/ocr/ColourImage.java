package dev.sukashi.ocr;

import java.awt.image.BufferedImage;

/** A picture's colours, one packed RGB value a pixel, row by row. Its pixels are not changed once it is shared. */
final class ColourImage {
    private final int width;
    private final int height;
    private final int[] rgb;

    private ColourImage(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    static ColourImage of(BufferedImage image) {
        final int width = image.getWidth();
        final int height = image.getHeight();
        return new ColourImage(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int at(int index) {
        return rgb[index];
    }

    /** By a quarter, counter-clockwise: what was at the right is at the top. */
    ColourImage turnedLeft() {
        final int[] turned = new int[rgb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[(width - 1 - x) * height + y] = rgb[y * width + x];
            }
        }
        return new ColourImage(/* width= */ height, /* height= */ width, turned);
    }

    /** By the weights of ITU-R BT.601. */
    GrayImage gray() {
        return GrayImage.of(width, height, rgb);
    }

    /** How far two colours lie apart: 0 for the same, 255 for black and white. */
    static int distance(int one, int other) {
        final int red = (one >> 16 & 255) - (other >> 16 & 255);
        final int green = (one >> 8 & 255) - (other >> 8 & 255);
        final int blue = (one & 255) - (other & 255);
        return (int) Math.sqrt((red * red + green * green + blue * blue) / 3.0);
    }
}
