package dev.sukashi.llm;

import java.util.Locale;

/** Takes out what a model thinks aloud between {@code <think>} and {@code </think>}. */
final class Thinking {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private Thinking() {}

    /**
     * The text without thinking. A stray {@code </think>} drops all before it: the model's template opened the block.
     * An open block runs to the end.
     *
     * @param end whether all has come; if not, what may yet become a tag is kept back
     */
    static String strip(String text, boolean end) {
        final String lower = text.toLowerCase(Locale.ROOT);
        final StringBuilder out = new StringBuilder(text.length());
        boolean removed = false;
        int at = 0;
        while (true) {
            final int open = lower.indexOf(OPEN, at);
            final int close = lower.indexOf(CLOSE, at);
            if (close >= 0 && (open < 0 || close < open)) {
                out.setLength(0);
                at = close + CLOSE.length();
                removed = true;
            } else if (open >= 0) {
                out.append(text, at, open);
                removed = true;
                if (close < 0) {
                    break;
                }
                at = close + CLOSE.length();
            } else {
                final int until = end ? text.length() : text.length() - tagBegun(lower.substring(at));
                out.append(text, at, until);
                break;
            }
        }
        return removed ? out.toString().stripLeading() : out.toString();
    }

    /** Whether the text has thinking in it, ended or not. */
    static boolean opens(String text) {
        return text.toLowerCase(Locale.ROOT).contains(OPEN);
    }

    /** How many characters at the end may be the beginning of a tag. */
    private static int tagBegun(String lower) {
        for (int length = Math.min(CLOSE.length() - 1, lower.length()); length > 0; length--) {
            final String tail = lower.substring(lower.length() - length);
            if (OPEN.startsWith(tail) || CLOSE.startsWith(tail)) {
                return length;
            }
        }
        return 0;
    }
}
