package dev.sukashi.overlay.text;

import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.font.TextMeasurer;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Breaks a paragraph without furigana, in any script and direction. */
final class PlainParagraph {
    private final FontChain fonts;
    private final Locale locale;
    private final int offset;
    private final String paragraph;
    private final boolean hardBreak;

    /**
     * @param offset of the paragraph in the whole text
     * @param hardBreak whether a line break follows it, which counts to its last line
     */
    PlainParagraph(FontChain fonts, Locale locale, int offset, String paragraph, boolean hardBreak) {
        this.fonts = fonts;
        this.locale = locale;
        this.offset = offset;
        this.paragraph = paragraph;
        this.hardBreak = hardBreak;
    }

    /**
     * @param from index in the paragraph that a line starts at
     */
    List<LaidLine> layOut(int from, float width) {
        if (paragraph.substring(from).isBlank()) {
            return List.of(blank(from));
        }
        final boolean bidi = Bidi.requiresBidi(paragraph.toCharArray(), 0, paragraph.length());
        final boolean rightToLeft =
                bidi && !new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        final BitSet legal = LineBreaks.preferred(paragraph, locale);
        final BitSet graphemes = LineBreaks.graphemes(paragraph);
        final List<LaidLine> lines = new ArrayList<>();
        int measuredFrom = from;
        TextMeasurer measurer = measurer(from, bidi, rightToLeft);
        int start = from;
        while (start < paragraph.length()) {
            if (!bidi && start > measuredFrom) {
                // Each line is measured from its own start, so that it breaks alike whether its text came at once or
                // piece by piece: where a run begins moves its advances by fractions.
                measuredFrom = start;
                measurer = measurer(start, false, false);
            }
            final int fits = measurer.getLineBreakIndex(start - measuredFrom, width) + measuredFrom;
            final int end = fits >= LineBreaks.trimmedEnd(paragraph, start, paragraph.length())
                    ? paragraph.length()
                    : breakBefore(start, fits, legal, graphemes);
            final int visible = LineBreaks.trimmedEnd(paragraph, start, end);
            if (visible > start) {
                final TextLayout letters = measurer.getLayout(start - measuredFrom, visible - measuredFrom);
                lines.add(line(start, end, visible, letters, rightToLeft));
            }
            start = end;
        }
        return lines;
    }

    /** Directions are set only where needed: plain left-to-right text takes a faster way through the platform. */
    private TextMeasurer measurer(int from, boolean bidi, boolean rightToLeft) {
        final AttributedString attributed = fonts.attributed(paragraph.substring(from));
        if (bidi) {
            attributed.addAttribute(
                    TextAttribute.RUN_DIRECTION,
                    rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        }
        return new TextMeasurer(attributed.getIterator(), FontChain.CONTEXT);
    }

    private int breakBefore(int start, int fits, BitSet legal, BitSet graphemes) {
        for (int at = nextAfterSpaces(fits); at > start; at--) {
            if (legal.get(at) && LineBreaks.trimmedEnd(paragraph, start, at) <= fits) {
                return at;
            }
        }
        final int lastWhole = graphemes.previousSetBit(fits);
        return lastWhole > start ? lastWhole : graphemes.nextSetBit(start + 1);
    }

    private int nextAfterSpaces(int index) {
        int at = index;
        while (at < paragraph.length() && LineBreaks.isSpace(paragraph.charAt(at))) {
            at++;
        }
        return at;
    }

    private LaidLine line(int start, int end, int visible, TextLayout letters, boolean rightToLeft) {
        return new LaidLine(
                offset + start,
                offset + withBreak(end),
                paragraph.substring(start, visible),
                List.of(new LaidLine.Run(letters, 0, 0)),
                letters.getAdvance(),
                rightToLeft,
                false);
    }

    private LaidLine blank(int from) {
        return new LaidLine(offset + from, offset + withBreak(paragraph.length()), "", List.of(), 0, false, false);
    }

    private int withBreak(int end) {
        return hardBreak && end == paragraph.length() ? end + 1 : end;
    }
}
