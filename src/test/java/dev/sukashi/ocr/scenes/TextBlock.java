package dev.sukashi.ocr.scenes;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Text set in rows or columns, in pixels from its own left top.
 *
 * @param lines as they were broken, without readings
 * @param end where the next character would stand: the middle of its square
 */
record TextBlock(List<Glyph> glyphs, List<String> lines, Point2D end) {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /**
     * A character's place.
     *
     * @param index how many characters the typewriter shows before it
     */
    record Glyph(Shape shape, int index) {}

    TextBlock {
        glyphs = List.copyOf(glyphs);
        lines = List.copyOf(lines);
    }

    /** A character's outline with its baseline's start at the origin. */
    static Shape outline(Font font, String character) {
        return font.createGlyphVector(CONTEXT, character).getOutline();
    }

    static double advance(Font font, String character) {
        return font.createGlyphVector(CONTEXT, character).getGlyphMetrics(0).getAdvance();
    }

    /** What the typewriter has shown, as one shape. */
    Shape shape(int shownCharacters) {
        final Path2D path = new Path2D.Float();
        glyphs.stream()
                .filter(glyph -> glyph.index() < shownCharacters)
                .forEach(glyph -> path.append(glyph.shape(), false));
        return path;
    }

    Rectangle2D bounds() {
        return shape(Integer.MAX_VALUE).getBounds2D();
    }

    TextBlock moved(double x, double y) {
        final AffineTransform move = AffineTransform.getTranslateInstance(x, y);
        final List<Glyph> moved = new ArrayList<>();
        glyphs.forEach(glyph -> moved.add(new Glyph(move.createTransformedShape(glyph.shape()), glyph.index())));
        return new TextBlock(moved, lines, move.transform(end, null));
    }
}
