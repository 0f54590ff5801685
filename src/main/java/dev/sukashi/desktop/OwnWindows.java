package dev.sukashi.desktop;

import java.awt.Rectangle;
import java.util.List;

/** Windows of our own that stand over games. Any thread may call but the event thread, on which they are hidden and shown. */
public interface OwnWindows {
    /** Where those that the player can see stand, in the screen's own pixels. */
    List<Rectangle> places();

    /**
     * Takes all that the player can see off the screen. They keep their place, and the focus stays where it is. The desktop
     * may take a moment longer to show what lies beneath.
     */
    Hidden hide();

    /** For as long as they are hidden. */
    interface Hidden extends AutoCloseable {
        /** Shows them again. */
        @Override
        void close();
    }
}
