package dev.sukashi.desktop;

import java.util.List;
import java.util.Optional;

/** Knows the windows of other programs; never tells our own. Any thread may ask; an answer takes milliseconds. */
public interface WindowTracker {
    /** The window that the player looks at: the topmost that has the focus. */
    Optional<GameWindow> active();

    /**
     * The topmost visible window there.
     *
     * @param x in the screen's own pixels
     * @param y in the screen's own pixels
     */
    Optional<GameWindow> at(int x, int y);

    /** As it is now. Empty when it was closed. */
    Optional<GameWindow> find(long id);

    /** All top-level windows, minimised ones too, the topmost first. */
    List<GameWindow> all();
}
