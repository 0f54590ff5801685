package dev.sukashi.overlay;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** The darkest and the lightest of a picture's pixels over a plain ground, as WCAG 2.2 defines relative luminance. */
record LuminanceRange(double darkest, double lightest) {
    static LuminanceRange of(BufferedImage image, Rectangle where, int ground) {
        double darkest = 1;
        double lightest = 0;
        for (int y = where.y; y < where.y + where.height; y++) {
            for (int x = where.x; x < where.x + where.width; x++) {
                final double luminance = luminance(mix(image.getRGB(x, y), ground));
                darkest = Math.min(darkest, luminance);
                lightest = Math.max(lightest, luminance);
            }
        }
        return new LuminanceRange(darkest, lightest);
    }

    /** WCAG 2.2, "contrast ratio": 1 to 21. */
    double contrast() {
        return (lightest + 0.05) / (darkest + 0.05);
    }

    private static int mix(int argb, int ground) {
        final int alpha = argb >>> 24;
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            final int above = (argb >> shift) & 0xFF;
            final int below = (ground >> shift) & 0xFF;
            mixed |= ((above * alpha + below * (255 - alpha)) / 255) << shift;
        }
        return mixed;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        final double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
