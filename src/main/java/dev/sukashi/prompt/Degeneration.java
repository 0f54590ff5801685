package dev.sukashi.prompt;

import java.util.List;

/**
 * Tells an answer that ran away from a translation: small models sometimes repeat a word or a phrase until their
 * limit stops them. Stateless.
 */
public final class Degeneration {
    /** What to send as {@code frequency_penalty} at the second, third and fourth attempt. */
    public static final List<Double> PENALTIES = List.of(0.1, 0.2, 0.5);

    /** A shout of so many letters is nothing unusual, whatever the original says. */
    private static final int HARMLESS = 24;

    /** How many times longer than the original's own repetition an answer's may be. */
    private static final int FACTOR = 3;

    private static final int LEAST_REPEATS = 4;
    private static final int LONGEST_UNIT = 120;

    private Degeneration() {}

    /**
     * @param completionTokens as the service counts them; 0 where it does not say
     * @param maxTokens the request's limit; 0 for none
     */
    public static boolean isIn(String source, String answer, int completionTokens, int maxTokens) {
        return (maxTokens > 0 && completionTokens >= maxTokens) || isRunaway(source, answer);
    }

    /** Whether the answer, or its beginning, repeats itself far beyond what the original does. */
    public static boolean isRunaway(String source, String answer) {
        return longestRun(answer) > Math.max(HARMLESS, FACTOR * longestRun(source));
    }

    /** The length in characters of the longest stretch that is one unit at least four times over; 0 where none is. */
    public static int longestRun(String text) {
        final int length = text.length();
        int longest = 0;
        for (int unit = 1; unit <= Math.min(LONGEST_UNIT, length / LEAST_REPEATS); unit++) {
            int same = 0;
            for (int i = unit; i < length; i++) {
                same = text.charAt(i) == text.charAt(i - unit) ? same + 1 : 0;
                if (same >= unit * (LEAST_REPEATS - 1)) {
                    longest = Math.max(longest, same + unit);
                }
            }
        }
        return longest;
    }
}
