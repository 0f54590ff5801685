package dev.sukashi.app.screen;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.GrabException;
import dev.sukashi.desktop.ScreenGrabber;
import dev.sukashi.desktop.WindowTracker;
import dev.sukashi.game.GameProfile;
import dev.sukashi.game.GameProfiles;
import dev.sukashi.game.Games;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.game.RegionPlace;
import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Problem;
import dev.sukashi.overlay.region.FramedRegion;
import dev.sukashi.overlay.region.FrozenScreen;
import dev.sukashi.time.Scheduler;
import java.awt.Rectangle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The regions of the game that is played: drawn, chosen, shown, kept, and brought to the one that reads them. Follows the
 * player from game to game. Everything happens on the scheduler's thread, which may block for a moment.
 */
public final class Regions implements RegionActions {
    /** How often the windows are looked at: a game may have been started, moved or closed. */
    static final Duration LOOK = Duration.ofSeconds(1);

    /** The same while frames have to follow a window. */
    static final Duration FOLLOW = Duration.ofMillis(100);

    /** Until a compositor has painted the screen without our windows. */
    static final Duration CLEARED = Duration.ofMillis(120);

    private static final Logger log = LoggerFactory.getLogger(Regions.class);

    private final Parts parts;
    private final Messages messages;
    private final GameFinder finder;
    private final RegionNames names;

    private Games games;
    private Playing playing;
    private String chosen = "";
    private boolean auto = true;
    private boolean framed;
    private boolean picking;
    private Scheduler.Timer next = () -> {};

    /**
     * What this works with; all of it stays the caller's.
     *
     * @param scheduler runs everything, and is closed before the others
     * @param hotkeys told the regions whose hotkeys are to work
     * @param pickKey what the player does to draw a region; for hints
     */
    public record Parts(
            Scheduler scheduler,
            GameProfiles profiles,
            WindowTracker windows,
            ScreenGrabber screen,
            ScreenReader reader,
            RegionView view,
            Consumer<List<OcrRegion>> hotkeys,
            String pickKey) {}

    public Regions(Parts parts, Games games, Messages messages) {
        this.parts = parts;
        this.messages = messages;
        this.games = games;
        this.finder = new GameFinder(parts.windows());
        this.names = new RegionNames(messages);
        this.playing = new Playing(new Games(List.of()).ofScreen(), Optional.empty());
    }

    /** Begins to follow the player. */
    public void start() {
        parts.scheduler().execute(() -> {
            look();
            lookAgain();
        });
    }

    @Override
    public void pickRegion() {
        parts.scheduler().execute(() -> {
            if (picking) {
                parts.view().cancelPick();
                return;
            }
            picking = true;
            // A reader that takes pictures of the screen would read the picker.
            parts.reader().setAuto(false);
            parts.view().clearScreen();
            parts.scheduler().schedule(CLEARED, this::freeze);
        });
    }

    private void freeze() {
        try {
            final Rectangle bounds = parts.screen().bounds();
            final FrozenScreen frozen = new FrozenScreen(parts.screen().screen(bounds), bounds);
            parts.view().pick(frozen, drawn -> parts.scheduler().execute(() -> picked(drawn)));
        } catch (GrabException refused) {
            picked(Optional.empty());
            tell(Problem.of(
                    Problem.Kind.DESKTOP,
                    "feature",
                    messages.text("feature.regions"),
                    "reason",
                    String.valueOf(refused.getMessage())));
        }
    }

    private void picked(Optional<Rectangle> drawn) {
        picking = false;
        parts.view().restoreScreen();
        parts.reader().setAuto(auto);
        drawn.ifPresent(this::put);
        showFrames();
    }

    /** The window under the middle of what was drawn is the game. */
    private void put(Rectangle drawn) {
        games = parts.profiles().load().games();
        final Rectangle screen = parts.screen().bounds();
        final Optional<GameWindow> window = parts.windows()
                .at((int) drawn.getCenterX(), (int) drawn.getCenterY())
                .filter(found -> found.bounds().intersects(drawn));
        final GameProfile profile = window.map(found -> games.ofWindow(found.title(), found.process()))
                .orElseGet(games::ofScreen);
        final Playing game = new Playing(profile, profile.isOfScreen() ? Optional.empty() : window);
        place(game, RegionPlace.of(drawn, game.content(screen)));
    }

    private void place(Playing game, RegionPlace place) {
        final List<OcrRegion> regions = new ArrayList<>(game.regions());
        final Optional<OcrRegion> redrawn = RegionNames.redrawn(regions, place);
        final OcrRegion region =
                redrawn.map(old -> old.at(place)).orElseGet(() -> OcrRegion.of(names.next(regions), place));
        if (redrawn.isPresent()) {
            regions.set(regions.indexOf(redrawn.get()), region);
        } else {
            regions.add(region);
        }
        chosen = region.name();
        notice(redrawn.isPresent() ? "status.regionMoved" : "status.regionNew", region);
        change(game.withProfile(game.profile().withRegions(regions)));
        if (!auto || !region.auto()) {
            parts.reader().readOnce(region);
        }
    }

    private void change(Playing changed) {
        games = games.with(changed.profile());
        become(changed);
        try {
            parts.profiles().save(changed.profile());
        } catch (IOException failed) {
            log.warn("a game's profile could not be written", failed);
            tell(Problem.of(
                    Problem.Kind.REGIONS_NOT_SAVED,
                    "file",
                    "games/" + changed.profile().id() + ".json",
                    "reason",
                    String.valueOf(failed.getMessage())));
        }
    }

    @Override
    public void capture() {
        withChosen(parts.reader()::readOnce);
    }

    /** As {@link #capture}, for a region of the game that is played. */
    public void capture(String name) {
        parts.scheduler().execute(() -> region(named(name)).ifPresent(parts.reader()::readOnce));
    }

    @Override
    public void captureAgain() {
        withChosen(region -> parts.reader().readAgain());
    }

    @Override
    public void nextRegion() {
        withChosen(region -> {
            final List<OcrRegion> regions = playing.regions();
            final OcrRegion following = regions.get((regions.indexOf(region) + 1) % regions.size());
            chosen = following.name();
            notice("status.regionSelected", following);
            showFrames();
        });
    }

    @Override
    public void removeRegion() {
        withChosen(region -> {
            final List<OcrRegion> left = new ArrayList<>(playing.regions());
            left.remove(region);
            notice("status.regionRemoved", region);
            change(playing.withProfile(playing.profile().withRegions(left)));
        });
    }

    @Override
    public void toggleAuto() {
        parts.scheduler().execute(() -> {
            auto = !auto;
            parts.reader().setAuto(auto);
            parts.view().notice(messages.text(auto ? "status.autoOn" : "status.autoOff"));
        });
    }

    @Override
    public void toggleFrames() {
        parts.scheduler().execute(() -> {
            framed = !framed;
            parts.view().notice(messages.text(framed ? "status.framesOn" : "status.framesOff"));
            look();
            showFrames();
            lookAgain();
        });
    }

    private void withChosen(Consumer<OcrRegion> action) {
        parts.scheduler().execute(() -> {
            look();
            region(named(chosen))
                    .or(() -> region(any -> true))
                    .ifPresentOrElse(
                            action,
                            () -> parts.view().notice(messages.text("status.noRegion", "hotkey", parts.pickKey())));
        });
    }

    private static Predicate<OcrRegion> named(String name) {
        return region -> region.name().equals(name);
    }

    private Optional<OcrRegion> region(Predicate<OcrRegion> which) {
        return playing.regions().stream().filter(which).findFirst();
    }

    private void lookAgain() {
        next.cancel();
        next = parts.scheduler().schedule(framed ? FOLLOW : LOOK, () -> {
            look();
            lookAgain();
        });
    }

    private void look() {
        if (!picking) {
            become(finder.find(games, playing));
        }
    }

    private void become(Playing now) {
        final boolean same = now.readsLike(playing);
        final boolean sameRegions = now.regions().equals(playing.regions());
        playing = now;
        if (!same) {
            tellReader();
            showFrames();
        }
        if (!sameRegions) {
            parts.hotkeys().accept(playing.regions());
        }
    }

    private void tellReader() {
        parts.reader().setRegions(playing.regions(), playing.window());
    }

    private void showFrames() {
        if (picking) {
            return;
        }
        final Rectangle screen = parts.screen().bounds();
        final Rectangle content = playing.content(screen);
        final boolean shown = framed && playing.isVisible() && !content.isEmpty();
        final String marked = region(named(chosen))
                .or(() -> region(any -> true))
                .map(OcrRegion::name)
                .orElse("");
        final List<FramedRegion> frames = shown
                ? playing.regions().stream()
                        .map(region -> new FramedRegion(
                                region.name(),
                                region.place().on(content),
                                region.name().equals(marked)))
                        .toList()
                : List.of();
        parts.view().showFrames(frames, screen);
    }

    private void notice(String key, OcrRegion region) {
        final List<OcrRegion> regions = playing.regions();
        parts.view()
                .notice(messages.text(
                        key,
                        "name",
                        region.name(),
                        "number",
                        Integer.toString(regions.indexOf(region) + 1),
                        "count",
                        Integer.toString(regions.size())));
    }

    private void tell(Problem problem) {
        parts.view().notice(messages.problem(problem));
    }
}
