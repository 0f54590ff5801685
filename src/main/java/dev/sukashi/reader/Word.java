package dev.sukashi.reader;

import java.util.List;

/**
 * One word of a line as the offline reader sees it.
 *
 * @param surface as it stands in the line; the surfaces of all words joined give the line again
 * @param base dictionary form
 * @param furigana the surface cut into pieces, each with its reading in hiragana where it has kanji
 * @param glosses meanings in English, best first, the synonyms of one meaning separated by {@code "; "}; empty for names,
 *     what the dictionary lacks and particles that say nothing by themselves
 * @param partOfSpeech coarse class, for colours
 */
public record Word(String surface, String base, List<Ruby> furigana, List<String> glosses, PartOfSpeech partOfSpeech) {
    public Word {
        furigana = List.copyOf(furigana);
        glosses = List.copyOf(glosses);
    }

    /**
     * A piece of text and what is written over it.
     *
     * @param reading hiragana; empty where nothing is written over the text
     */
    public record Ruby(String text, String reading) {}

    /** Coarse classes of words. */
    public enum PartOfSpeech {
        NOUN,
        NAME,
        VERB,
        ADJECTIVE,
        ADVERB,
        PARTICLE,
        AUXILIARY,
        OTHER,
        SYMBOL
    }
}
