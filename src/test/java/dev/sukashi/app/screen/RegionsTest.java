package dev.sukashi.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.GrabException;
import dev.sukashi.desktop.ScreenGrabber;
import dev.sukashi.desktop.WindowTracker;
import dev.sukashi.game.GameProfile;
import dev.sukashi.game.GameProfiles;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.i18n.Messages;
import dev.sukashi.overlay.region.FramedRegion;
import dev.sukashi.overlay.region.FrozenScreen;
import dev.sukashi.time.ManualScheduler;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what the player draws and asks; the desktop and the screen are the test's. */
class RegionsTest {
    private static final Rectangle SCREEN = new Rectangle(0, 0, 1920, 1080);
    private static final GameWindow FATE = window(7, "Fate/stay night", "python", new Rectangle(100, 50, 1280, 720));
    private static final GameWindow REWRITE = window(8, "Rewrite", "siglus", new Rectangle(900, 300, 800, 600));
    private static final Rectangle BOX = new Rectangle(200, 600, 1000, 150);

    @TempDir
    Path home;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Screen screen = new Screen();
    private final Reader reader = new Reader();
    private final List<String> hotkeys = new ArrayList<>();
    private Regions regions;

    @BeforeEach
    void start() {
        screen.windows.add(FATE);
        open();
    }

    private void open() {
        final GameProfiles profiles = new GameProfiles(home.resolve("games"));
        regions = new Regions(
                new Regions.Parts(
                        scheduler,
                        profiles,
                        screen,
                        screen,
                        reader,
                        screen,
                        present -> present.forEach(region -> hotkeys.add(region.hotkey())),
                        "Ctrl+Alt+R"),
                profiles.load().games(),
                new Messages(Locale.ENGLISH));
        regions.start();
        scheduler.runReady();
    }

    private void draw(Rectangle drawn) {
        regions.pickRegion();
        scheduler.advance(Regions.CLEARED);
        screen.drawn.accept(Optional.of(drawn));
        scheduler.runReady();
    }

    private GameProfile kept(String id) {
        return new GameProfiles(home.resolve("games")).load().games().named(id).orElseThrow();
    }

    @Test
    void whatIsDrawnOverAWindowIsReadThereAndKept() {
        draw(BOX);

        assertThat(reader.window).contains(FATE);
        assertThat(reader.regions).extracting(OcrRegion::name).containsExactly("dialogue");
        assertThat(reader.regions.get(0).auto()).isTrue();
        assertThat(reader.regions.get(0).place().on(FATE.bounds())).isEqualTo(BOX);
        assertThat(kept("fate-stay-night").regions()).isEqualTo(reader.regions);
        assertThat(screen.notices).last().asString().contains("dialogue");
    }

    @Test
    void ourWindowsAreOffTheScreenWhileItIsFrozenAndBackAfterwards() {
        regions.pickRegion();
        scheduler.runReady();
        assertThat(screen.cleared).isTrue();
        assertThat(screen.grabbedWhileCleared).isNull();
        assertThat(reader.auto).as("nobody reads the picker").isFalse();

        scheduler.advance(Regions.CLEARED);
        assertThat(screen.grabbedWhileCleared).isTrue();
        screen.drawn.accept(Optional.empty());
        scheduler.runReady();
        assertThat(screen.cleared).isFalse();
        assertThat(reader.auto).isTrue();
        assertThat(home.resolve("games")).doesNotExist();
    }

    @Test
    void theSameKeysCloseThePickerAgain() {
        regions.pickRegion();
        scheduler.advance(Regions.CLEARED);
        regions.pickRegion();
        scheduler.runReady();

        assertThat(screen.picking).isFalse();
        assertThat(screen.cleared).isFalse();
    }

    @Test
    void aScreenThatCannotBeGrabbedIsToldAndNothingStaysHidden() {
        screen.refuses = true;
        regions.pickRegion();
        scheduler.advance(Regions.CLEARED);

        assertThat(screen.cleared).isFalse();
        assertThat(screen.notices).last().asString().contains("the compositor says no");
        screen.refuses = false;
        draw(BOX);
        assertThat(reader.regions).hasSize(1);
    }

    @Test
    void aBoxDrawnAgainMovesItsRegionAndAnotherOneIsAdded() throws IOException {
        draw(BOX);
        final Path file = home.resolve("games/fate-stay-night.json");
        Files.writeString(
                file, Files.readString(file).replace("\"auto\" : true", "\"auto\" : true, \"hotkey\" : \"F8\""));
        final Rectangle again = new Rectangle(210, 590, 1000, 160);
        draw(again);
        draw(new Rectangle(200, 560, 200, 30));

        assertThat(reader.regions).extracting(OcrRegion::name).containsExactly("dialogue", "region 2");
        assertThat(reader.regions.get(0).place().on(FATE.bounds())).isEqualTo(again);
        assertThat(reader.regions.get(0).hotkey())
                .as("changed by hand meanwhile")
                .isEqualTo("F8");
        assertThat(hotkeys).contains("F8");
    }

    @Test
    void afterARestartItIsTheSameRectangleAndItScalesWithTheWindow() {
        draw(BOX);
        screen.windows.set(0, window(99, "Fate/stay night - Day 3", "python", new Rectangle(0, 0, 1920, 1080)));
        reader.regions = List.of();
        open();

        final Rectangle now =
                reader.regions.get(0).place().on(reader.window.orElseThrow().bounds());
        assertThat(now).isEqualTo(new Rectangle(150, 825, 1500, 225));
        screen.windows.set(0, window(99, "Fate/stay night - Day 4", "python", FATE.bounds()));
        scheduler.advance(Regions.LOOK);
        assertThat(reader.regions.get(0).place().on(reader.window.orElseThrow().bounds()))
                .isEqualTo(BOX);
    }

    @Test
    void eachGameHasItsOwnAndTheOneThePlayerLooksAtIsRead() {
        draw(BOX);
        screen.windows.add(0, REWRITE);
        draw(new Rectangle(950, 800, 600, 80));
        assertThat(reader.window).contains(REWRITE);

        screen.windows.remove(REWRITE);
        screen.windows.add(REWRITE);
        scheduler.advance(Regions.LOOK);
        assertThat(reader.window).contains(FATE);
        assertThat(kept("rewrite").regions()).hasSize(1);
    }

    @Test
    void anotherProgramInFrontDoesNotEndTheGameAndItsEndDoes() {
        draw(BOX);
        screen.windows.add(0, window(3, "Notes", "editor", new Rectangle(0, 0, 500, 500)));
        scheduler.advance(Regions.LOOK);
        assertThat(reader.window).contains(FATE);

        screen.windows.remove(FATE);
        scheduler.advance(Regions.LOOK);
        assertThat(reader.window).isEmpty();
        assertThat(reader.regions).isEmpty();
    }

    @Test
    void whereThereIsNoWindowTheRegionLiesOnTheScreen() {
        screen.windows.clear();
        draw(BOX);

        assertThat(reader.window).isEmpty();
        assertThat(reader.regions.get(0).place().on(SCREEN)).isEqualTo(BOX);
        assertThat(kept("default").regions()).isEqualTo(reader.regions);
        reader.regions = List.of();
        open();
        assertThat(reader.regions).hasSize(1);
    }

    @Test
    void regionsAreReadWhenAskedForInTheirOrder() {
        regions.capture();
        scheduler.runReady();
        assertThat(screen.notices).last().asString().contains("Ctrl+Alt+R");
        draw(BOX);
        draw(new Rectangle(200, 100, 200, 100));
        regions.capture();
        regions.nextRegion();
        regions.capture();
        regions.captureAgain();
        regions.capture("region 2");
        scheduler.runReady();

        assertThat(reader.asked).containsExactly("region 2", "dialogue", "again", "region 2");
    }

    @Test
    void withoutAutoANewRegionIsReadOnce() {
        regions.toggleAuto();
        scheduler.runReady();
        assertThat(reader.auto).isFalse();
        draw(BOX);

        assertThat(reader.auto).isFalse();
        assertThat(reader.asked).containsExactly("dialogue");
    }

    @Test
    void aRegionIsTakenAway() {
        draw(BOX);
        draw(new Rectangle(200, 100, 200, 100));
        regions.removeRegion();
        scheduler.runReady();

        assertThat(reader.regions).extracting(OcrRegion::name).containsExactly("dialogue");
        assertThat(kept("fate-stay-night").regions()).hasSize(1);
        regions.removeRegion();
        regions.removeRegion();
        scheduler.runReady();
        assertThat(reader.regions).isEmpty();
        assertThat(screen.notices).last().asString().contains("Nothing is set up");
    }

    @Test
    void framesFollowTheWindowAndVanishWithIt() {
        draw(BOX);
        regions.toggleFrames();
        scheduler.runReady();
        assertThat(screen.frames).containsExactly(new FramedRegion("dialogue", BOX, true));

        screen.windows.set(0, moved(FATE, 30, -20, true));
        scheduler.advance(Regions.FOLLOW);
        assertThat(screen.frames.get(0).pixels()).isEqualTo(new Rectangle(230, 580, 1000, 150));
        screen.windows.set(0, moved(FATE, 0, 0, false));
        scheduler.advance(Regions.FOLLOW);
        assertThat(screen.frames).isEmpty();
        screen.windows.set(0, FATE);
        scheduler.advance(Regions.FOLLOW);
        assertThat(screen.frames).hasSize(1);
        regions.toggleFrames();
        scheduler.runReady();
        assertThat(screen.frames).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldAndTheRegionIsReadAllTheSame() throws IOException {
        Files.writeString(home.resolve("games"), "a file where the folder should be");
        draw(BOX);

        assertThat(screen.notices).last().asString().contains("could not be kept in games/fate-stay-night.json");
        assertThat(reader.regions).hasSize(1);
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(reader.regions).hasSize(1);
    }

    private static GameWindow window(long id, String title, String process, Rectangle bounds) {
        return new GameWindow(id, title, process, bounds, true);
    }

    private static GameWindow moved(GameWindow window, int dx, int dy, boolean visible) {
        final Rectangle bounds = window.bounds();
        bounds.translate(dx, dy);
        return new GameWindow(window.id(), window.title(), window.process(), bounds, visible);
    }

    private static final class Reader implements ScreenReader {
        private List<OcrRegion> regions = List.of();
        private Optional<GameWindow> window = Optional.empty();
        private final List<String> asked = new ArrayList<>();
        private boolean auto = true;

        @Override
        public void setRegions(List<OcrRegion> present, Optional<GameWindow> on) {
            regions = present;
            window = on;
        }

        @Override
        public void readOnce(OcrRegion region) {
            asked.add(region.name());
        }

        @Override
        public void readAgain() {
            asked.add("again");
        }

        @Override
        public void setAuto(boolean on) {
            auto = on;
        }
    }

    /** A desktop of windows that only stand there, the first on top and active. */
    private static final class Screen implements WindowTracker, ScreenGrabber, RegionView {
        private final List<GameWindow> windows = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private List<FramedRegion> frames = List.of();
        private Consumer<Optional<Rectangle>> drawn = none -> {};
        private boolean cleared;
        private boolean picking;
        private boolean refuses;
        private Boolean grabbedWhileCleared;

        @Override
        public Optional<GameWindow> active() {
            return windows.stream().filter(GameWindow::visible).findFirst();
        }

        @Override
        public Optional<GameWindow> at(int x, int y) {
            return windows.stream()
                    .filter(window -> window.visible() && window.bounds().contains(x, y))
                    .findFirst();
        }

        @Override
        public Optional<GameWindow> find(long id) {
            return windows.stream().filter(window -> window.id() == id).findFirst();
        }

        @Override
        public List<GameWindow> all() {
            return List.copyOf(windows);
        }

        @Override
        public boolean seesCoveredWindows() {
            return false;
        }

        @Override
        public BufferedImage window(long window, Rectangle part) throws GrabException {
            throw new GrabException(GrabException.Reason.REFUSED, "the picker freezes the screen");
        }

        @Override
        public BufferedImage screen(Rectangle area) throws GrabException {
            if (refuses) {
                throw new GrabException(GrabException.Reason.REFUSED, "the compositor says no");
            }
            grabbedWhileCleared = cleared;
            return new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_RGB);
        }

        @Override
        public Rectangle bounds() {
            return new Rectangle(SCREEN);
        }

        @Override
        public void clearScreen() {
            cleared = true;
            frames = List.of();
        }

        @Override
        public void restoreScreen() {
            cleared = false;
        }

        @Override
        public void pick(FrozenScreen frozen, Consumer<Optional<Rectangle>> result) {
            picking = true;
            drawn = result;
        }

        @Override
        public void cancelPick() {
            picking = false;
            drawn.accept(Optional.empty());
        }

        @Override
        public void showFrames(List<FramedRegion> shown, Rectangle screen) {
            frames = List.copyOf(shown);
        }

        @Override
        public void notice(String sentence) {
            notices.add(sentence);
        }

        @Override
        public void close() {
            windows.clear();
        }
    }
}
