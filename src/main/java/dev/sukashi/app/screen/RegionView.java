package dev.sukashi.app.screen;

import dev.sukashi.overlay.region.FramedRegion;
import dev.sukashi.overlay.region.FrozenScreen;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the player sees of regions. Any thread may call but the event thread. */
public interface RegionView {
    /** Takes everything of ours off the screen, and returns when the desktop was told. */
    void clearScreen();

    /** Brings back what {@link #clearScreen} took away. */
    void restoreScreen();

    /**
     * Lets the player draw.
     *
     * @param result told once, in the screen's own pixels; empty where the player gave up. Called on the event thread.
     */
    void pick(FrozenScreen frozen, Consumer<Optional<Rectangle>> result);

    /** Closes the picker, as if the player had given up. */
    void cancelPick();

    /**
     * @param regions those that are framed; all others are not
     * @param screen bounds of the whole screen, in its own pixels
     */
    void showFrames(List<FramedRegion> regions, Rectangle screen);

    void notice(String sentence);
}
