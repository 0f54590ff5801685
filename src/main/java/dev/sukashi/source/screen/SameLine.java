package dev.sukashi.source.screen;

import java.util.Locale;

/** Compares what was read of one line at different times. White space, and where a row ends, count for nothing. */
final class SameLine {
    private static final double WAVERING = 0.1;
    private static final String ENDS = ".!?…。！？」』）)\"”♪～~";

    private SameLine() {}

    /** Letter by letter. */
    static boolean isEqual(String one, String other) {
        return bare(one).equals(bare(other));
    }

    /** As alike as two readings of the same letters. */
    static boolean isAlike(String one, String other) {
        final int[] a = bare(one).codePoints().toArray();
        final int[] b = bare(other).codePoints().toArray();
        return distance(a, b, b.length) <= tolerance(Math.max(a.length, b.length));
    }

    /** By how many characters the longer text goes on after the shorter one; 0 where it is no continuation. */
    static int growth(String shorter, String longer) {
        final int[] a = bare(shorter).codePoints().toArray();
        final int[] b = bare(longer).codePoints().toArray();
        return b.length > a.length && distance(a, b, a.length) <= tolerance(a.length) ? b.length - a.length : 0;
    }

    static int length(String text) {
        final String bare = bare(text);
        return bare.codePointCount(0, bare.length());
    }

    /** Whether it ends as a sentence does. */
    static boolean isFinished(String text) {
        final String stripped = text.strip();
        return !stripped.isEmpty() && ENDS.indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
    }

    private static int tolerance(int length) {
        return Math.max(1, (int) (length * WAVERING));
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's, to the beginning of the second text. */
    private static int distance(int[] a, int[] b, int beginning) {
        int[] row = new int[beginning + 1];
        for (int j = 0; j <= beginning; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            final int[] next = new int[beginning + 1];
            next[0] = i;
            for (int j = 1; j <= beginning; j++) {
                final int replaced = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                next[j] = Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
            }
            row = next;
        }
        return row[beginning];
    }
}
