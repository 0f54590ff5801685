package dev.sukashi.vision;

import dev.sukashi.line.Problem;
import dev.sukashi.prompt.Degeneration;
import java.util.Optional;

/**
 * What a picture can hold. A model that tells more has made it up.
 *
 * @param characters in all
 * @param inARow of them, one and the same unit over and over
 */
record ReadingLimit(int characters, int inARow) {
    /** Square pixels of the smallest letter that can be told from another. */
    private static final int SMALLEST_LETTER = 60;

    private static final int SMALLEST_WIDTH = 12;

    /** Even the smallest region is granted so many. */
    private static final int LEAST = 40;

    static ReadingLimit of(int width, int height) {
        final long letters = (long) width * height / SMALLEST_LETTER;
        return new ReadingLimit(
                (int) Math.max(LEAST, Math.min(Integer.MAX_VALUE, letters)),
                Math.max(LEAST, Math.max(width, height) / SMALLEST_WIDTH));
    }

    /** What is wrong with a text, or with its beginning. */
    Optional<Problem> exceededBy(String text) {
        if (text.length() > characters) {
            return Optional.of(Problem.of(Problem.Kind.PICTURE_MISREAD, "length", Integer.toString(text.length())));
        }
        return Degeneration.longestRun(text) > inARow
                ? Optional.of(Problem.of(Problem.Kind.DEGENERATE))
                : Optional.empty();
    }
}
