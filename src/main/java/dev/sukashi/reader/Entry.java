package dev.sukashi.reader;

import java.util.List;

/**
 * One line of the dictionary.
 *
 * @param headword as written, with kanji or in kana
 * @param reading in kana; empty where the headword is kana itself
 * @param flags {@link #COMMON} and the like
 */
record Entry(String headword, String reading, int flags, List<Sense> senses) {
    /** Marked (P) in EDICT: one of some 20,000 words of everyday use. */
    static final int COMMON = 1;
    /** Usually written in kana alone. */
    static final int USUALLY_KANA = 2;
    /** An irregular or outdated writing or reading. */
    static final int IRREGULAR = 4;
    /** Archaic, obsolete or of one trade only. */
    static final int RARE = 8;

    Entry {
        senses = List.copyOf(senses);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** How it is pronounced, in hiragana. */
    String spoken() {
        return Kana.toHiragana(reading.isEmpty() ? headword : reading);
    }

    boolean is(char wordClass) {
        return senses.stream().anyMatch(sense -> sense.is(wordClass));
    }
}
