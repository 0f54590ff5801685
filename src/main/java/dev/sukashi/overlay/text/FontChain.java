package dev.sukashi.overlay.text;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.util.List;

/**
 * Fonts that stand in for each other, and the room a line of them needs.
 *
 * @param fonts first choice first, all of one size; the last takes what none of them has
 * @param ideographs the font for Han, kana and hangul, where it has them
 */
public record FontChain(List<Font> fonts, Font ideographs) {
    /** East Asian fonts claim half again their size for a line; their letters stand within this much of it. */
    private static final float IDEOGRAPH_ASCENT = 0.90f;

    private static final float IDEOGRAPH_DESCENT = 0.16f;

    /** Positions do not depend on the scale of a screen, so that a text breaks alike on each. */
    static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    public FontChain {
        fonts = List.copyOf(fonts);
        if (fonts.isEmpty()) {
            throw new IllegalArgumentException("a chain has a font");
        }
    }

    /** Of every font, in points. */
    public float size() {
        return fonts.get(0).getSize2D();
    }

    /** The same fonts in another size. */
    FontChain sized(float size) {
        return new FontChain(fonts.stream().map(font -> font.deriveFont(size)).toList(), ideographs.deriveFont(size));
    }

    /** Above the base line. The same for every line, so that lines stand in a grid whatever is in them. */
    public float ascent() {
        final LineMetrics metrics = logical().getLineMetrics("x", CONTEXT);
        return Math.max(IDEOGRAPH_ASCENT * size(), metrics.getAscent());
    }

    /** Below the base line. */
    public float descent() {
        final LineMetrics metrics = logical().getLineMetrics("x", CONTEXT);
        return Math.max(IDEOGRAPH_DESCENT * size(), metrics.getDescent());
    }

    private Font logical() {
        return fonts.get(fonts.size() - 1);
    }

    /** The font that a character is drawn with. */
    Font fontFor(int codePoint) {
        if (isIdeographic(codePoint) && ideographs.canDisplay(codePoint)) {
            return ideographs;
        }
        for (final Font font : fonts) {
            if (font.canDisplay(codePoint)) {
                return font;
            }
        }
        return logical();
    }

    /**
     * The text with a font on each of its characters.
     *
     * @param text not empty
     */
    AttributedString attributed(String text) {
        final AttributedString attributed = new AttributedString(text);
        int start = 0;
        Font current = fontFor(text.codePointAt(0));
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            final int codePoint = text.codePointAt(at);
            // Marks and joiners belong to the letter before them: a change of font would tear them off.
            final Font font = joins(codePoint) ? current : fontFor(codePoint);
            if (!font.equals(current)) {
                attributed.addAttribute(TextAttribute.FONT, current, start, at);
                start = at;
                current = font;
            }
        }
        attributed.addAttribute(TextAttribute.FONT, current, start, text.length());
        return attributed;
    }

    private static boolean joins(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Dots and dashes are not: each writing system has its own of them under one code. */
    private static boolean isIdeographic(int codePoint) {
        final boolean shared = codePoint < 0x2E80;
        return !shared
                && (Kinsoku.breaksAnywhere(codePoint)
                        || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HANGUL);
    }
}
