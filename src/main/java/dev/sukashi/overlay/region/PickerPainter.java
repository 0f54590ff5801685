package dev.sukashi.overlay.region;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Area;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/** Paints a {@link PickerScene} in the screen's own pixels, so that the frozen picture is seen as the screen was. */
final class PickerPainter {
    private static final Color DIMMED = new Color(0, 0, 0, 120);
    private static final Color LINE = new Color(0x8FC7E8);
    private static final Color SHADOW = new Color(0, 0, 0, 190);
    private static final Color BOX = new Color(18, 21, 30, 235);
    private static final Color WORDS = new Color(0xFAFAF5);
    /** Words are measured and broken alike, whatever they are painted on. */
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    private static final float FONT_SIZE = 15;
    private static final int PADDING = 8;

    private final FrozenScreen frozen;
    private final double scale;
    private final Font font;

    /** @param scale pixels to a point of the monitor that is painted */
    PickerPainter(FrozenScreen frozen, double scale) {
        this.frozen = frozen;
        this.scale = scale;
        this.font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) (FONT_SIZE * scale));
    }

    /**
     * What a sentence takes with the box around it.
     *
     * @param most pixels across
     */
    Dimension size(String sentence, int most) {
        final int padding = padding();
        final List<String> lines = lines(sentence, most - 2 * padding);
        final int width = lines.stream().mapToInt(this::width).max().orElse(0);
        return new Dimension(width + 2 * padding, lines.size() * lineHeight() + padding);
    }

    private int width(String line) {
        return (int) Math.ceil(font.getStringBounds(line, MEASURE).getWidth());
    }

    private int lineHeight() {
        return (int) Math.ceil(font.getLineMetrics("", MEASURE).getHeight());
    }

    /** Broken where its language breaks lines. */
    private List<String> lines(String sentence, int most) {
        final BreakIterator breaks = BreakIterator.getLineInstance();
        breaks.setText(sentence);
        final List<String> lines = new ArrayList<>();
        int begin = 0;
        int end = breaks.first();
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (width(sentence.substring(begin, next).strip()) > most && end > begin) {
                lines.add(sentence.substring(begin, end).strip());
                begin = end;
            }
            end = next;
        }
        lines.add(sentence.substring(begin).strip());
        return lines;
    }

    /** @param g in the coordinates of the whole screen, clipped to what is to be painted */
    void paint(Graphics2D g, PickerScene scene, String hint) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.drawImage(frozen.picture(), frozen.bounds().x, frozen.bounds().y, null);
        dim(g, scene);
        scene.selection().ifPresent(drawn -> outline(g, drawn));
        scene.magnifier().ifPresent(lens -> magnify(g, lens, scene.pointer()));
        scene.label().ifPresent(box -> sentence(g, box, scene.size()));
        scene.hint().ifPresent(box -> sentence(g, box, hint));
    }

    private void dim(Graphics2D g, PickerScene scene) {
        final Shape clip = g.getClip();
        final Area outside = new Area(clip == null ? frozen.bounds() : clip);
        scene.selection().ifPresent(drawn -> outside.subtract(new Area(drawn)));
        g.setColor(DIMMED);
        g.fill(outside);
    }

    /** Outside of the selection, whose own pixels are all seen. */
    private void outline(Graphics2D g, Rectangle drawn) {
        final int line = Math.max(1, (int) Math.round(scale));
        ring(g, drawn, line, 0, LINE);
        ring(g, drawn, line, line, SHADOW);
    }

    private static void ring(Graphics2D g, Rectangle inside, int width, int distance, Color colour) {
        final Rectangle hole = new Rectangle(inside);
        hole.grow(distance, distance);
        final Rectangle outer = new Rectangle(hole);
        outer.grow(width, width);
        final Area ring = new Area(outer);
        ring.subtract(new Area(hole));
        g.setColor(colour);
        g.fill(ring);
    }

    private void magnify(Graphics2D g, Rectangle lens, Point pointer) {
        final int cell = lens.width / PickerScene.CELLS;
        final int half = PickerScene.CELLS / 2;
        g.setColor(Color.BLACK);
        g.fill(lens);
        for (int row = 0; row < PickerScene.CELLS; row++) {
            for (int column = 0; column < PickerScene.CELLS; column++) {
                final Point pixel = new Point(pointer.x + column - half, pointer.y + row - half);
                if (frozen.bounds().contains(pixel)) {
                    g.setColor(frozen.colour(pixel));
                    g.fillRect(lens.x + column * cell, lens.y + row * cell, cell, cell);
                }
            }
        }
        cross(g, lens, cell, half);
        ring(g, lens, Math.max(1, (int) Math.round(scale)), 0, LINE);
    }

    /** Lines beside the pointer's pixel, which itself stays plain. */
    private static void cross(Graphics2D g, Rectangle lens, int cell, int half) {
        final Rectangle middle = new Rectangle(lens.x + half * cell, lens.y + half * cell, cell, cell);
        final Area cross = new Area(new Rectangle(lens.x, middle.y, lens.width, cell));
        cross.add(new Area(new Rectangle(middle.x, lens.y, cell, lens.height)));
        cross.subtract(new Area(middle));
        g.setColor(new Color(LINE.getRed(), LINE.getGreen(), LINE.getBlue(), 110));
        g.fill(cross);
        ring(g, middle, 1, 0, Color.WHITE);
        ring(g, middle, 1, 1, Color.BLACK);
    }

    private void sentence(Graphics2D g, Rectangle box, String words) {
        final int arc = padding();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(BOX);
        g.fillRoundRect(box.x, box.y, box.width, box.height, arc, arc);
        g.setColor(WORDS);
        g.setFont(font);
        float baseline =
                box.y + padding() / 2f + font.getLineMetrics("", MEASURE).getAscent();
        for (final String line : lines(words, box.width - 2 * padding())) {
            g.drawString(line, box.x + padding(), baseline);
            baseline += lineHeight();
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    }

    private int padding() {
        return (int) Math.round(PADDING * scale);
    }
}
