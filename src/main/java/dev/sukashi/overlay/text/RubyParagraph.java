package dev.sukashi.overlay.text;

import java.awt.font.TextLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Breaks a paragraph with furigana, which runs from left to right. A reading stays over its base: the two are one
 * piece, as wide as the wider of them, and the narrower is spread over it with half a gap at either end (JIS X 4051,
 * section 4.12).
 */
final class RubyParagraph {
    static final float RUBY_SIZE = 0.5f;

    /** In sizes of the reading; a whole one would let two readings touch that hang over one letter from both sides. */
    private static final float LARGEST_HANG = 0.9f;

    private final FontChain fonts;
    private final FontChain rubyFonts;
    private final Locale locale;
    private final int offset;
    private final String paragraph;
    private final List<RubySpan> rubies;
    private final boolean hardBreak;

    RubyParagraph(
            FontChain fonts, Locale locale, int offset, String paragraph, List<RubySpan> rubies, boolean hardBreak) {
        this.fonts = fonts;
        this.rubyFonts = fonts.sized(fonts.size() * RUBY_SIZE);
        this.locale = locale;
        this.offset = offset;
        this.paragraph = paragraph;
        this.rubies = rubies;
        this.hardBreak = hardBreak;
    }

    /**
     * Letters that no line ends within.
     *
     * @param width of letters and reading, the wider of them
     * @param before how much of it the reading hangs over the letter before
     * @param after how much over the letter after
     */
    private record Piece(int start, int end, String reading, float width, float before, float after) {
        /** What it takes up in its line. */
        float room() {
            return width - before - after;
        }
    }

    List<LaidLine> layOut(float width) {
        final BitSet legal = LineBreaks.preferred(paragraph, locale);
        final List<Piece> pieces = pieces(width);
        final List<LaidLine> lines = new ArrayList<>();
        int first = 0;
        while (first < pieces.size()) {
            final int next = lineEnd(pieces, first, width, legal);
            lines.add(line(pieces.subList(first, next)));
            first = next;
        }
        return lines;
    }

    /** Index of the first piece that is not on the line. */
    private int lineEnd(List<Piece> pieces, int first, float width, BitSet legal) {
        float used = 0;
        int lastLegal = -1;
        for (int i = first; i < pieces.size(); i++) {
            final Piece piece = pieces.get(i);
            if (i > first && legal.get(piece.start())) {
                lastLegal = i;
            }
            used += i == first ? piece.room() + piece.before() : piece.room();
            final boolean space = isSpace(piece);
            if (used > width && !space && i > first) {
                return lastLegal > first ? lastLegal : i;
            }
        }
        return pieces.size();
    }

    private boolean isSpace(Piece piece) {
        return paragraph.substring(piece.start(), piece.end()).isBlank();
    }

    private List<Piece> pieces(float width) {
        final List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (final RubySpan ruby : rubies) {
            addLetters(at, ruby.start(), pieces);
            addRuby(ruby, width, pieces);
            at = ruby.end();
        }
        addLetters(at, paragraph.length(), pieces);
        return pieces;
    }

    private void addLetters(int from, int to, List<Piece> pieces) {
        final String letters = paragraph.substring(from, to);
        final BitSet graphemes = LineBreaks.graphemes(letters);
        for (int at = 0; at < letters.length(); at = graphemes.nextSetBit(at + 1)) {
            final int end = graphemes.nextSetBit(at + 1);
            pieces.add(new Piece(from + at, from + end, "", advance(fonts, letters.substring(at, end)), 0, 0));
        }
    }

    /** A base or reading wider than the line is cut in two, each half with its share of the other. */
    private void addRuby(RubySpan ruby, float width, List<Piece> pieces) {
        final String base = paragraph.substring(ruby.start(), ruby.end());
        final float wide = Math.max(advance(fonts, base), advance(rubyFonts, ruby.reading()));
        final int baseMiddle = LineBreaks.graphemes(base).nextSetBit(Math.max(1, base.length() / 2));
        final int readingMiddle = (ruby.reading().length() + 1) / 2;
        final boolean divisible =
                baseMiddle < base.length() && readingMiddle < ruby.reading().length();
        if (wide <= width || !divisible) {
            final float hang = Math.min(LARGEST_HANG * rubyFonts.size(), (wide - advance(fonts, base)) / 2);
            final float before = takesHang(ruby.start() - 1) ? hang : 0;
            final float after = takesHang(ruby.end()) ? hang : 0;
            pieces.add(new Piece(ruby.start(), ruby.end(), ruby.reading(), wide, before, after));
            return;
        }
        final int cut = ruby.start() + baseMiddle;
        addRuby(new RubySpan(ruby.start(), cut, ruby.reading().substring(0, readingMiddle)), width, pieces);
        addRuby(new RubySpan(cut, ruby.end(), ruby.reading().substring(readingMiddle)), width, pieces);
    }

    /** A reading may hang over kana, which has none of its own (JIS X 4051, section 4.12.3). */
    private boolean takesHang(int index) {
        if (index < 0 || index >= paragraph.length()) {
            return false;
        }
        final Character.UnicodeScript script = Character.UnicodeScript.of(paragraph.charAt(index));
        final boolean kana = script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
        return kana && rubies.stream().noneMatch(ruby -> ruby.start() <= index && index < ruby.end());
    }

    private LaidLine line(List<Piece> pieces) {
        final int start = pieces.get(0).start();
        final int end = pieces.get(pieces.size() - 1).end();
        final int visible = LineBreaks.trimmedEnd(paragraph, start, end);
        final List<LaidLine.Run> runs = new ArrayList<>();
        float x = pieces.get(0).before();
        boolean hasRuby = false;
        int i = 0;
        while (i < pieces.size() && pieces.get(i).start() < visible) {
            final Piece piece = pieces.get(i);
            if (piece.reading().isEmpty()) {
                int last = i;
                while (last + 1 < pieces.size()
                        && pieces.get(last + 1).reading().isEmpty()
                        && pieces.get(last + 1).start() < visible) {
                    last++;
                }
                x += place(
                        runs,
                        fonts,
                        paragraph.substring(piece.start(), pieces.get(last).end()),
                        x,
                        0);
                i = last + 1;
            } else {
                final float left = x - piece.before();
                spread(runs, fonts, paragraph.substring(piece.start(), piece.end()), left, 0, piece.width());
                spread(runs, rubyFonts, piece.reading(), left, rubyBaseline(), piece.width());
                hasRuby = true;
                x += piece.room();
                i++;
            }
        }
        final int lineEnd = hardBreak && end == paragraph.length() ? end + 1 : end;
        return new LaidLine(
                offset + start, offset + lineEnd, paragraph.substring(start, visible), runs, x, false, hasRuby);
    }

    private float rubyBaseline() {
        return -(fonts.size() * 0.90f) - rubyFonts.size() * 0.16f;
    }

    /** Puts the letters at equal distances over the given width. */
    private static void spread(
            List<LaidLine.Run> runs, FontChain fonts, String letters, float x, float y, float width) {
        final float own = advance(fonts, letters);
        final BitSet graphemes = LineBreaks.graphemes(letters);
        final int count = graphemes.cardinality() - 1;
        final float gap = (width - own) / count;
        if (gap < 0.5f) {
            place(runs, fonts, letters, x + (width - own) / 2, y);
            return;
        }
        float at = x + gap / 2;
        for (int start = 0; start < letters.length(); start = graphemes.nextSetBit(start + 1)) {
            at += place(runs, fonts, letters.substring(start, graphemes.nextSetBit(start + 1)), at, y) + gap;
        }
    }

    private static float place(List<LaidLine.Run> runs, FontChain fonts, String letters, float x, float y) {
        final TextLayout layout = layout(fonts, letters);
        runs.add(new LaidLine.Run(layout, x, y));
        return layout.getAdvance();
    }

    private static float advance(FontChain fonts, String letters) {
        return layout(fonts, letters).getAdvance();
    }

    private static TextLayout layout(FontChain fonts, String letters) {
        return new TextLayout(fonts.attributed(letters).getIterator(), FontChain.CONTEXT);
    }
}
