package dev.sukashi.clean;

import java.util.Optional;

/** One thing done to what a source delivered. Safe for several threads. */
public interface CleanStep {
    /** Stands in game profiles and explanations, such as {@code tidy}: lower case, words joined by hyphens. */
    String name();

    /**
     * @param text what the step before left, never blank
     * @return the text to go on with; empty where it is no line of the game
     */
    Optional<String> apply(String text);

    /** What {@link #apply} would do now, without being remembered: for explanations and previews. */
    default Optional<String> preview(String text) {
        return apply(text);
    }
}
