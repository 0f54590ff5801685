package dev.sukashi.app;

import dev.sukashi.app.screen.RegionActions;
import dev.sukashi.app.screen.Regions;
import dev.sukashi.app.screen.SwingRegionView;
import dev.sukashi.desktop.Desktop;
import dev.sukashi.game.GameProfiles;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Problem;
import dev.sukashi.overlay.OverlayVeil;
import dev.sukashi.overlay.OverlayWindow;
import dev.sukashi.source.SourceText;
import dev.sukashi.source.screen.RegionReaders;
import dev.sukashi.time.Scheduler;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What reading the screen takes, wired: the profiles, the picker, the frames, the regions' hotkeys, the reading, and
 * their threads.
 */
final class ScreenParts implements AutoCloseable {
    private final SwingRegionView view;
    private final Scheduler thread = Scheduler.named("sukashi-regions");
    private final ScreenReading reading;
    private final Regions regions;

    /**
     * Where it is put into; all of it stays the caller's.
     *
     * @param problems told what is wrong with profiles and hotkeys, on any thread
     * @param readingProblems told what keeps the screen from being read, on any thread
     */
    record House(
            Desktop desktop,
            OverlayWindow overlay,
            Messages messages,
            HotkeyRegistry hotkeys,
            Consumer<Problem> problems,
            Consumer<Problem> readingProblems) {}

    /** @param games folder of the profiles */
    ScreenParts(House house, Path games, RegionReaders readers) {
        final GameProfiles profiles = new GameProfiles(games);
        final GameProfiles.Loaded loaded = profiles.load();
        loaded.problems().forEach(house.problems());
        view = new SwingRegionView(
                house.overlay(),
                house.messages(),
                house.desktop().clickThrough(),
                house.desktop().stayOnTop());
        reading = new ScreenReading(
                house.desktop().screen(),
                new OverlayVeil(() -> List.of(house.overlay().window())),
                readers,
                house.readingProblems());
        regions = new Regions(
                new Regions.Parts(
                        thread,
                        profiles,
                        house.desktop().windows(),
                        house.desktop().screen(),
                        reading,
                        view,
                        present -> listenFor(present, house),
                        house.hotkeys()
                                .labels()
                                .getOrDefault(Action.PICK_REGION, "./run trigger " + Action.PICK_REGION.id())),
                loaded.games(),
                house.messages());
    }

    private void listenFor(List<OcrRegion> present, House house) {
        house.hotkeys().setRegions(present, regions::capture).forEach(house.problems());
    }

    RegionActions actions() {
        return regions;
    }

    /** While the overlay is hidden or paused nothing is read. */
    void setReading(boolean on) {
        reading.setActive(on);
    }

    /** Begins to follow the player from game to game, and to read. */
    void start(Consumer<SourceText> lines) {
        reading.start(lines);
        regions.start();
    }

    @Override
    public void close() {
        thread.close();
        reading.close();
        view.close();
    }
}
