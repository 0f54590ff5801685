package dev.sukashi.app.screen;

import dev.sukashi.app.EventThread;
import dev.sukashi.desktop.ClickThrough;
import dev.sukashi.desktop.StayOnTop;
import dev.sukashi.i18n.Messages;
import dev.sukashi.overlay.OverlayWindow;
import dev.sukashi.overlay.region.FramedRegion;
import dev.sukashi.overlay.region.FrozenScreen;
import dev.sukashi.overlay.region.RegionFrames;
import dev.sukashi.overlay.region.RegionPicker;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The overlay, the picker and the frames. Its state belongs to the event thread. */
public final class SwingRegionView implements RegionView, AutoCloseable {
    private final OverlayWindow overlay;
    private final Messages messages;
    private final RegionFrames frames;
    private @Nullable RegionPicker picker;
    private boolean overlayWasShown;

    /** @param overlay stays the caller's */
    public SwingRegionView(OverlayWindow overlay, Messages messages, ClickThrough clickThrough, StayOnTop stayOnTop) {
        this.overlay = overlay;
        this.messages = messages;
        this.frames = new RegionFrames(clickThrough, stayOnTop);
    }

    @Override
    public void clearScreen() {
        EventThread.run(() -> {
            overlayWasShown = overlay.isVisible();
            overlay.setVisible(false);
            frames.hide();
            Toolkit.getDefaultToolkit().sync();
        });
    }

    @Override
    public void restoreScreen() {
        EventThread.run(() -> {
            if (overlayWasShown) {
                overlay.setVisible(true);
            }
        });
    }

    @Override
    public void pick(FrozenScreen frozen, Consumer<Optional<Rectangle>> result) {
        EventThread.run(() -> {
            picker = new RegionPicker(frozen, messages, result);
            picker.open();
        });
    }

    @Override
    public void cancelPick() {
        EventThread.run(() -> {
            if (picker != null) {
                picker.close();
            }
        });
    }

    @Override
    public void showFrames(List<FramedRegion> regions, Rectangle screen) {
        EventThread.run(() -> frames.show(regions, screen));
    }

    @Override
    public void notice(String sentence) {
        EventThread.run(() -> overlay.notice(sentence));
    }

    @Override
    public void close() {
        EventThread.run(() -> {
            if (picker != null) {
                picker.close();
            }
            frames.close();
        });
    }
}
