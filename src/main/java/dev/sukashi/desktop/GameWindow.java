package dev.sukashi.desktop;

import java.awt.Rectangle;

/**
 * Another program's top-level window, as it was when it was asked for.
 *
 * @param id the system's own number; valid until the window is closed
 * @param title as its title bar shows it; may be empty
 * @param process name of the program, such as {@code renpy}; empty where the system does not tell
 * @param bounds its content without the window manager's frame, in the screen's own pixels
 * @param visible whether it is on the screen, not minimised
 */
public record GameWindow(long id, String title, String process, Rectangle bounds, boolean visible) {
    public GameWindow {
        bounds = new Rectangle(bounds);
    }

    @Override
    public Rectangle bounds() {
        return new Rectangle(bounds);
    }
}
