package dev.sukashi.overlay;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** Busy pictures to paint over, the same at every run. */
enum Art {
    BRIGHT(0.15f, 0.95f),
    DARK(0.55f, 0.28f);

    private final float saturation;
    private final float brightness;

    Art(float saturation, float brightness) {
        this.saturation = saturation;
        this.brightness = brightness;
    }

    void paint(Graphics2D g, Dimension size) {
        final Random random = new Random(7);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.getHSBColor(0.58f, saturation, brightness));
        g.fillRect(0, 0, size.width, size.height);
        for (int i = 0; i < 260; i++) {
            final float light = Math.min(1, brightness * (0.7f + random.nextFloat() * 0.6f));
            g.setColor(Color.getHSBColor(random.nextFloat(), saturation * (0.6f + random.nextFloat()), light));
            final double x = random.nextDouble() * size.width;
            final double y = random.nextDouble() * size.height;
            if (i % 2 == 0) {
                final double r = 4 + random.nextDouble() * 40;
                g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
            } else {
                final Path2D blade = new Path2D.Double();
                blade.moveTo(x, y);
                blade.lineTo(x + random.nextDouble() * 160 - 80, y + random.nextDouble() * 160 - 80);
                blade.lineTo(x + random.nextDouble() * 30, y + random.nextDouble() * 30);
                g.fill(blade);
            }
        }
    }
}
