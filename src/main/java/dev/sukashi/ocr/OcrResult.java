package dev.sukashi.ocr;

import java.util.List;
import java.util.Optional;

/**
 * What was read.
 *
 * @param text all lines, joined by line feeds; empty where nothing was found
 * @param lines in reading order
 * @param speaker who says it, where a name plate stands over the text; its line is the first one
 */
public record OcrResult(String text, List<Line> lines, Optional<String> speaker) {
    /** Nothing was found. */
    public static final OcrResult NOTHING = new OcrResult("", List.of());

    /** Text without a name plate. */
    public OcrResult(String text, List<Line> lines) {
        this(text, lines, Optional.empty());
    }

    /** The text without the name plate's line. */
    public String spoken() {
        return speaker.isEmpty() ? text : text.substring(text.indexOf('\n') + 1);
    }

    /** A row, or a column of vertical text. */
    public record Line(String text, Box box, List<Word> words) {
        public Line {
            words = List.copyOf(words);
        }
    }

    /**
     * A word, or what the engine takes for one.
     *
     * @param confidence 0 to 100
     */
    public record Word(String text, Box box, double confidence) {}

    public OcrResult {
        lines = List.copyOf(lines);
    }

    /** The words' mean confidence, long words counting for more; 0 to 100. */
    public double confidence() {
        double sum = 0;
        int characters = 0;
        for (final Line line : lines) {
            for (final Word word : line.words()) {
                final int length = word.text().codePointCount(0, word.text().length());
                sum += word.confidence() * length;
                characters += length;
            }
        }
        return characters == 0 ? 0 : sum / characters;
    }
}
