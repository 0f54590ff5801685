package dev.sukashi.desktop;

import java.awt.Window;

/** Keeps a window of ours above the others, also when a game raises itself. */
public interface StayOnTop {
    /**
     * Begins to watch over the window's place in the stack, until it is disposed of.
     *
     * @param window displayable, never focused by this
     */
    void keep(Window window) throws DesktopException;
}
