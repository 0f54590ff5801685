package dev.sukashi.overlay.text;

import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * One line, broken and measured. Immutable; two lines are the same only if they are the same object, which is what
 * caches of their pictures go by.
 */
public final class LaidLine {
    private final int start;
    private final int end;
    private final String text;
    private final float advance;
    private final boolean rightToLeft;
    private final boolean hasRuby;
    private final Path2D outline;
    private final Rectangle2D inkBounds;

    LaidLine(int start, int end, String text, List<Run> runs, float advance, boolean rightToLeft, boolean hasRuby) {
        this.start = start;
        this.end = end;
        this.text = text;
        this.advance = advance;
        this.rightToLeft = rightToLeft;
        this.hasRuby = hasRuby;
        this.outline = outlineOf(runs);
        this.inkBounds = outline.getBounds2D();
    }

    /**
     * Letters in a row.
     *
     * @param x from the line's left edge
     * @param y from the base line, negative above it
     */
    record Run(TextLayout letters, float x, float y) {}

    /** Index in the whole text of the first character. */
    public int start() {
        return start;
    }

    /** Index in the whole text after the last character, hanging spaces included. */
    public int end() {
        return end;
    }

    /** What is seen of it, without the spaces at its end. */
    public String text() {
        return text;
    }

    /** Width in points of the window's coordinates. */
    public float advance() {
        return advance;
    }

    /** Whether its paragraph begins at the right. */
    public boolean isRightToLeft() {
        return rightToLeft;
    }

    /** Whether something is written over it, for which it needs more height. */
    public boolean hasRuby() {
        return hasRuby;
    }

    /** The letters' shape, from the left end of the base line; not to be changed. */
    Path2D outline() {
        return outline;
    }

    private static Path2D outlineOf(List<Run> runs) {
        final Path2D outline = new Path2D.Float(Path2D.WIND_NON_ZERO);
        for (final Run run : runs) {
            outline.append(run.letters().getOutline(AffineTransform.getTranslateInstance(run.x(), run.y())), false);
        }
        return outline;
    }

    /** Where there is ink, from the left end of the base line. Empty for a blank line; a copy. */
    public Rectangle2D inkBounds() {
        return (Rectangle2D) inkBounds.clone();
    }

    /** Letters that join take another form before other letters, even over a line's end; their advance tells. */
    boolean looksLike(LaidLine other) {
        return start == other.start
                && end == other.end
                && rightToLeft == other.rightToLeft
                && Float.compare(advance, other.advance) == 0
                && !hasRuby
                && !other.hasRuby
                && text.equals(other.text);
    }
}
