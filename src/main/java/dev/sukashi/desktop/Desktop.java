package dev.sukashi.desktop;

/**
 * What the program asks of the desktop it runs on. {@code dev.sukashi.desktop.system.Desktops} gives the one of this system; whoever
 * opened it closes it, and with it all its parts.
 */
public interface Desktop extends AutoCloseable {
    ClipboardWatcher clipboard();

    ClickThrough clickThrough();

    StayOnTop stayOnTop();

    GlobalHotkeys hotkeys();

    /** The windows of other programs. */
    WindowTracker windows();

    ScreenGrabber screen();

    @Override
    void close();
}
