package dev.sukashi.ocr.scenes;

import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** Sets text in rows from the top. */
final class Rows {
    private static final float READING = 0.46f;

    private final Font font;
    private final double spacing;
    private final double pitch;
    private final List<TextBlock.Glyph> glyphs = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private double x;
    private double y;
    private int index;

    private Rows(Font font, double spacing, double pitch) {
        this.font = font;
        this.spacing = spacing * font.getSize2D();
        this.pitch = pitch * font.getSize2D();
        this.y = font.getSize2D() * 0.9;
    }

    /**
     * @param width of the box, in pixels
     */
    static TextBlock set(Utterance utterance, Font font, Look look, double width, boolean spaced) {
        final Rows rows = new Rows(font, look.spacing(), look.pitch());
        for (final List<Utterance.Run> atom : Atoms.of(utterance, spaced)) {
            if (rows.x > 0 && rows.x + rows.width(atom) > width) {
                rows.breakLine();
            }
            atom.forEach(run -> rows.add(run, look.readings()));
        }
        rows.breakLine();
        final Point2D end = rows.glyphs.isEmpty() ? new Point2D.Double() : rows.end;
        return new TextBlock(rows.glyphs, rows.lines, end);
    }

    private Point2D end = new Point2D.Double();

    private double width(List<Utterance.Run> atom) {
        return atom.stream()
                .mapToDouble(run -> width(font, run.text().stripTrailing(), spacing))
                .sum();
    }

    static double width(Font font, String text, double spacing) {
        return text.codePoints()
                .mapToDouble(character -> TextBlock.advance(font, Character.toString(character)) + spacing)
                .sum();
    }

    private void breakLine() {
        end = new Point2D.Double(x + font.getSize2D() * 0.5, y - font.getSize2D() * 0.35);
        lines.add(line.toString().strip());
        line = new StringBuilder();
        x = 0;
        y += pitch;
    }

    private void add(Utterance.Run run, boolean readings) {
        final double start = x;
        run.text().codePoints().forEach(character -> {
            final String text = Character.toString(character);
            place(font, text, x, y, index++);
            x += TextBlock.advance(font, text) + spacing;
        });
        line.append(run.text());
        if (readings && !run.reading().isEmpty()) {
            addReading(run.reading(), start, x - spacing);
        }
    }

    /** Centred over its word. */
    private void addReading(String reading, double left, double right) {
        final Font small = font.deriveFont(font.getSize2D() * READING);
        final double width = width(small, reading, 0);
        final double gap = Math.max(0, (right - left - width) / reading.length());
        double at = (left + right - width - gap * reading.length()) / 2 + gap / 2;
        for (int i = 0; i < reading.length(); i++) {
            final String text = reading.substring(i, i + 1);
            place(small, text, at, y - font.getSize2D() * 0.93, index - 1);
            at += TextBlock.advance(small, text) + gap;
        }
    }

    private void place(Font in, String text, double left, double baseline, int after) {
        glyphs.add(new TextBlock.Glyph(
                AffineTransform.getTranslateInstance(left, baseline)
                        .createTransformedShape(TextBlock.outline(in, text)),
                after));
    }
}
