package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several readings of the same ink, put together letter by letter: they are aligned to the first, and each place goes to
 * what has the most votes, surer ones counting for more (after Fiscus, "A post-processing system to yield reduced word
 * error rates: ROVER", 1997).
 */
final class Ballot {
    private final List<Glyph> base;
    private final List<Map<String, Double>> columns = new ArrayList<>();
    private final List<Map<String, Double>> insertions = new ArrayList<>();
    private double voters;

    Ballot(List<Glyph> base) {
        this.base = List.copyOf(base);
        for (final Glyph glyph : base) {
            columns.add(new HashMap<>(Map.of(glyph.text(), weight(glyph))));
            insertions.add(new HashMap<>());
        }
        insertions.add(new HashMap<>());
        voters = 1;
    }

    void add(List<Glyph> reading) {
        final int[][] costs = costs(reading);
        int i = base.size();
        int j = reading.size();
        while (i > 0 || j > 0) {
            final boolean pair = i > 0
                    && j > 0
                    && costs[i][j] == costs[i - 1][j - 1] + (same(base.get(i - 1), reading.get(j - 1)) ? 0 : 1);
            if (pair) {
                i--;
                j--;
                columns.get(i).merge(reading.get(j).text(), weight(reading.get(j)), Double::sum);
            } else if (i > 0 && costs[i][j] == costs[i - 1][j] + 1) {
                i--;
                columns.get(i).merge("", 0.8, Double::sum);
            } else {
                j--;
                insertions.get(i).merge(reading.get(j).text(), weight(reading.get(j)), Double::sum);
            }
        }
        voters++;
    }

    List<Glyph> winner() {
        final List<Glyph> winner = new ArrayList<>();
        for (int i = 0; i <= base.size(); i++) {
            final Map.Entry<String, Double> inserted = most(insertions.get(i));
            if (inserted != null && inserted.getValue() > voters / 2 && !base.isEmpty()) {
                final Glyph beside = base.get(Math.min(i, base.size() - 1));
                winner.add(new Glyph(inserted.getKey(), beside.box(), 90, false));
            }
            if (i < base.size()) {
                final Map.Entry<String, Double> chosen = most(columns.get(i));
                if (chosen != null && !chosen.getKey().isEmpty()) {
                    winner.add(elected(base.get(i), chosen.getKey(), chosen.getValue() / voters));
                }
            }
        }
        return winner;
    }

    /** What won against the first reading is as sure as its votes. */
    private static Glyph elected(Glyph glyph, String text, double share) {
        return glyph.text().equals(text)
                ? glyph
                : new Glyph(
                        text, glyph.box(), Math.max(glyph.confidence(), 100 * Math.min(0.97, share)), glyph.spaced());
    }

    private static Map.@Nullable Entry<String, Double> most(Map<String, Double> votes) {
        return votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    }

    private static double weight(Glyph glyph) {
        final double sure = glyph.confidence() / 100;
        return sure * sure * sure * sure;
    }

    private static boolean same(Glyph one, Glyph other) {
        return one.text().equals(other.text());
    }

    private int[][] costs(List<Glyph> reading) {
        final int[][] costs = new int[base.size() + 1][reading.size() + 1];
        for (int i = 0; i <= base.size(); i++) {
            for (int j = 0; j <= reading.size(); j++) {
                if (i == 0 || j == 0) {
                    costs[i][j] = i + j;
                } else {
                    final int pair = costs[i - 1][j - 1] + (same(base.get(i - 1), reading.get(j - 1)) ? 0 : 1);
                    costs[i][j] = Math.min(pair, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
                }
            }
        }
        return costs;
    }
}
