package dev.sukashi.app.screen;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.WindowTracker;
import dev.sukashi.game.Games;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the game that is played among the windows. Asks the desktop: for any thread but the event thread. */
final class GameFinder {
    private final WindowTracker windows;

    GameFinder(WindowTracker windows) {
        this.windows = windows;
    }

    /**
     * A game that the player looks at; else the one played before, as long as its window is there; else the topmost game;
     * else what is read of the screen as a whole.
     */
    Playing find(Games games, Playing before) {
        return playing(games, windows.active().stream())
                .or(() -> refreshed(games, before))
                .or(() -> playing(games, windows.all().stream().filter(GameWindow::visible)))
                .orElseGet(() -> new Playing(games.ofScreen(), Optional.empty()));
    }

    private static Optional<Playing> playing(Games games, Stream<GameWindow> windows) {
        return windows.flatMap(window -> games
                        .find(window.title(), window.process())
                        .map(profile -> new Playing(profile, Optional.of(window)))
                        .stream())
                .findFirst();
    }

    /** A game's title may have become one that fits no profile, and it is still the same game. */
    private Optional<Playing> refreshed(Games games, Playing before) {
        final Predicate<GameWindow> sameProgram = now -> before.window()
                .filter(then -> then.process().equals(now.process()))
                .isPresent();
        return before.window()
                .flatMap(window -> windows.find(window.id()))
                .filter(sameProgram)
                .flatMap(window ->
                        games.named(before.profile().id()).map(profile -> new Playing(profile, Optional.of(window))));
    }
}
