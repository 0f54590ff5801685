package dev.sukashi.desktop.portable;

import dev.sukashi.desktop.ClickThrough;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.DesktopOfParts;
import dev.sukashi.desktop.GlobalHotkeys;
import java.awt.Toolkit;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What Java itself offers of a desktop; slower to notice changes, without click-through, and without knowledge of other
 * programs' windows.
 */
public final class PortableDesktop extends DesktopOfParts {
    private static final ClickThrough NO_CLICK_THROUGH = (window, on) -> {
        if (on) {
            throw new DesktopException("clicks cannot pass through windows here");
        }
    };

    private final ScheduledExecutorService scheduler;

    /**
     * @param scheduler one thread, shut down with the desktop
     * @param hotkeys closed with the desktop
     */
    public PortableDesktop(ScheduledExecutorService scheduler, GlobalHotkeys hotkeys) {
        super(new Parts(
                new PortableClipboard(Toolkit.getDefaultToolkit().getSystemClipboard(), scheduler),
                NO_CLICK_THROUGH,
                new PortableStayOnTop(scheduler),
                hotkeys,
                new NoWindows(),
                new PortableScreenGrabber()));
        this.scheduler = scheduler;
    }

    @Override
    protected void closeFoundation() {
        scheduler.shutdownNow();
    }
}
