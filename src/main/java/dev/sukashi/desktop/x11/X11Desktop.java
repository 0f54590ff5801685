package dev.sukashi.desktop.x11;

import dev.sukashi.desktop.ClickThrough;
import dev.sukashi.desktop.ClipboardWatcher;
import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.GlobalHotkeys;
import dev.sukashi.desktop.StayOnTop;
import java.util.function.LongSupplier;

/** The X11 desktop: a connection and thread for the clipboard, another for windows. */
public final class X11Desktop implements Desktop {
    private final X11Clipboard clipboard;
    private final XLoop windows;
    private final ClickThrough clickThrough;
    private final StayOnTop stayOnTop;
    private final GlobalHotkeys hotkeys;

    private X11Desktop(X11Clipboard clipboard, XLoop windows, GlobalHotkeys hotkeys) {
        this.clipboard = clipboard;
        this.windows = windows;
        this.hotkeys = hotkeys;
        clickThrough = new X11ClickThrough(windows);
        stayOnTop = new X11StayOnTop(windows, ProcessHandle.current().pid());
    }

    /**
     * @param nanoTime such as {@link System#nanoTime()}
     * @param hotkeys closed with the desktop
     * @throws DesktopException where there is no X server, it lacks XFIXES, or the X libraries are missing
     */
    public static X11Desktop open(LongSupplier nanoTime, GlobalHotkeys hotkeys) throws DesktopException {
        final X11Clipboard clipboard = X11Clipboard.open(nanoTime);
        try {
            return new X11Desktop(clipboard, XLoop.start("sukashi-x11-windows", nanoTime), hotkeys);
        } catch (DesktopException e) {
            clipboard.close();
            throw e;
        }
    }

    @Override
    public ClipboardWatcher clipboard() {
        return clipboard;
    }

    @Override
    public ClickThrough clickThrough() {
        return clickThrough;
    }

    @Override
    public StayOnTop stayOnTop() {
        return stayOnTop;
    }

    @Override
    public GlobalHotkeys hotkeys() {
        return hotkeys;
    }

    @Override
    public void close() {
        hotkeys.close();
        clipboard.close();
        windows.close();
    }
}
