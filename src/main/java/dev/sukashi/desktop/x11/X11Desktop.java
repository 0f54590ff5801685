package dev.sukashi.desktop.x11;

import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.DesktopOfParts;
import dev.sukashi.desktop.GlobalHotkeys;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * The X11 desktop: a connection and thread for the clipboard, another for our windows; and a connection each for knowing
 * other programs' windows and for taking pictures of them, which are used on the caller's thread.
 */
public final class X11Desktop extends DesktopOfParts {
    private final XLoop ownWindows;
    private final X11WindowTracker windows;

    private X11Desktop(Parts parts, XLoop ownWindows, X11WindowTracker windows) {
        super(parts);
        this.ownWindows = ownWindows;
        this.windows = windows;
    }

    /**
     * @param nanoTime such as {@link System#nanoTime()}
     * @param hotkeys closed with the desktop
     * @throws DesktopException where there is no X server, it lacks XFIXES, or the X libraries are missing
     */
    public static X11Desktop open(LongSupplier nanoTime, GlobalHotkeys hotkeys) throws DesktopException {
        final long process = ProcessHandle.current().pid();
        final Deque<Runnable> opened = new ArrayDeque<>();
        try {
            final X11Clipboard clipboard = X11Clipboard.open(nanoTime);
            opened.push(clipboard::close);
            final XLoop ownWindows = XLoop.start("sukashi-x11-windows", nanoTime);
            opened.push(ownWindows::close);
            final X11WindowTracker windows = X11WindowTracker.open(process);
            opened.push(windows::close);
            final Parts parts = new Parts(
                    clipboard,
                    new X11ClickThrough(ownWindows),
                    new X11StayOnTop(ownWindows, process),
                    hotkeys,
                    windows,
                    X11ScreenGrabber.open());
            return new X11Desktop(parts, ownWindows, windows);
        } catch (DesktopException e) {
            opened.forEach(Runnable::run);
            throw e;
        }
    }

    @Override
    protected void closeFoundation() {
        windows.close();
        ownWindows.close();
    }
}
