package dev.sukashi.line;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a game's text on its way to the player.
 *
 * @param id only grows, over restarts too: of two lines the one with the larger id was read later
 * @param game id of the game's profile
 * @param speaker who says it, where the source knows
 * @param text cleaned text, never blank; line breaks are {@code \n}
 * @param time when the source delivered it
 */
public record Line(
        long id, String game, SourceKind source, @Nullable String speaker, String text, Instant time) {
    public Line {
        Objects.requireNonNull(game);
        Objects.requireNonNull(source);
        Objects.requireNonNull(time);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a line has text");
        }
    }
}
