package dev.sukashi.ocr.scenes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Draws letters with their shadow, halo, outline and fill. */
final class InkPainter {
    private static final int BLUR_PASSES = 3;

    private InkPainter() {}

    static void paint(Graphics2D graphics, Shape letters, Look.Ink ink) {
        if (letters.getBounds().isEmpty()) {
            return;
        }
        final BasicStroke stroke =
                new BasicStroke(2 * Math.max(ink.outline(), 0.01f), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        if (ink.glow() > 0) {
            halo(graphics, letters, ink.edge(), Math.max(ink.outline(), ink.glow() / 2f), ink.glow() / 2, 0);
        }
        if (ink.shadow() > 0) {
            halo(graphics, letters, ink.edge(), ink.outline(), ink.blur(), ink.shadow());
        }
        if (ink.outline() > 0) {
            graphics.setColor(ink.edge());
            graphics.setStroke(stroke);
            graphics.draw(letters);
            graphics.fill(letters);
        }
        final Rectangle bounds = letters.getBounds();
        graphics.setPaint(
                ink.fill().equals(ink.bottom())
                        ? ink.fill()
                        : new GradientPaint(0, bounds.y, ink.fill(), 0, bounds.y + bounds.height, ink.bottom()));
        graphics.fill(letters);
    }

    /** The letters in one colour, swollen, moved and blurred. */
    private static void halo(Graphics2D graphics, Shape letters, Color colour, float swell, int blur, double offset) {
        final Rectangle area = letters.getBounds();
        final int margin = (int) (swell + BLUR_PASSES * blur + offset) + 3;
        area.grow(margin, margin);
        final BufferedImage layer = new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_ARGB);
        final Graphics2D on = layer.createGraphics();
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        on.setTransform(AffineTransform.getTranslateInstance(offset - area.x, offset - area.y));
        on.setColor(colour);
        on.fill(letters);
        if (swell > 0) {
            on.setStroke(new BasicStroke(2 * swell, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            on.draw(letters);
        }
        on.dispose();
        if (blur > 0) {
            blur(layer, blur, colour.getRGB() & 0xFFFFFF);
        }
        graphics.drawImage(layer, area.x, area.y, null);
    }

    /** Three box blurs are close to a Gaussian one. Blurs how much is covered; the colour is one. */
    private static void blur(BufferedImage layer, int radius, int rgb) {
        final int width = layer.getWidth();
        final int height = layer.getHeight();
        final int[] pixels = ((DataBufferInt) layer.getRaster().getDataBuffer()).getData();
        final int[] alpha = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            alpha[i] = pixels[i] >>> 24;
        }
        for (int pass = 0; pass < BLUR_PASSES; pass++) {
            for (int y = 0; y < height; y++) {
                blurLine(alpha, y * width, 1, width, radius);
            }
            for (int x = 0; x < width; x++) {
                blurLine(alpha, x, width, height, radius);
            }
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = alpha[i] << 24 | rgb;
        }
    }

    private static void blurLine(int[] values, int start, int step, int count, int radius) {
        final int[] line = new int[count];
        for (int i = 0; i < count; i++) {
            line[i] = values[start + i * step];
        }
        int sum = 0;
        for (int i = -radius; i < count + radius; i++) {
            sum += i + radius < count ? line[i + radius] : 0;
            if (i >= 0 && i < count) {
                values[start + i * step] = sum / (2 * radius + 1);
            }
            sum -= i - radius >= 0 && i - radius < count ? line[i - radius] : 0;
        }
    }
}
