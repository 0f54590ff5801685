package dev.sukashi.overlay.text;

import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a paragraph may be cut into lines. */
final class LineBreaks {
    /** An extended grapheme cluster (Unicode Standard Annex 29): what a reader takes for one character. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private LineBreaks() {}

    /**
     * The places between two lines that the writing system likes: the platform's, corrected by {@link Kinsoku}.
     *
     * @param paragraph without line breaks of its own
     * @return indexes that a new line may start at; never 0 nor the end
     */
    static BitSet preferred(String paragraph, Locale locale) {
        final BitSet platform = new BitSet(paragraph.length());
        final BreakIterator iterator = BreakIterator.getLineInstance(locale);
        iterator.setText(paragraph);
        for (int at = iterator.first(); at != BreakIterator.DONE; at = iterator.next()) {
            platform.set(at);
        }
        final BitSet legal = new BitSet(paragraph.length());
        final BitSet graphemes = graphemes(paragraph);
        for (int at = graphemes.nextSetBit(1); at > 0 && at < paragraph.length(); at = graphemes.nextSetBit(at + 1)) {
            legal.set(at, isLegal(paragraph.codePointBefore(at), paragraph.codePointAt(at), platform.get(at)));
        }
        return legal;
    }

    private static boolean isLegal(int before, int after, boolean platformSaysSo) {
        if (isSpace(before)) {
            return platformSaysSo && !isSpace(after);
        }
        if (isSpace(after) || !Kinsoku.mayBegin(after) || !Kinsoku.mayEnd(before)) {
            return false;
        }
        if (Kinsoku.inseparable(before, after) || isStraightQuote(before) || isStraightQuote(after)) {
            return false;
        }
        return platformSaysSo || Kinsoku.breaksAnywhere(before) || Kinsoku.breaksAnywhere(after);
    }

    /** Indexes that a character as the reader sees it starts at: the last resort for a word wider than the line. */
    static BitSet graphemes(String text) {
        final BitSet starts = new BitSet(text.length() + 1);
        final Matcher matcher = GRAPHEME.matcher(text);
        while (matcher.find()) {
            starts.set(matcher.start());
        }
        starts.set(text.length());
        return starts;
    }

    /** Spaces hang over the end of a line unseen; the ideographic one counts as they do. */
    static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint);
    }

    /** Where the visible part of {@code text.substring(from, to)} ends. */
    static int trimmedEnd(String text, int from, int to) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Nobody can tell whether it opens or closes, so it stays with both neighbours. */
    private static boolean isStraightQuote(int codePoint) {
        return codePoint == '"' || codePoint == '\'';
    }
}
