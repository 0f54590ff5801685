package dev.sukashi.overlay.text;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A line drawn once, in the pixels of its screen, to be painted many times. Confined to one thread. */
public final class LinePicture {
    /** Room for the edge's soft pixels. */
    private static final int MARGIN = 2;

    private final Ink ink;
    private final double scale;
    private final int left;
    private final int top;
    private final BufferedImage image;

    /**
     * @param scale pixels a point
     */
    public LinePicture(LaidLine line, Ink ink, double scale) {
        this.ink = ink;
        this.scale = scale;
        final Path2D letters = new Path2D.Float(line.outline(), AffineTransform.getScaleInstance(scale, scale));
        final float stroke = (float) (ink.outlineWidth() * scale);
        final Rectangle2D bounds = letters.getBounds2D();
        final int margin = (int) Math.ceil(stroke) + MARGIN;
        left = (int) Math.floor(bounds.getMinX()) - margin;
        top = (int) Math.floor(bounds.getMinY()) - margin;
        final int right = (int) Math.ceil(bounds.getMaxX()) + margin;
        final int bottom = (int) Math.ceil(bounds.getMaxY()) + margin;
        image = new BufferedImage(right - left, bottom - top, BufferedImage.TYPE_INT_ARGB_PRE);
        final Graphics2D g = image.createGraphics();
        try {
            draw(g, letters, stroke);
        } finally {
            g.dispose();
        }
    }

    private void draw(Graphics2D g, Path2D letters, float stroke) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(-left, -top);
        if (stroke > 0) {
            g.setColor(ink.outline());
            g.setStroke(new BasicStroke(2 * stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(letters);
        }
        g.setColor(ink.fill());
        g.fill(letters);
    }

    /** Whether a picture in this ink and scale is this one. */
    public boolean suits(Ink otherInk, double otherScale) {
        return ink.equals(otherInk) && scale == otherScale;
    }

    /**
     * Paints it on whole pixels, so that letters are as sharp as they were drawn.
     *
     * @param x of the line's left edge, in points
     * @param baseline in points
     */
    public void paint(Graphics2D g, double x, double baseline) {
        final AffineTransform before = g.getTransform();
        final Point2D at = before.transform(new Point2D.Double(x, baseline), null);
        g.setTransform(new AffineTransform());
        g.drawImage(image, (int) Math.round(at.getX()) + left, (int) Math.round(at.getY()) + top, null);
        g.setTransform(before);
    }
}
