package dev.sukashi.reader;

import com.atilika.kuromoji.ipadic.Token;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that a reader takes as one word.
 *
 * @param tokens one or more, in order
 * @param base dictionary form of the whole
 * @param lookup what to look up: as the base, but 勉強 for 勉強する
 * @param head the token that says what kind of word it is
 * @param entry the dictionary entry of the whole, where it was found by joining tokens
 * @param ending tokens at the end that are inflection, not part of the entry
 */
record Group(List<Token> tokens, String base, String lookup, Token head, Optional<Entry> entry, int ending) {
    Group {
        tokens = List.copyOf(tokens);
    }

    /** The tokens' readings joined, in hiragana; empty where one is not known. */
    String reading() {
        final StringBuilder reading = new StringBuilder();
        for (final Token token : tokens) {
            final String part = TokenClass.reading(token);
            if (part.isEmpty()) {
                return "";
            }
            reading.append(part);
        }
        return reading.toString();
    }
}
