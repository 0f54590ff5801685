package dev.sukashi.overlay;

import dev.sukashi.overlay.text.Ink;
import dev.sukashi.overlay.text.LaidLine;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Everything on the panel with its place, in points from the panel's top left corner.
 *
 * @param carets behind text that is still coming
 * @param dots where a translation is waited for
 * @param bars beside what one of several translators says
 * @param height of it all, margins included
 */
record LaidScene(List<PlacedLine> lines, List<Rectangle2D> carets, List<Dots> dots, List<Bar> bars, float height) {
    static final LaidScene EMPTY = new LaidScene(List.of(), List.of(), List.of(), List.of(), 0);

    LaidScene {
        lines = List.copyOf(lines);
        carets = List.copyOf(carets);
        dots = List.copyOf(dots);
        bars = List.copyOf(bars);
    }

    /**
     * @param x of the line's left edge
     * @param baseline its distance from the top
     */
    record PlacedLine(Block.Role role, LaidLine line, Ink ink, float x, float baseline) {}

    /** A stroke in a translator's colour. */
    record Bar(Rectangle2D place, Color colour) {}

    /**
     * Three dots in a row.
     *
     * @param x centre of the first
     * @param y centre of all
     * @param step from one to the next, negative where text runs to the left
     */
    record Dots(float x, float y, float radius, float step) {
        /** The least rectangle that holds them, with soft edges. */
        Rectangle2D bounds() {
            final float last = x + 2 * step;
            return new Rectangle2D.Float(
                    Math.min(x, last) - 2 * radius, y - 2 * radius, Math.abs(2 * step) + 4 * radius, 4 * radius);
        }
    }
}
