package dev.sukashi.overlay;

import dev.sukashi.overlay.text.RubySpan;
import dev.sukashi.reader.Word;
import java.util.ArrayList;
import java.util.List;

/** Finds the place in a line of every reading that its words have. */
final class Furigana {
    private Furigana() {}

    /**
     * Words may leave out spaces and line breaks of the text; from the first that is not found on nothing is annotated,
     * as a reading over the wrong word misleads.
     */
    static List<RubySpan> over(String text, List<Word> words) {
        final List<RubySpan> spans = new ArrayList<>();
        int at = 0;
        for (final Word word : words) {
            for (final Word.Ruby piece : word.furigana()) {
                final String base = piece.text().strip();
                while (at < text.length() && Character.isWhitespace(text.charAt(at)) && !text.startsWith(base, at)) {
                    at++;
                }
                if (!text.startsWith(base, at)) {
                    return spans;
                }
                if (!base.isEmpty() && !piece.reading().isEmpty() && base.indexOf('\n') < 0) {
                    spans.add(new RubySpan(at, at + base.length(), piece.reading()));
                }
                at += base.length();
            }
        }
        return spans;
    }
}
