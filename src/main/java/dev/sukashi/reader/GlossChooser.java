package dev.sukashi.reader;

import dev.sukashi.reader.Word.PartOfSpeech;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Chooses, among all that the dictionary has under one form, what the word means here: by reading, word class and how
 * common the entry is. The commonest function words come from a short list of their own, since there the dictionary's
 * first meaning is seldom the one met in a game.
 */
final class GlossChooser {

    /** Potential forms of godan verbs (書ける), which the dictionary knows under 書く only: last kana but る → ending. */
    private static final Map<Character, Character> POTENTIAL =
            Map.of('え', 'う', 'け', 'く', 'げ', 'ぐ', 'せ', 'す', 'て', 'つ', 'ね', 'ぬ', 'べ', 'ぶ', 'め', 'む', 'れ', 'る');

    /** Between glosses of one meaning. */
    static final String SYNONYM = "; ";

    private final JapaneseDictionary dictionary;
    private final CommonWords common;

    GlossChooser(JapaneseDictionary dictionary, CommonWords common) {
        this.dictionary = dictionary;
        this.common = common;
    }

    /**
     * @param base dictionary form
     * @param reading of the base, in hiragana; empty where it is not known
     * @param classes letters of {@link Sense} that the word may have here
     */
    List<String> choose(String base, String reading, PartOfSpeech partOfSpeech, String classes) {
        final var known = common.find(base, partOfSpeech);
        if (known.isPresent()) {
            return known.get();
        }
        if (partOfSpeech == PartOfSpeech.PARTICLE) {
            return List.of();
        }
        List<String> glosses = best(base, reading, classes);
        if (glosses.isEmpty() && partOfSpeech == PartOfSpeech.VERB) {
            glosses = potential(base, reading);
        }
        if (glosses.isEmpty() && Kana.hasKatakana(base)) {
            glosses = best(Kana.toHiragana(base), reading, classes);
        }
        return glosses;
    }

    /** The glosses of one entry, meanings of the wanted classes first. */
    static List<String> glosses(Entry entry, String classes) {
        final List<Sense> senses = new ArrayList<>(entry.senses());
        senses.sort(Comparator.comparing(sense -> !fits(sense, classes)));
        return senses.stream()
                .map(sense -> String.join(SYNONYM, sense.glosses()))
                .distinct()
                .toList();
    }

    private List<String> best(String form, String reading, String classes) {
        Entry best = null;
        int bestScore = Integer.MIN_VALUE;
        for (final Entry entry : dictionary.find(form)) {
            final int score = score(entry, form, reading, classes);
            if (score > bestScore) {
                best = entry;
                bestScore = score;
            }
        }
        return best == null ? List.of() : glosses(best, classes);
    }

    private static int score(Entry entry, String form, String reading, String classes) {
        final boolean written = entry.headword().equals(form);
        int score = entry.has(Entry.COMMON) ? 4 : 0;
        score += entry.senses().stream().anyMatch(sense -> fits(sense, classes)) ? 6 : 0;
        score += fits(entry.senses().get(0), classes) ? 1 : 0;
        score -= entry.has(Entry.RARE) ? 4 : 0;
        if (written) {
            score += 6;
            score += !reading.isEmpty() && entry.spoken().equals(reading) ? 8 : 0;
            score -= entry.has(Entry.IRREGULAR) ? 3 : 0;
        } else {
            score += entry.has(Entry.USUALLY_KANA) ? 5 : 0;
        }
        return score;
    }

    private List<String> potential(String base, String reading) {
        final int stem = base.length() - 2;
        if (stem < 1 || !base.endsWith("る") || !POTENTIAL.containsKey(base.charAt(stem))) {
            return List.of();
        }
        final char ending = POTENTIAL.get(base.charAt(stem));
        final String godan = base.substring(0, stem) + ending;
        final String spoken = reading.length() < 3 ? "" : reading.substring(0, reading.length() - 2) + ending;
        return best(godan, spoken, "v").stream()
                .map(gloss -> ("; " + gloss).replace("; to ", "; can ").substring(2))
                .toList();
    }

    private static boolean fits(Sense sense, String classes) {
        return classes.chars().anyMatch(wanted -> sense.is((char) wanted));
    }
}
