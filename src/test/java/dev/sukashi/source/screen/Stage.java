package dev.sukashi.source.screen;

import dev.sukashi.ocr.Box;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws a game's dialogue at a moment: art that moves, a box or none, text, an icon that blinks. */
record Stage(Look look, int pixelsPerSecond, boolean icon) {
    static final int WIDTH = 800;
    static final int HEIGHT = 120;

    /** How the words stand out. */
    enum Look {
        /** White in a half-transparent dark box. */
        BOXED,
        /** Dark in a half-transparent light box. */
        LIGHT_BOX,
        /** White with a dark outline, straight over the art. */
        OUTLINED
    }

    private static final Font FONT = new Font("Noto Sans CJK JP", Font.PLAIN, 26);
    private static final int ROW = 38;
    private static final int LOOP = 1600;
    private static final BufferedImage ART = paintArt();

    /** @param millis since the play began */
    BufferedImage at(long millis, String text) {
        return at(millis, text, 1);
    }

    /** @param shown how much the text is faded in, 0 to 1 */
    BufferedImage at(long millis, String text, double shown) {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.drawImage(ART, -(int) (millis * pixelsPerSecond / 1000 % LOOP), 0, null);
        if (look != Look.OUTLINED) {
            graphics.setColor(look == Look.BOXED ? new Color(10, 14, 30, 175) : new Color(250, 246, 235, 190));
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
        }
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) shown));
        words(graphics, text);
        graphics.setComposite(AlphaComposite.SrcOver);
        if (icon && millis / 500 % 2 == 0) {
            graphics.setColor(look == Look.LIGHT_BOX ? Color.BLACK : Color.WHITE);
            graphics.fillPolygon(new int[] {760, 784, 772}, new int[] {92, 92, 108}, 3);
        }
        graphics.dispose();
        return image;
    }

    private void words(Graphics2D graphics, String text) {
        final String[] rows = text.split("\n", -1);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].isBlank()) {
                continue;
            }
            final Shape words = FONT.createGlyphVector(new FontRenderContext(null, true, true), rows[i])
                    .getOutline(24, 40 + i * ROW);
            if (look == Look.OUTLINED) {
                graphics.setColor(new Color(0x101018));
                graphics.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                graphics.draw(words);
            }
            graphics.setColor(look == Look.LIGHT_BOX ? new Color(0x30281C) : new Color(0xFAFAF6));
            graphics.fill(words);
        }
    }

    /** Where a row of text stands. */
    static Box box(String text, int row) {
        final Rectangle bounds = FONT.createGlyphVector(new FontRenderContext(null, true, true), text)
                .getOutline(24, 40 + row * ROW)
                .getBounds();
        return new Box(bounds.x, bounds.y, Math.max(1, bounds.width), Math.max(1, bounds.height));
    }

    /** As wide as it loops, and once more the stage's width. */
    private static BufferedImage paintArt() {
        final BufferedImage image = new BufferedImage(LOOP + WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int left = 0; left <= LOOP; left += LOOP) {
            graphics.setPaint(new GradientPaint(left, 0, new Color(0x5B8FD0), left + LOOP, 0, new Color(0xE8B48A)));
            graphics.fillRect(left, 0, LOOP, HEIGHT);
            final Random random = new Random(7);
            for (int i = 0; i < 440; i++) {
                graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 150));
                final int size = 4 + random.nextInt(i % 4 == 0 ? 90 : 14);
                graphics.fillOval(left + random.nextInt(LOOP), random.nextInt(HEIGHT + size) - size, size, size);
            }
        }
        graphics.dispose();
        return image;
    }
}
