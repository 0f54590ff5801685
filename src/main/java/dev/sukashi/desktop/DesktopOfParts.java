package dev.sukashi.desktop;

/** A desktop that hands out what it was made of, and closes it in the order that the parts need. */
public abstract class DesktopOfParts implements Desktop {
    private final Parts parts;

    protected DesktopOfParts(Parts parts) {
        this.parts = parts;
    }

    /** All that a desktop offers. */
    public record Parts(
            ClipboardWatcher clipboard,
            ClickThrough clickThrough,
            StayOnTop stayOnTop,
            GlobalHotkeys hotkeys,
            WindowTracker windows,
            ScreenGrabber screen) {}

    @Override
    public final ClipboardWatcher clipboard() {
        return parts.clipboard();
    }

    @Override
    public final ClickThrough clickThrough() {
        return parts.clickThrough();
    }

    @Override
    public final StayOnTop stayOnTop() {
        return parts.stayOnTop();
    }

    @Override
    public final GlobalHotkeys hotkeys() {
        return parts.hotkeys();
    }

    @Override
    public final WindowTracker windows() {
        return parts.windows();
    }

    @Override
    public final ScreenGrabber screen() {
        return parts.screen();
    }

    /** First what calls the program by itself, then what it calls, then what these were built on. */
    @Override
    public final void close() {
        parts.hotkeys().close();
        parts.clipboard().close();
        parts.screen().close();
        closeFoundation();
    }

    /** Closes what the parts share, once they are closed. */
    protected abstract void closeFoundation();
}
