package dev.sukashi.desktop;

import java.awt.Window;

/** Lets clicks on a window of ours reach what is under it. */
public interface ClickThrough {
    /**
     * @param window displayable; set again after it was disposed of and shown anew
     * @param on whether clicks pass through
     * @throws DesktopException where this desktop cannot do so
     */
    void set(Window window, boolean on) throws DesktopException;
}
