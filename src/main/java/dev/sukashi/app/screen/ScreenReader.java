package dev.sukashi.app.screen;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.game.OcrRegion;
import java.util.List;
import java.util.Optional;

/** Reads regions of the screen. Each call returns at once; calls come from one thread. */
public interface ScreenReader {
    /**
     * Which regions there are from now on. Told when they change, and when their window does: another one, moved,
     * resized, minimised.
     *
     * @param regions may be empty
     * @param window what the regions' places are shares of; the whole screen where it is empty
     */
    void setRegions(List<OcrRegion> regions, Optional<GameWindow> window);

    /** Reads the region now, whether it is read by itself or not. */
    void readOnce(OcrRegion region);

    /** Reads the region that was read last once more, and tells the text even where it is the same. */
    void readAgain();

    /** Whether regions with {@link OcrRegion#auto()} are read by themselves; they are until this is called. */
    void setAuto(boolean on);
}
