package dev.sukashi.desktop;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * Takes pictures of the screen, in the screen's own pixels. Calls block for milliseconds, the first one for a window up to a
 * tenth of a second; any thread but the event thread.
 */
public interface ScreenGrabber extends AutoCloseable {
    /** Whether {@link #window} sees a window also where others, such as our overlay, stand before it. */
    boolean seesCoveredWindows();

    /**
     * A part of another program's window.
     *
     * @param window its number from the {@link WindowTracker}
     * @param part relative to the window's content; what lies outside of it is cut off
     * @throws GrabException the window is gone, is minimised, or the part is wholly outside
     */
    BufferedImage window(long window, Rectangle part) throws GrabException;

    /**
     * What the screen shows, all windows with it.
     *
     * @param area what lies outside of the screen is cut off
     * @throws GrabException the area is wholly outside, or the system refuses
     */
    BufferedImage screen(Rectangle area) throws GrabException;

    /** The whole screen, over all monitors. */
    Rectangle bounds();

    @Override
    void close();
}
