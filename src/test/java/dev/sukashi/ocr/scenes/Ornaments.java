package dev.sukashi.ocr.scenes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** Draws what belongs to a game's interface and is no text: boxes, portraits, the mark that asks to go on. */
final class Ornaments {
    private final Graphics2D graphics;

    Ornaments(Graphics2D graphics) {
        this.graphics = graphics;
    }

    void panel(Rectangle box, Look.Panel panel) {
        final Shape shape = new RoundRectangle2D.Double(
                box.x, box.y, box.width, box.height, 2 * panel.corner(), 2 * panel.corner());
        graphics.setPaint(new GradientPaint(
                0,
                box.y,
                opaque(panel.top(), panel.opacity()),
                0,
                box.y + box.height,
                opaque(panel.bottom(), panel.bottomOpacity())));
        graphics.fill(shape);
        if (panel.frameWidth() > 0) {
            graphics.setColor(panel.frame());
            graphics.setStroke(new BasicStroke(panel.frameWidth()));
            final int inset = 3 + panel.frameWidth();
            graphics.draw(new RoundRectangle2D.Double(
                    box.x + inset,
                    box.y + inset,
                    box.width - 2 * inset,
                    box.height - 2 * inset,
                    2 * panel.corner(),
                    2 * panel.corner()));
        }
        if (panel.ornaments()) {
            corners(box, panel);
        }
    }

    private void corners(Rectangle box, Look.Panel panel) {
        graphics.setColor(panel.frame());
        graphics.setStroke(new BasicStroke(2));
        final int reach = box.height / 6;
        for (int corner = 0; corner < 4; corner++) {
            final AffineTransform before = graphics.getTransform();
            graphics.translate(corner % 2 == 0 ? box.x : box.getMaxX(), corner < 2 ? box.y : box.getMaxY());
            graphics.scale(corner % 2 == 0 ? 1 : -1, corner < 2 ? 1 : -1);
            graphics.drawLine(4, 4, reach, 4);
            graphics.drawLine(4, 4, 4, reach);
            graphics.draw(new Ellipse2D.Double(8, 8, reach / 3.0, reach / 3.0));
            graphics.setTransform(before);
        }
    }

    /** A face at the box' left edge. */
    void portrait(Rectangle box, long seed) {
        final Random random = new Random(seed);
        final Shape before = graphics.getClip();
        final Color backdrop = Color.getHSBColor(random.nextFloat(), 0.4f, 0.8f);
        graphics.clip(box);
        graphics.setPaint(new GradientPaint(box.x, box.y, backdrop, box.x, box.y + box.height, backdrop.darker()));
        graphics.fill(box);
        final double size = box.height;
        final Color hair = Color.getHSBColor(random.nextFloat(), 0.5f, 0.3f + 0.6f * random.nextFloat());
        graphics.setColor(hair);
        graphics.fill(new Ellipse2D.Double(box.x + size * 0.1, box.y + size * 0.02, size * 0.8, size * 1.1));
        graphics.setColor(new Color(0xFBE3D2));
        graphics.fill(new Ellipse2D.Double(box.x + size * 0.22, box.y + size * 0.2, size * 0.56, size * 0.65));
        graphics.setColor(new Color(0x3A2A4A));
        graphics.fill(new Ellipse2D.Double(box.x + size * 0.32, box.y + size * 0.45, size * 0.1, size * 0.14));
        graphics.fill(new Ellipse2D.Double(box.x + size * 0.58, box.y + size * 0.45, size * 0.1, size * 0.14));
        graphics.setStroke(new BasicStroke((float) size / 30, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int strand = 0; strand < 16; strand++) {
            graphics.setColor(random.nextBoolean() ? hair : hair.darker());
            final double x = box.x + size * (0.2 + 0.6 * random.nextDouble());
            graphics.drawLine(
                    (int) (box.x + size / 2), (int) (box.y + size * 0.05), (int) x, (int) (box.y + size * 0.4));
        }
        graphics.setClip(before);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(2));
        graphics.draw(box);
    }

    /**
     * The mark that asks the player to go on.
     *
     * @param x its middle
     * @param size of the letters
     */
    void icon(Look.Icon icon, double x, double y, double size, Color colour) {
        final AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.scale(size / 100, size / 100);
        graphics.setStroke(new BasicStroke(6));
        final Shape shape = switch (icon) {
            case NONE -> new Path2D.Double();
            case TRIANGLE_AFTER_TEXT, TRIANGLE_IN_CORNER -> triangle();
            case PETAL_AFTER_TEXT, PETAL_IN_CORNER -> petals();
            case HAND_IN_CORNER -> hand();
        };
        graphics.setColor(colour);
        graphics.fill(shape);
        graphics.setColor(colour.darker().darker());
        graphics.draw(shape);
        graphics.setTransform(before);
    }

    private static Shape triangle() {
        final Path2D path = new Path2D.Double();
        path.moveTo(-35, -25);
        path.lineTo(35, -25);
        path.lineTo(0, 30);
        path.closePath();
        return path;
    }

    private static Shape petals() {
        final Path2D path = new Path2D.Double();
        for (int petal = 0; petal < 5; petal++) {
            path.append(
                    AffineTransform.getRotateInstance(petal * 2 * Math.PI / 5)
                            .createTransformedShape(new Ellipse2D.Double(-12, -44, 24, 40)),
                    false);
        }
        return path;
    }

    private static Shape hand() {
        final Path2D path = new Path2D.Double();
        path.append(new RoundRectangle2D.Double(-40, -20, 45, 45, 15, 15), false);
        path.append(new RoundRectangle2D.Double(0, -18, 50, 14, 12, 12), false);
        path.append(new RoundRectangle2D.Double(-55, -18, 16, 42, 4, 4), false);
        return path;
    }

    private static Color opaque(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }
}
