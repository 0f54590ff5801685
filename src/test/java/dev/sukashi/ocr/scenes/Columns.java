package dev.sukashi.ocr.scenes;

import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets Japanese in columns from the right. Java's fonts do not show their vertical forms, but those are the horizontal
 * ones turned or moved: brackets, dashes and dots turn by a quarter, full stops and small kana move to the right top of
 * their square.
 */
final class Columns {
    private static final String TURNED = "「」『』（）【】《》ー―—…‥～〜：";
    private static final String STOPS = "。、";
    private static final String SMALL = "ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
    private static final float READING = 0.46f;

    /** Where a glyph's square ends over the baseline, as a share of the em. */
    private static final double SQUARE_TOP = 0.88;

    private final Font font;
    private final double size;
    private final double step;
    private final double pitch;
    private final List<TextBlock.Glyph> glyphs = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private double x;
    private double y;
    private int index;
    private Point2D end = new Point2D.Double();

    private Columns(Font font, double spacing, double pitch) {
        this.font = font;
        this.size = font.getSize2D();
        this.step = size * (1 + spacing);
        this.pitch = pitch * size;
    }

    /** @param height of the box, in pixels */
    static TextBlock set(Utterance utterance, Font font, Look look, double height) {
        final Columns columns = new Columns(font, look.spacing(), look.pitch());
        for (final List<Utterance.Run> atom : Atoms.of(utterance, false)) {
            final int characters =
                    atom.stream().mapToInt(run -> run.text().length()).sum();
            if (columns.y > 0 && columns.y + characters * columns.step > height) {
                columns.breakColumn();
            }
            atom.forEach(run -> columns.add(run, look.readings()));
        }
        columns.breakColumn();
        return new TextBlock(columns.glyphs, columns.lines, columns.end);
    }

    private void breakColumn() {
        end = new Point2D.Double(x + size / 2, y + size / 2);
        lines.add(line.toString().strip());
        line = new StringBuilder();
        y = 0;
        x -= pitch;
    }

    private void add(Utterance.Run run, boolean readings) {
        final double start = y;
        for (int i = 0; i < run.text().length(); i++) {
            place(font, run.text().substring(i, i + 1), x, y, index++);
            y += step;
        }
        line.append(run.text());
        if (readings && !run.reading().isEmpty()) {
            addReading(run.reading(), start, y - step + size);
        }
    }

    private void addReading(String reading, double top, double bottom) {
        final Font small = font.deriveFont((float) size * READING);
        final double gap = Math.max(0, (bottom - top) / reading.length() - small.getSize2D());
        double at = (top + bottom - reading.length() * (small.getSize2D() + gap)) / 2 + gap / 2;
        for (int i = 0; i < reading.length(); i++) {
            place(small, reading.substring(i, i + 1), x + size * 1.02, at, index - 1);
            at += small.getSize2D() + gap;
        }
    }

    /** @param left of the character's square, as {@code top} */
    private void place(Font in, String text, double left, double top, int after) {
        final double em = in.getSize2D();
        final AffineTransform place = AffineTransform.getTranslateInstance(left, top);
        if (TURNED.contains(text)) {
            place.rotate(Math.PI / 2, em / 2, em / 2);
            if ("ー～〜".contains(text)) {
                // The stroke's head stays at the right.
                place.translate(0, em);
                place.scale(1, -1);
            }
        } else if (STOPS.contains(text)) {
            place.translate(em * 0.6, -em * 0.6);
        } else if (SMALL.contains(text)) {
            place.translate(em * 0.1, -em * 0.1);
        }
        // Narrow letters stand in their column's middle.
        place.translate((em - TextBlock.advance(in, text)) / 2, em * SQUARE_TOP);
        glyphs.add(new TextBlock.Glyph(place.createTransformedShape(TextBlock.outline(in, text)), after));
    }
}
