package dev.sukashi.desktop.portable;

import dev.sukashi.desktop.ClickThrough;
import dev.sukashi.desktop.ClipboardWatcher;
import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.GlobalHotkeys;
import dev.sukashi.desktop.StayOnTop;
import java.awt.Toolkit;
import java.util.concurrent.ScheduledExecutorService;

/** What Java itself offers of a desktop; slower to notice changes, and without click-through. */
public final class PortableDesktop implements Desktop {
    private final ScheduledExecutorService scheduler;
    private final ClipboardWatcher clipboard;
    private final StayOnTop stayOnTop;
    private final GlobalHotkeys hotkeys;

    /**
     * @param scheduler one thread, shut down with the desktop
     * @param hotkeys closed with the desktop
     */
    public PortableDesktop(ScheduledExecutorService scheduler, GlobalHotkeys hotkeys) {
        this.scheduler = scheduler;
        this.hotkeys = hotkeys;
        clipboard = new PortableClipboard(Toolkit.getDefaultToolkit().getSystemClipboard(), scheduler);
        stayOnTop = new PortableStayOnTop(scheduler);
    }

    @Override
    public ClipboardWatcher clipboard() {
        return clipboard;
    }

    @Override
    public ClickThrough clickThrough() {
        return (window, on) -> {
            if (on) {
                throw new DesktopException("clicks cannot pass through windows here");
            }
        };
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
        scheduler.shutdownNow();
    }
}
