package dev.sukashi.reader;

import dev.sukashi.reader.Word.PartOfSpeech;
import dev.sukashi.reader.Word.Ruby;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the words of a line as one line of plain text, {@code 昨日 yesterday · 学校 school · 行く to go}: what the overlay
 * shows where no LLM is set up. Words of content only, each once, with one or two short glosses; names in romaji.
 */
public final class GlossFormat {
    private static final int MOST_GLOSSES = 2;
    private static final int SHORT = 24;
    private static final String BETWEEN = " · ";
    private static final Pattern ASIDE = Pattern.compile("\\s*\\([^()]*\\)\\s*");

    private static final Set<PartOfSpeech> CONTENT = Set.of(
            PartOfSpeech.NOUN,
            PartOfSpeech.NAME,
            PartOfSpeech.VERB,
            PartOfSpeech.ADJECTIVE,
            PartOfSpeech.ADVERB,
            PartOfSpeech.OTHER);

    /**
     * @return the words that say something, in the line's order; empty where none does
     */
    public String format(List<Word> words) {
        final Set<String> seen = new HashSet<>();
        final List<String> parts = new ArrayList<>();
        for (final Word word : words) {
            final String meaning = meaning(word);
            if (CONTENT.contains(word.partOfSpeech()) && !meaning.isEmpty() && seen.add(word.base())) {
                parts.add(word.base() + " " + meaning);
            }
        }
        return String.join(BETWEEN, parts);
    }

    private static String meaning(Word word) {
        if (word.partOfSpeech() == PartOfSpeech.NAME && word.glosses().isEmpty()) {
            return romaji(word);
        }
        final List<String> glosses = word.glosses().stream()
                .limit(1)
                .flatMap(meaning -> Stream.of(meaning.split(GlossChooser.SYNONYM, -1)))
                .map(GlossFormat::withoutAsides)
                .filter(gloss -> !gloss.isEmpty())
                .toList();
        final List<String> brief = glosses.stream()
                .filter(gloss -> gloss.length() <= SHORT)
                .filter(new HashSet<String>()::add)
                .limit(MOST_GLOSSES)
                .toList();
        return brief.isEmpty()
                ? glosses.stream().min(Comparator.comparingInt(String::length)).orElse("")
                : String.join(", ", brief);
    }

    private static String romaji(Word word) {
        final boolean unread =
                word.furigana().stream().anyMatch(ruby -> ruby.reading().isEmpty() && Kana.hasKanji(ruby.text()));
        if (unread) {
            return "";
        }
        final String spoken = word.furigana().stream().map(GlossFormat::spoken).collect(Collectors.joining());
        return Kana.isAllKana(spoken) ? Kana.toRomajiName(spoken) : "";
    }

    private static String spoken(Ruby ruby) {
        return ruby.reading().isEmpty() ? ruby.text() : ruby.reading();
    }

    private static String withoutAsides(String gloss) {
        return ASIDE.matcher(gloss).replaceAll(" ").strip();
    }
}
