package dev.sukashi.app.llmtest;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds names that somebody may have meant. */
final class NearNames {
    private NearNames() {}

    /** Those most like the name, the nearest first; none that have nothing in common with it. */
    static List<String> of(String name, List<String> all, int most) {
        record Near(String name, double distance) {}
        final String wanted = name.toLowerCase(Locale.ROOT);
        return all.stream()
                .map(other -> new Near(other, distance(wanted, other.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance() < 0.7)
                .sorted(Comparator.comparingDouble(Near::distance).thenComparing(Near::name))
                .limit(most)
                .map(Near::name)
                .toList();
    }

    /** From 0, the same, to 1; a name that holds the other is near, whatever else it holds. */
    private static double distance(String one, String other) {
        final int longer = Math.max(one.length(), other.length());
        final double edits = longer == 0 ? 0 : (double) edits(one, other) / longer;
        final boolean holds = !one.isEmpty() && !other.isEmpty() && (one.contains(other) || other.contains(one));
        return holds ? edits / 2 : edits;
    }

    /** Levenshtein's distance. */
    private static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            final int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                final int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
