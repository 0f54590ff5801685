package dev.sukashi.overlay.text;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Breaks one text into lines, again and again while it grows: lines that a longer text cannot change are kept, as the
 * very same objects. Confined to one thread.
 *
 * <p>A line's own end depends on the word after it and on nothing later. So of a text that was appended to, all lines
 * but the last two stand.
 */
public final class TextFlow {
    private static final int LINES_IN_FLUX = 2;

    private final FontChain fonts;
    private final Locale locale;

    private String text = "";
    private List<RubySpan> rubies = List.of();
    private float width = -1;
    private List<LaidLine> lines = List.of();

    public TextFlow(FontChain fonts, Locale locale) {
        this.fonts = fonts;
        this.locale = locale;
    }

    public FontChain fonts() {
        return fonts;
    }

    /** Whether it lays out text of this language in these fonts. */
    public boolean isFor(FontChain otherFonts, Locale otherLocale) {
        return fonts.equals(otherFonts) && locale.equals(otherLocale);
    }

    /**
     * @param newText line breaks are {@code \n}
     * @param newRubies in order, not overlapping, within the text and not over a line break
     * @param newWidth in points; a single character that is wider stands out
     * @return at least one line, unless the text is empty
     */
    public List<LaidLine> layOut(String newText, List<RubySpan> newRubies, float newWidth) {
        final boolean sameFrame = newWidth == width && newRubies.equals(rubies);
        if (sameFrame && newText.equals(text)) {
            return lines;
        }
        final boolean grows = sameFrame && newRubies.isEmpty();
        final List<LaidLine> kept = grows ? settledLines(newText) : List.of();
        final List<LaidLine> fresh = new ArrayList<>(kept);
        text = newText;
        rubies = List.copyOf(newRubies);
        width = newWidth;
        layOutFrom(kept.isEmpty() ? 0 : kept.get(kept.size() - 1).end(), fresh);
        for (int i = kept.size(); i < Math.min(fresh.size(), lines.size()); i++) {
            if (fresh.get(i).looksLike(lines.get(i))) {
                fresh.set(i, lines.get(i));
            }
        }
        lines = List.copyOf(fresh);
        return lines;
    }

    /** The lines of the old text that the new one cannot have changed. */
    private List<LaidLine> settledLines(String newText) {
        final int common = commonPrefix(text, newText);
        int touched = 0;
        while (touched < lines.size() && lines.get(touched).end() < common) {
            touched++;
        }
        int settled = Math.max(0, Math.min(touched, lines.size() - 1) - LINES_IN_FLUX + 1);
        if (settled < lines.size()) {
            final int paragraph =
                    newText.lastIndexOf('\n', Math.max(0, lines.get(settled).start() - 1)) + 1;
            // Directions are resolved over a whole paragraph, so one with two directions is laid out anew.
            if (isBidi(newText.substring(paragraph)) || isBidi(text.substring(Math.min(paragraph, text.length())))) {
                while (settled > 0 && lines.get(settled).start() > paragraph) {
                    settled--;
                }
            }
        }
        return lines.subList(0, settled);
    }

    private void layOutFrom(int from, List<LaidLine> into) {
        if (text.isEmpty()) {
            return;
        }
        int at = from;
        while (true) {
            final int paragraphStart = at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
            final int newline = text.indexOf('\n', at);
            final int paragraphEnd = newline < 0 ? text.length() : newline;
            layOutParagraph(paragraphStart, paragraphEnd, at, newline >= 0, into);
            if (newline < 0) {
                return;
            }
            at = newline + 1;
            if (at == text.length()) {
                return;
            }
        }
    }

    private void layOutParagraph(int start, int end, int from, boolean hardBreak, List<LaidLine> into) {
        final List<RubySpan> within = rubies.stream()
                .filter(ruby -> ruby.start() >= start && ruby.end() <= end)
                .map(ruby -> new RubySpan(ruby.start() - start, ruby.end() - start, ruby.reading()))
                .toList();
        final String paragraph = text.substring(start, end);
        final List<LaidLine> laid = within.isEmpty()
                ? new PlainParagraph(fonts, locale, start, paragraph, hardBreak).layOut(from - start, width)
                : new RubyParagraph(fonts, locale, start, paragraph, within, hardBreak).layOut(width);
        into.addAll(laid);
    }

    private static boolean isBidi(String paragraph) {
        return Bidi.requiresBidi(paragraph.toCharArray(), 0, paragraph.length());
    }

    private static int commonPrefix(String a, String b) {
        final int limit = Math.min(a.length(), b.length());
        int at = 0;
        while (at < limit && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }
}
