package dev.sukashi.ocr;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/** Brightness alone, a byte a pixel, 0 black to 255 white, row by row. Its pixels are not changed once it is shared. */
final class GrayImage {
    private final int width;
    private final int height;
    private final byte[] pixels;

    GrayImage(int width, int height, byte[] pixels) {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException("pixels do not fill " + width + "×" + height);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** By the weights of ITU-R BT.601. */
    static GrayImage of(int width, int height, int[] rgb) {
        final byte[] gray = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            final int red = rgb[i] >> 16 & 255;
            final int green = rgb[i] >> 8 & 255;
            gray[i] = (byte) ((299 * red + 587 * green + 114 * (rgb[i] & 255)) / 1000);
        }
        return new GrayImage(width, height, gray);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int at(int index) {
        return pixels[index] & 255;
    }

    /** Not a copy. */
    byte[] pixels() {
        return pixels;
    }

    int[] histogram() {
        final int[] counts = new int[256];
        for (final byte pixel : pixels) {
            counts[pixel & 255]++;
        }
        return counts;
    }

    /** The brightness that a share of the pixels does not exceed. */
    int percentile(double share) {
        final int[] counts = histogram();
        long left = (long) (share * pixels.length);
        for (int value = 0; value < 256; value++) {
            left -= counts[value];
            if (left < 0) {
                return value;
            }
        }
        return 255;
    }

    /** Scaled, with a white margin all around. */
    GrayImage prepared(double scale, int margin) {
        final int w = Math.max(1, (int) Math.round(width * scale));
        final int h = Math.max(1, (int) Math.round(height * scale));
        final BufferedImage target = new BufferedImage(w + 2 * margin, h + 2 * margin, BufferedImage.TYPE_BYTE_GRAY);
        final byte[] data = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
        Arrays.fill(data, (byte) 255);
        final BufferedImage source = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        source.getRaster().setDataElements(0, 0, width, height, pixels);
        final Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                scale < 1 ? RenderingHints.VALUE_INTERPOLATION_BILINEAR : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(source, margin, margin, w, h, null);
        graphics.dispose();
        return new GrayImage(target.getWidth(), target.getHeight(), data);
    }

    /** By a quarter, clockwise. */
    GrayImage turnedRight() {
        final byte[] turned = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + height - 1 - y] = pixels[y * width + x];
            }
        }
        return new GrayImage(/* width= */ height, /* height= */ width, turned);
    }
}
