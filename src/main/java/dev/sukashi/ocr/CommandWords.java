package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command's words as a player writes them: separated by blanks, single or double quotes around what has blanks in it. No
 * shell reads them, so nothing else has a meaning; a backslash is one, as in Windows' paths.
 */
final class CommandWords {
    private CommandWords() {}

    /** Empty where a quote has no end, or where there is no word. */
    static Optional<List<String>> of(String command) {
        final List<String> words = new ArrayList<>();
        final StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            final char c = command.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                begun = false;
                continue;
            }
            begun = true;
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else {
                word.append(c);
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        final boolean usable = quote == 0 && !words.isEmpty() && !words.get(0).isEmpty();
        return usable ? Optional.of(List.copyOf(words)) : Optional.empty();
    }
}
