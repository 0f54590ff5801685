package dev.sukashi.ocr.scenes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** A background as illustrators of such games paint it, for about half of them with a character before it. */
record PaintedArt(Place place, long seed) implements Backdrop {
    private static final int OVERHANG = 200;

    /** Where the scene plays. */
    enum Place {
        SKY,
        CITY,
        FOREST,
        CLASSROOM,
        NIGHT,
        GLOW
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height, int tick) {
        final Random random = new Random(seed);
        final AffineTransform still = graphics.getTransform();
        // What is nearer moves further.
        final double shift = OVERHANG / 2.0 * Math.sin(tick / 20.0);
        graphics.translate(-OVERHANG / 2.0 + shift / 3, 0);
        switch (place) {
            case SKY -> sky(graphics, width + OVERHANG, height, random);
            case CITY -> city(graphics, width + OVERHANG, height, random);
            case FOREST -> forest(graphics, width + OVERHANG, height, random);
            case CLASSROOM -> classroom(graphics, width + OVERHANG, height, random);
            case NIGHT -> night(graphics, width + OVERHANG, height, random);
            case GLOW -> glow(graphics, width + OVERHANG, height, random);
        }
        graphics.setTransform(still);
        graphics.translate(shift, 0);
        if (random.nextDouble() < 0.6) {
            final int characters = 1 + random.nextInt(2);
            for (int i = 0; i < characters; i++) {
                character(graphics, width * (0.2 + 0.6 * random.nextDouble()), height, random);
            }
        }
        graphics.setTransform(still);
    }

    private static void sky(Graphics2D graphics, int width, int height, Random random) {
        final Color[][] hours = {
            {new Color(0x3F7FD4), new Color(0xCFE8FA)},
            {new Color(0x6A4C93), new Color(0xFFB56B)},
            {new Color(0x1B2A5C), new Color(0x7FA4D8)}
        };
        final Color[] hour = hours[random.nextInt(hours.length)];
        graphics.setPaint(new GradientPaint(0, 0, hour[0], 0, height, hour[1]));
        graphics.fillRect(0, 0, width, height);
        for (int cloud = 0; cloud < 14; cloud++) {
            final double x = random.nextDouble() * width;
            final double y = random.nextDouble() * height;
            final double size = 20 + random.nextDouble() * 70;
            for (int puff = 0; puff < 14; puff++) {
                final int bright = 225 + random.nextInt(31);
                graphics.setColor(new Color(bright, bright, 255, 60 + random.nextInt(120)));
                final double r = size * (0.3 + random.nextDouble());
                graphics.fill(new Ellipse2D.Double(
                        x + random.nextGaussian() * size, y + random.nextGaussian() * size / 4, r * 1.6, r));
            }
        }
    }

    private static void city(Graphics2D graphics, int width, int height, Random random) {
        sky(graphics, width, height, random);
        for (int layer = 0; layer < 2; layer++) {
            int x = -20;
            while (x < width) {
                final int w = 60 + random.nextInt(140);
                final int top = (int) (height * (0.15 + 0.5 * random.nextDouble() + 0.1 * layer));
                final Color wall = shade(random, 90 + 50 * layer, 60);
                graphics.setColor(wall);
                graphics.fillRect(x, top, w, height - top);
                graphics.setColor(wall.darker());
                graphics.drawRect(x, top, w, height - top);
                windows(graphics, x, top, w, height, random);
                x += w - random.nextInt(10);
            }
        }
    }

    private static void windows(Graphics2D graphics, int left, int top, int width, int height, Random random) {
        final int pitch = 14 + random.nextInt(22);
        for (int y = top + 8; y < height; y += pitch) {
            for (int x = left + 6; x < left + width - pitch / 2; x += pitch) {
                graphics.setColor(random.nextDouble() < 0.3 ? new Color(0xFFE9A8) : shade(random, 60, 60));
                graphics.fillRect(x, y, pitch / 2, pitch * 2 / 3);
                graphics.setColor(new Color(0x60FFFFFF, true));
                graphics.drawRect(x, y, pitch / 2, pitch * 2 / 3);
            }
        }
    }

    private static void forest(Graphics2D graphics, int width, int height, Random random) {
        graphics.setPaint(new GradientPaint(0, 0, new Color(0xBFE3A8), 0, height, new Color(0x1E3B22)));
        graphics.fillRect(0, 0, width, height);
        for (int trunk = 0; trunk < 12; trunk++) {
            graphics.setColor(shade(random, 55, 30));
            final int x = random.nextInt(width);
            final int w = 10 + random.nextInt(40);
            graphics.fill(new Polygon(new int[] {x, x + w, x + w + 12, x - 12}, new int[] {0, 0, height, height}, 4));
        }
        for (int leaf = 0; leaf < 4500; leaf++) {
            final int light = random.nextInt(150);
            graphics.setColor(
                    new Color(light / 2 + random.nextInt(40), 50 + light, light / 3, 90 + random.nextInt(160)));
            final double size = 3 + random.nextDouble() * 14;
            final AffineTransform before = graphics.getTransform();
            graphics.translate(random.nextDouble() * width, random.nextDouble() * height);
            graphics.rotate(random.nextDouble() * Math.PI);
            graphics.fill(new Ellipse2D.Double(0, 0, size, size / 2));
            graphics.setTransform(before);
        }
    }

    private static void classroom(Graphics2D graphics, int width, int height, Random random) {
        graphics.setPaint(new GradientPaint(0, 0, new Color(0xF3E7CF), width, height, new Color(0xC9A877)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(0x2F5D46));
        graphics.fillRect(width / 8, height / 10, width / 2, height / 3);
        graphics.setColor(new Color(0x8A6239));
        graphics.setStroke(new BasicStroke(8));
        graphics.drawRect(width / 8, height / 10, width / 2, height / 3);
        for (int x = width * 2 / 3; x < width; x += 130) {
            graphics.setPaint(new GradientPaint(x, 0, new Color(0xCFEAFF), x, height / 2f, new Color(0xFFFFFF)));
            graphics.fillRect(x, 20, 110, height / 2);
            graphics.setColor(new Color(0x9A9A9A));
            graphics.drawRect(x, 20, 110, height / 2);
        }
        graphics.setStroke(new BasicStroke(2));
        for (int board = 0; board < 26; board++) {
            graphics.setColor(shade(random, 120, 40));
            final int y = height / 2 + board * height / 52;
            graphics.drawLine(0, y, width, y + random.nextInt(8));
        }
        for (int desk = 0; desk < 14; desk++) {
            final int x = desk % 7 * width / 7 + random.nextInt(20);
            final int y = height * 6 / 10 + desk / 7 * height / 5;
            graphics.setColor(new Color(0xB98A55));
            graphics.fill(new Polygon(new int[] {x, x + 100, x + 120, x - 20}, new int[] {y, y, y + 35, y + 35}, 4));
            graphics.setColor(new Color(0x5B4630));
            graphics.setStroke(new BasicStroke(3));
            graphics.drawLine(x - 12, y + 35, x - 12, y + 130);
            graphics.drawLine(x + 112, y + 35, x + 112, y + 130);
        }
    }

    private static void night(Graphics2D graphics, int width, int height, Random random) {
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x050818), 0, height, new Color(0x2A2350)));
        graphics.fillRect(0, 0, width, height);
        for (int light = 0; light < 260; light++) {
            final float radius = 2 + (float) Math.abs(random.nextGaussian()) * 10;
            final float x = random.nextInt(width);
            final float y = height * 0.3f + random.nextInt(height * 7 / 10);
            final Color colour = Color.getHSBColor(random.nextFloat() * 0.2f, random.nextFloat() * 0.6f, 1);
            graphics.setPaint(new RadialGradientPaint(
                    x, y, radius, new float[] {0, 0.4f, 1}, new Color[] {colour, faint(colour, 150), faint(colour, 0)
                    }));
            graphics.fill(new Ellipse2D.Float(x - radius, y - radius, 2 * radius, 2 * radius));
        }
    }

    private static void glow(Graphics2D graphics, int width, int height, Random random) {
        final Color base = Color.getHSBColor(random.nextFloat(), 0.5f, 0.4f + 0.5f * random.nextFloat());
        graphics.setColor(base);
        graphics.fillRect(0, 0, width, height);
        for (int spot = 0; spot < 30; spot++) {
            final float radius = 40 + random.nextInt(300);
            final float x = random.nextInt(width);
            final float y = random.nextInt(height);
            final Color colour = Color.getHSBColor(random.nextFloat(), 0.4f, 1);
            graphics.setPaint(new RadialGradientPaint(
                    x, y, radius, new float[] {0, 1}, new Color[] {faint(colour, 170), faint(colour, 0)}));
            graphics.fill(new Ellipse2D.Float(x - radius, y - radius, 2 * radius, 2 * radius));
        }
    }

    /** Seen from the waist up: body with a collar, head, and hair in many strands. */
    private static void character(Graphics2D graphics, double x, int height, Random random) {
        final double head = height * (0.1 + 0.06 * random.nextDouble());
        final double top = height * (0.12 + 0.2 * random.nextDouble());
        final Color hair =
                Color.getHSBColor(random.nextFloat(), 0.5f * random.nextFloat(), 0.2f + 0.7f * random.nextFloat());
        final Color coat = shade(random, 40 + random.nextInt(150), 40);
        strands(graphics, x, top, head, height, hair, random, 60);
        final Path2D body = new Path2D.Double();
        body.moveTo(x - head * 0.4, top + head * 2);
        body.curveTo(x - head * 2.2, top + head * 2.4, x - head * 2, height, x - head * 2.2, height);
        body.lineTo(x + head * 2.2, height);
        body.curveTo(x + head * 2, height, x + head * 2.2, top + head * 2.4, x + head * 0.4, top + head * 2);
        body.closePath();
        graphics.setColor(coat);
        graphics.fill(body);
        graphics.setStroke(new BasicStroke(2));
        graphics.setColor(coat.darker().darker());
        graphics.draw(body);
        for (int fold = 0; fold < 14; fold++) {
            final double from = x + (random.nextDouble() - 0.5) * head * 3.4;
            graphics.draw(new CubicCurve2D.Double(
                    from, top + head * 2.6, from + 20, top + head * 4, from - 30, height * 0.9, from + 10, height));
        }
        graphics.setColor(new Color(0xF5F5F5));
        graphics.fill(new Polygon(
                new int[] {(int) (x - head * 0.7), (int) (x + head * 0.7), (int) x},
                new int[] {(int) (top + head * 2.05), (int) (top + head * 2.05), (int) (top + head * 3.4)},
                3));
        graphics.setColor(new Color(0xC0392B));
        graphics.fill(new Ellipse2D.Double(x - head * 0.15, top + head * 3, head * 0.3, head * 0.5));
        graphics.setColor(new Color(0xFBE3D2));
        graphics.fill(new Ellipse2D.Double(x - head * 0.8, top, head * 1.6, head * 2.1));
        strands(graphics, x, top, head, (int) (top + head * 1.1), hair, random, 40);
    }

    private static void strands(
            Graphics2D graphics, double x, double top, double head, int bottom, Color hair, Random random, int count) {
        for (int strand = 0; strand < count; strand++) {
            final double side = (random.nextDouble() - 0.5) * 2;
            graphics.setStroke(
                    new BasicStroke(1 + random.nextFloat() * 9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.setColor(random.nextInt(4) == 0 ? hair.brighter() : random.nextBoolean() ? hair : hair.darker());
            graphics.draw(new CubicCurve2D.Double(
                    x + side * head * 0.3,
                    top - head * 0.1,
                    x + side * head * 1.1,
                    top + head * 0.2,
                    x + side * head * 1.2,
                    (top + bottom) / 2.0,
                    x + side * head * (1 + random.nextDouble() * 0.6),
                    bottom - random.nextDouble() * head));
        }
    }

    private static Color shade(Random random, int from, int span) {
        final int light = from + random.nextInt(span);
        return new Color(
                Math.min(255, light + random.nextInt(30)),
                Math.min(255, light + random.nextInt(20)),
                Math.min(255, light));
    }

    private static Color faint(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
