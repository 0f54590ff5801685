package dev.sukashi.reader;

import dev.sukashi.reader.Word.Ruby;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lays a reading over a written word, so that only kanji carry it: 取り出す + とりだす → 取[と]り出[だ]す. */
final class Furigana {
    private static final int MOST_FITS = 32;

    private Furigana() {}

    /**
     * @param surface a word as written
     * @param reading its reading in hiragana or katakana; empty where it is unknown
     * @return pieces whose texts joined give the surface; those without kanji have no reading. Where kana and reading
     *     do not fit together the whole surface is one piece with the whole reading.
     */
    static List<Ruby> split(String surface, String reading) {
        if (surface.isEmpty()) {
            return List.of();
        }
        final String kana = Kana.toHiragana(reading);
        if (kana.isEmpty() || surface.codePoints().noneMatch(Furigana::wantsReading)) {
            return List.of(new Ruby(surface, ""));
        }
        final List<List<Ruby>> fits = new ArrayList<>();
        fit(pieces(surface), 0, kana, 0, new ArrayList<>(), fits);
        return fits.stream()
                .max(Comparator.comparingDouble(Furigana::shortest))
                .orElse(List.of(new Ruby(surface, kana)));
    }

    /** Kana for each kanji where they are fewest: of 食[くい]い意地[じ] and 食[く]い意地[いじ] the second has more. */
    private static double shortest(List<Ruby> rubies) {
        return rubies.stream()
                .filter(ruby -> !ruby.reading().isEmpty())
                .mapToDouble(ruby -> (double) ruby.reading().length()
                        / ruby.text().codePointCount(0, ruby.text().length()))
                .min()
                .orElse(0);
    }

    /** Joins neighbours that carry no reading. */
    static List<Ruby> join(List<Ruby> rubies) {
        final List<Ruby> joined = new ArrayList<>();
        for (final Ruby ruby : rubies) {
            final int last = joined.size() - 1;
            if (last >= 0
                    && ruby.reading().isEmpty()
                    && joined.get(last).reading().isEmpty()) {
                joined.set(last, new Ruby(joined.get(last).text() + ruby.text(), ""));
            } else {
                joined.add(ruby);
            }
        }
        return joined;
    }

    /** Digits are read too where somebody knows how: 2人[ふたり]. */
    private static boolean wantsReading(int c) {
        return Kana.isKanji(c) || Character.isDigit(c);
    }

    private static List<String> pieces(String surface) {
        final List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < surface.length()) {
            final boolean kanji = wantsReading(surface.codePointAt(start));
            int end = start;
            while (end < surface.length() && wantsReading(surface.codePointAt(end)) == kanji) {
                end += Character.charCount(surface.codePointAt(end));
            }
            pieces.add(surface.substring(start, end));
            start = end;
        }
        return pieces;
    }

    /** Finds all ways, up to a number that no real word has, in which the reading fits to the pieces from one on. */
    private static void fit(
            List<String> pieces, int piece, String reading, int from, List<Ruby> way, List<List<Ruby>> fits) {
        if (piece == pieces.size()) {
            if (from == reading.length()) {
                fits.add(List.copyOf(way));
            }
            return;
        }
        final String text = pieces.get(piece);
        if (!wantsReading(text.codePointAt(0))) {
            if (reading.startsWith(Kana.toHiragana(text), from)) {
                way.add(new Ruby(text, ""));
                fit(pieces, piece + 1, reading, from + text.length(), way, fits);
                way.remove(way.size() - 1);
            }
            return;
        }
        // Of equal ways the first is taken, the one that gives the first kanji most: 物[もの]の怪[け].
        final int least = piece == pieces.size() - 1 ? Math.max(from + 1, reading.length()) : from + 1;
        for (int to = reading.length(); to >= least && fits.size() < MOST_FITS; to--) {
            way.add(new Ruby(text, reading.substring(from, to)));
            fit(pieces, piece + 1, reading, to, way, fits);
            way.remove(way.size() - 1);
        }
    }
}
