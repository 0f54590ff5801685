package dev.sukashi.vision;

import dev.sukashi.llm.ChatImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A region as a model is shown it: an opaque PNG of a size that services do not scale themselves.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/vision">Anthropic, Vision, Evaluate image size: at most
 *     1568 pixels and 1.15 million, and worse results below 200</a>
 */
final class ModelPicture {
    static final int LONGEST_EDGE = 1568;
    static final double MOST_PIXELS = 1.15e6;

    /** A smaller picture is enlarged, as its letters may be too small to be told apart. */
    static final int SHORTEST_EDGE = 200;

    /** More than this adds pixels and no information. */
    static final double MOST_ENLARGED = 2;

    /** Levels of 255 between the darkest and the brightest: less is no text, as in a black screen. */
    private static final int LEAST_CONTRAST = 24;

    private ModelPicture() {}

    /** @return opaque, scaled to what models read best */
    static BufferedImage prepared(BufferedImage image) {
        final double scale = scale(image.getWidth(), image.getHeight());
        BufferedImage from = image;
        // Halves first: a larger step would skip pixels, and with them thin strokes.
        for (double left = scale; left < 0.5; left *= 2) {
            from = drawn(from, (from.getWidth() + 1) / 2, (from.getHeight() + 1) / 2);
        }
        return drawn(from, Math.max(1, (int) Math.round(image.getWidth() * scale)), Math.max(1, (int)
                Math.round(image.getHeight() * scale)));
    }

    static double scale(int width, int height) {
        final double longest = (double) LONGEST_EDGE / Math.max(width, height);
        final double largest = Math.min(longest, Math.sqrt(MOST_PIXELS / ((double) width * height)));
        final double wanted = Math.min(MOST_ENLARGED, (double) SHORTEST_EDGE / Math.min(width, height));
        return Math.min(largest, Math.max(1, wanted));
    }

    /** Whether nothing can be told apart in it. */
    static boolean isBlank(BufferedImage image) {
        int darkest = 255;
        int brightest = 0;
        final int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (final int rgb : row) {
                final int level = (2 * (rgb >> 16 & 0xFF) + 5 * (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 8;
                darkest = Math.min(darkest, level);
                brightest = Math.max(brightest, level);
            }
        }
        return brightest - darkest < LEAST_CONTRAST;
    }

    static ChatImage png(BufferedImage prepared) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(prepared, "png", bytes)) {
                throw new IllegalStateException("Java writes no PNG");
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return new ChatImage(bytes.toByteArray(), "image/png", prepared.getWidth(), prepared.getHeight());
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        final BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = opaque.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                width > image.getWidth()
                        ? RenderingHints.VALUE_INTERPOLATION_BICUBIC
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }
}
