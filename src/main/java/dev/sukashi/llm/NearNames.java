package dev.sukashi.llm;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant who wrote a model's name wrong. */
public final class NearNames {
    private NearNames() {}

    /**
     * The names most like the wanted one, the nearest first: those that contain it or are contained, and those that
     * differ by a third of their letters at most. Case, separators and a vendor's prefix count for nothing.
     *
     * @param limit how many at most
     */
    public static List<String> near(String wanted, Collection<String> known, int limit) {
        final String bare = bare(wanted);
        if (bare.isEmpty()) {
            return List.of();
        }
        return known.stream()
                .distinct()
                .map(name -> new Candidate(name, distance(bare, bare(name))))
                .filter(candidate -> candidate.distance * 3 <= Math.max(bare.length(), 3))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(limit)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int distance) {}

    private static String bare(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceFirst(".*/", "").replaceAll("[-_.:\\s]", "");
    }

    private static int distance(String one, String other) {
        if (one.length() >= 3 && other.length() >= 3 && (one.contains(other) || other.contains(one))) {
            return one.equals(other) ? 0 : 1;
        }
        return edits(one, other);
    }

    /** Levenshtein's distance: letters to insert, delete or replace. */
    static int edits(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            final int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                final int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
