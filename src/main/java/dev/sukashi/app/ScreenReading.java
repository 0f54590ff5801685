package dev.sukashi.app;

import dev.sukashi.app.screen.ScreenReader;
import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.HideAndGrab;
import dev.sukashi.desktop.OwnWindows;
import dev.sukashi.desktop.ScreenGrabber;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.line.Problem;
import dev.sukashi.source.SourceText;
import dev.sukashi.source.screen.Camera;
import dev.sukashi.source.screen.RegionReaders;
import dev.sukashi.source.screen.ScreenSource;
import dev.sukashi.time.Scheduler;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the game's regions with threads of its own. Opened by {@link #start}; closing ends a reading that goes on first. */
final class ScreenReading implements ScreenReader, AutoCloseable {
    private final Scheduler looking = Scheduler.named("sukashi-screen");
    private final Scheduler reading = Scheduler.named("sukashi-screen-reader");
    private final ScreenSource source;

    /**
     * Grabber, windows and engines stay the caller's.
     *
     * @param problems told on threads of this; must not block
     */
    ScreenReading(ScreenGrabber grabber, OwnWindows own, RegionReaders readers, Consumer<Problem> problems) {
        source = new ScreenSource(
                new Camera(grabber, new HideAndGrab(grabber, own, Thread::sleep)), readers, looking, reading, problems);
    }

    /** Begins to read, as soon as there are regions. */
    void start(Consumer<SourceText> lines) {
        source.start(lines);
    }

    /** While the overlay is hidden or paused nothing is read. */
    void setActive(boolean on) {
        source.setActive(on);
    }

    @Override
    public void setRegions(List<OcrRegion> regions, Optional<GameWindow> window) {
        source.setRegions(regions, window);
    }

    @Override
    public void readOnce(OcrRegion region) {
        source.readOnce(region);
    }

    @Override
    public void readAgain() {
        source.readAgain();
    }

    @Override
    public void setAuto(boolean on) {
        source.setAuto(on);
    }

    @Override
    public void close() {
        source.close();
        looking.close();
        reading.close();
    }
}
