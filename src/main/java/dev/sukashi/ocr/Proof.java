package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.List;

/**
 * Corrects what the engine is known to confuse, where the line's own ink tells which it is: strokes that several
 * letters share, kana that differ in size alone, and the spaces around marks.
 */
final class Proof {
    private static final String SMALL = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
    private static final String FULL = "あいうえおつやゆよわアイウエオツヤユヨワカケ";
    private static final String NO_SPACE_BEFORE = "!?.,…;:)]}”’」』】、。，！？";
    private static final String NO_SPACE_AFTER = "“‘([{「『【";

    private static final String CRUMBS = ".,:;-_|'`~・";
    private static final String NEVER_FIRST = "|_`^~\\/*.,:;!?<>=+、。・,ㆍ";
    private static final String NEVER_LAST = "|_`^~\\/*:;<>=+([{「『【‘“";

    private final TextLine line;
    private final double em;
    private final String language;
    private final Script script;

    /**
     * @param line whose ink was read
     * @param em height of its letters, in pixels
     */
    Proof(TextLine line, double em, String language) {
        this.line = line;
        this.em = em;
        this.language = language;
        this.script = Script.of(language);
    }

    List<Glyph> corrected(List<Glyph> read) {
        final List<Glyph> glyphs = new ArrayList<>(script == Script.ALPHABETIC ? read : trimmed(read));
        for (int i = 0; i < glyphs.size(); i++) {
            glyphs.set(i, spaced(glyphs, i));
        }
        if (script == Script.ALPHABETIC) {
            for (int i = 0; i < glyphs.size(); i++) {
                glyphs.set(i, capitalI(glyphs, i));
            }
        }
        if (script != Script.ALPHABETIC) {
            glyphs.replaceAll(this::bracket);
        }
        if (script == Script.WIDE) {
            fullWidth(glyphs);
        }
        if (language.startsWith("ja")) {
            longVowels(glyphs);
        }
        return glyphs;
    }

    /** Columns have no narrow marks: those that the engine sees are crumbs of others, or stand for wide ones. */
    static List<Glyph> columnWithoutCrumbs(List<Glyph> read) {
        final List<Glyph> glyphs = new ArrayList<>();
        for (final Glyph glyph : read) {
            final int last = glyphs.size() - 1;
            if (glyph.text().equals("?") && last >= 0 && isTwice(glyphs.get(last), glyph)) {
                glyphs.remove(last);
            }
            if (!CRUMBS.contains(glyph.text())) {
                final String wide =
                        glyph.text().equals("!") ? "！" : glyph.text().equals("?") ? "？" : glyph.text();
                glyphs.add(new Glyph(wide, glyph.box(), glyph.confidence(), false));
            }
        }
        return glyphs;
    }

    /** The hook of a question mark is read as a figure before it. */
    private static boolean isTwice(Glyph before, Glyph mark) {
        final Box both = before.box().union(mark.box());
        return before.text().equals("2") && both.width() <= 1.4 * both.height();
    }

    /** No line begins or ends with these: edges of frames and crumbs of art are read as such. */
    private static List<Glyph> trimmed(List<Glyph> line) {
        int from = 0;
        int to = line.size();
        while (from < to && NEVER_FIRST.contains(line.get(from).text())) {
            from++;
        }
        while (to > from && NEVER_LAST.contains(line.get(to - 1).text())) {
            to--;
        }
        return line.subList(from, to);
    }

    /** Solid brackets are known to the engine as thin ones. */
    private Glyph bracket(Glyph glyph) {
        final int thin = "[]".indexOf(glyph.text());
        final boolean solid = thin >= 0
                && parts(glyph.box()).stream()
                        .anyMatch(part -> part.box().height() > 0.7 * em
                                && part.area()
                                        > 0.4 * part.box().width() * part.box().height());
        return solid
                ? new Glyph("【】".substring(thin, thin + 1), glyph.box(), glyph.confidence(), glyph.spaced())
                : glyph;
    }

    private Glyph spaced(List<Glyph> glyphs, int index) {
        final Glyph glyph = glyphs.get(index);
        if (!glyph.spaced() || index == 0) {
            return new Glyph(glyph.text(), glyph.box(), glyph.confidence(), false);
        }
        final String before = glyphs.get(index - 1).text();
        final boolean afterOpening = NO_SPACE_AFTER.contains(before)
                || (isStraightQuote(before)
                        && (index == 1 || glyphs.get(index - 1).spaced()));
        final boolean beforeClosing =
                NO_SPACE_BEFORE.contains(glyph.text()) || (isStraightQuote(glyph.text()) && index == glyphs.size() - 1);
        return afterOpening || beforeClosing ? new Glyph(glyph.text(), glyph.box(), glyph.confidence(), false) : glyph;
    }

    private static boolean isStraightQuote(String text) {
        return text.equals("\"") || text.equals("'");
    }

    /** A plain upright stroke that stands alone is the pronoun; a digit has a flag, and does not stand before words. */
    private Glyph capitalI(List<Glyph> glyphs, int index) {
        final Glyph glyph = glyphs.get(index);
        final boolean begins = index == 0
                || glyph.spaced()
                || !Character.isLetterOrDigit(glyphs.get(index - 1).text().codePointAt(0));
        final boolean ends = index == glyphs.size() - 1
                || glyphs.get(index + 1).spaced()
                || !Character.isLetterOrDigit(glyphs.get(index + 1).text().codePointAt(0));
        final boolean bar = glyph.text().equals("|");
        final boolean like = "1l[]".contains(glyph.text()) && isUpright(glyph.box());
        return bar || (begins && ends && like)
                ? new Glyph("I", glyph.box(), glyph.confidence(), glyph.spaced())
                : glyph;
    }

    private boolean isUpright(Box box) {
        final List<InkPart> inside = parts(box);
        return inside.size() == 1
                && inside.get(0).box().width() <= 0.28 * inside.get(0).box().height()
                && inside.get(0).box().height() >= 0.7 * em;
    }

    /** The engine knows exclamation and question marks only as narrow ones. */
    private void fullWidth(List<Glyph> glyphs) {
        for (int i = 1; i < glyphs.size(); i++) {
            final Glyph glyph = glyphs.get(i);
            final int before = glyphs.get(i - 1).text().codePointAt(0);
            if (before >= 0x2E80 || "…―—～“”‘’".indexOf(before) >= 0) {
                final String wide = switch (glyph.text()) {
                    case "!" -> "！";
                    case "?" -> "？";
                    case "," -> language.startsWith("zh") ? "，" : glyph.text();
                    case ":" -> "：";
                    case ";" -> "；";
                    default -> glyph.text();
                };
                glyphs.set(i, new Glyph(wide, glyph.box(), glyph.confidence(), false));
            }
        }
    }

    /** The long vowel's mark follows kana; the number one stands before kanji, or alone. */
    private void longVowels(List<Glyph> glyphs) {
        for (int i = 0; i < glyphs.size(); i++) {
            final Glyph glyph = glyphs.get(i);
            if (!"ー一".contains(glyph.text())) {
                continue;
            }
            if (i + 1 < glyphs.size() && "ー一".contains(glyphs.get(i + 1).text()) && isOneBar(glyphs, i)) {
                glyphs.remove(i + 1);
            }
            final int before = i == 0 ? ' ' : glyphs.get(i - 1).text().codePointAt(0);
            final int after =
                    i + 1 == glyphs.size() ? ' ' : glyphs.get(i + 1).text().codePointAt(0);
            final boolean number = Scripts.isHan(after) || after == 'つ' || after == 'ヶ' || after == 'か';
            final boolean longVowel = Scripts.isKatakana(before) || (Scripts.isHiragana(before) && !number);
            if (longVowel || (!Scripts.isKana(before) && glyph.text().equals("ー") && number)) {
                glyphs.set(i, new Glyph(longVowel ? "ー" : "一", glyph.box(), glyph.confidence(), false));
            }
        }
    }

    /** Whether one stroke was read twice. */
    private boolean isOneBar(List<Glyph> glyphs, int index) {
        final Box both = glyphs.get(index).box().union(glyphs.get(index + 1).box());
        return parts(both).stream()
                        .filter(part -> part.box().width() > 2 * part.box().height())
                        .count()
                == 1;
    }

    /** A letter that was read alone, by the size of its ink: the engine could not compare it with others. */
    Glyph sized(Glyph glyph) {
        final int small = SMALL.indexOf(glyph.text());
        final int full = FULL.indexOf(glyph.text());
        final double size = Math.max(line.box().width(), line.box().height()) / em;
        if (full >= 0 && size < 0.6) {
            return new Glyph(SMALL.substring(full, full + 1), glyph.box(), glyph.confidence(), glyph.spaced());
        }
        return small >= 0 && size > 0.8
                ? new Glyph(FULL.substring(small, small + 1), glyph.box(), glyph.confidence(), glyph.spaced())
                : glyph;
    }

    /** Those whose middle is above or below that box. */
    private List<InkPart> parts(Box box) {
        return line.parts().stream()
                .filter(part -> part.centreX() >= box.x() && part.centreX() <= box.x() + box.width())
                .toList();
    }
}
