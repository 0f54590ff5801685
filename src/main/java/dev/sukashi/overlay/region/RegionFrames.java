package dev.sukashi.overlay.region;

import dev.sukashi.desktop.ClickThrough;
import dev.sukashi.desktop.StayOnTop;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import javax.swing.SwingUtilities;

/**
 * The frames around all regions. They stand outside of the regions' pixels, so they are never read; clicks pass through
 * them. All methods belong on the event dispatch thread.
 */
public final class RegionFrames implements AutoCloseable {
    private final ClickThrough clickThrough;
    private final StayOnTop stayOnTop;
    private final List<RegionFrame> frames = new ArrayList<>();
    private List<FramedRegion> shown = List.of();

    public RegionFrames(ClickThrough clickThrough, StayOnTop stayOnTop) {
        this.clickThrough = clickThrough;
        this.stayOnTop = stayOnTop;
    }

    /**
     * Frames these regions, and no others.
     *
     * @param screen bounds of the whole screen, in its own pixels
     */
    public void show(List<FramedRegion> regions, Rectangle screen) {
        requireEventThread();
        if (regions.equals(shown)) {
            return;
        }
        shown = List.copyOf(regions);
        final Monitors monitors = Monitors.ofThisDesktop(screen);
        while (frames.size() < regions.size()) {
            frames.add(new RegionFrame(clickThrough, stayOnTop));
        }
        for (int i = 0; i < frames.size(); i++) {
            if (i < regions.size()) {
                frames.get(i).show(regions.get(i), monitors);
            } else {
                frames.get(i).hide();
            }
        }
    }

    /** Takes all frames off the screen. */
    public void hide() {
        requireEventThread();
        shown = List.of();
        frames.forEach(RegionFrame::hide);
    }

    @Override
    public void close() {
        requireEventThread();
        shown = List.of();
        frames.forEach(RegionFrame::close);
        frames.clear();
    }

    private static void requireEventThread() {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("the frames belong to the event dispatch thread");
        }
    }
}
