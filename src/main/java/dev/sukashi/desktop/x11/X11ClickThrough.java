package dev.sukashi.desktop.x11;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.sukashi.desktop.ClickThrough;
import dev.sukashi.desktop.DesktopException;
import java.awt.Toolkit;
import java.awt.Window;

/**
 * Takes a window's input region away, so that the server sends clicks on to what lies under it; XFIXES protocol,
 * section "Window Shape Region". For windows without a frame, such as a {@link javax.swing.JWindow}.
 */
final class X11ClickThrough implements ClickThrough {
    private final XLoop loop;

    X11ClickThrough(XLoop loop) {
        this.loop = loop;
    }

    @Override
    public void set(Window window, boolean on) throws DesktopException {
        final long id = idOf(window);
        loop.post(() -> {
            final Pointer display = loop.connection().display();
            // The region None gives the window its own shape back.
            final long region = on ? XFixes.XFixesCreateRegion(display, null, 0) : XConnection.NONE;
            XFixes.XFixesSetWindowShapeRegion(display, id, XFixes.SHAPE_INPUT, 0, 0, region);
            if (on) {
                XFixes.XFixesDestroyRegion(display, region);
            }
        });
    }

    /** The X window of an AWT window, known to the server. */
    static long idOf(Window window) throws DesktopException {
        if (!window.isDisplayable()) {
            throw new DesktopException("the window is not shown yet");
        }
        // AWT keeps requests back in a buffer, and our connection must not speak of a window before it exists.
        Toolkit.getDefaultToolkit().sync();
        return Native.getComponentID(window);
    }
}
