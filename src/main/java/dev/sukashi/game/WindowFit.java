package dev.sukashi.game;

import java.util.Optional;

/** A {@link GameMatch} made ready to be asked often. */
final class WindowFit {
    /** A program is a surer sign than a title, which a web page can have too. */
    private static final int PROGRAM = 2;

    private static final int TITLE = 1;

    private final Optional<GuardedPattern> title;
    private final Optional<GuardedPattern> process;
    private final boolean usable;
    private final int weight;

    WindowFit(GameMatch match) {
        title = GuardedPattern.of(match.title());
        process = GuardedPattern.of(match.process());
        usable = title.isPresent() && process.isPresent() && !match.equals(GameMatch.NONE);
        weight = (match.title().isEmpty() ? 0 : TITLE) + (match.process().isEmpty() ? 0 : PROGRAM);
    }

    /** How well a window fits: 0 where it does not, and the more the surer. */
    int of(String windowTitle, String windowProcess) {
        final boolean fits = usable
                && process.filter(pattern -> pattern.isIn(windowProcess)).isPresent()
                && title.filter(pattern -> pattern.isIn(windowTitle)).isPresent();
        return fits ? weight : 0;
    }
}
