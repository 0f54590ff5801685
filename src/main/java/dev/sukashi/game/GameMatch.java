package dev.sukashi.game;

/**
 * Which windows are a game's. Each expression that is given must be found in the window's title or in the name of its
 * program; where neither is given, no window is.
 *
 * @param title regular expression; empty for any title
 * @param process regular expression; empty for any program
 */
public record GameMatch(String title, String process) {
    /** No window. */
    public static final GameMatch NONE = new GameMatch("", "");
}
