package dev.sukashi.reader;

import java.util.List;

/**
 * One meaning in the dictionary.
 *
 * @param classes letters of {@link #NOUN} and the like, all that the meaning is used as
 * @param glosses best first, without the dictionary's markers
 */
record Sense(String classes, List<String> glosses) {
    static final char NOUN = 'n';
    static final char VERB = 'v';
    static final char ADJECTIVE = 'a';
    static final char ADVERB = 'd';
    static final char PARTICLE = 'p';
    static final char AUXILIARY = 'x';
    static final char SUFFIX = 's';
    static final char PREFIX = 'f';
    static final char COUNTER = 'c';
    static final char EXPRESSION = 'e';
    static final char OTHER = 'o';

    Sense {
        glosses = List.copyOf(glosses);
    }

    boolean is(char wordClass) {
        return classes.indexOf(wordClass) >= 0;
    }
}
