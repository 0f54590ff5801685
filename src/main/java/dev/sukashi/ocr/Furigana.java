package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.List;

/** Leaves out the readings that stand over words in much smaller kana. */
final class Furigana {
    private static final double SMALL = 0.65;
    private static final double NEAR = 0.45;

    private Furigana() {}

    /**
     * @param lines from top to bottom
     * @param em usual height of a line's letters, in pixels
     */
    static List<List<Glyph>> dropped(List<List<Glyph>> lines, double em) {
        final List<List<Glyph>> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (i + 1 == lines.size() || !isReading(lines.get(i), lines.get(i + 1), em)) {
                kept.add(lines.get(i));
            }
        }
        return kept;
    }

    private static boolean isReading(List<Glyph> line, List<Glyph> below, double em) {
        final Box small = Reading.box(line);
        final Box large = Reading.box(below);
        return small.height() <= SMALL * em
                && large.y() - small.y() - small.height() <= NEAR * em
                && small.x() < large.x() + large.width()
                && large.x() < small.x() + small.width()
                && line.stream().allMatch(glyph -> !Scripts.isHan(glyph.text().codePointAt(0)));
    }
}
