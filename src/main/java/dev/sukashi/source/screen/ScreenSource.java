package dev.sukashi.source.screen;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.OcrResult;
import dev.sukashi.source.SourceText;
import dev.sukashi.source.TextSource;
import dev.sukashi.time.Scheduler;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lines that a game shows. Looks at its regions ten times a second, twice as often while text comes, and has them read
 * when they are worth it. One thread looks and another reads, so that a slow engine does not keep the first from seeing
 * that the text goes on; a look that is late is left out.
 *
 * <p>Public methods return at once and may be called from any thread. Where there is no picture, or no engine, the player
 * is told once, and it is tried again every second.
 */
public final class ScreenSource implements TextSource {
    /** Between two looks while nothing happens. */
    static final Duration IDLE = Duration.ofMillis(100);

    /** Between two looks while text comes. */
    static final Duration BUSY = Duration.ofMillis(50);

    static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final Camera camera;
    private final RegionReaders readers;
    private final Scheduler looking;
    private final Scheduler reading;
    private final Consumer<Problem> problems;
    private final ToldProblem noPicture;
    private final ToldProblem noSpeaker;
    private final ToldProblem noReading;

    private Consumer<SourceText> listener = text -> {};
    private List<WatchedRegion> regions = List.of();
    private Optional<GameWindow> window = Optional.empty();
    private @Nullable WatchedRegion readLast;
    private @Nullable WatchedRegion toldLast;
    private Scheduler.Timer next = () -> {};
    private boolean started;
    private boolean auto = true;
    private boolean active = true;

    /**
     * The caller keeps all of these, and closes the schedulers after this.
     *
     * @param looking the thread of the looks, and of the listener's calls
     * @param reading a thread that the engines may keep busy
     * @param problems told on either thread; must not block
     */
    public ScreenSource(
            Camera camera, RegionReaders readers, Scheduler looking, Scheduler reading, Consumer<Problem> problems) {
        this.camera = camera;
        this.readers = readers;
        this.looking = looking;
        this.reading = reading;
        this.problems = problems;
        this.noPicture = new ToldProblem(problems);
        this.noSpeaker = new ToldProblem(problems);
        this.noReading = new ToldProblem(problem -> looking.execute(() -> problems.accept(problem)));
    }

    @Override
    public void start(Consumer<SourceText> listener) {
        looking.execute(() -> {
            this.listener = listener;
            started = true;
            restart();
        });
    }

    /**
     * Which regions there are from now on. Those that were there before, on the same window, go on as they are.
     *
     * @param window what their places are shares of; the whole screen where it is empty
     */
    public void setRegions(List<OcrRegion> regions, Optional<GameWindow> window) {
        looking.execute(() -> {
            final boolean sameWindow = window.map(GameWindow::id).equals(this.window.map(GameWindow::id));
            this.regions = regions.stream()
                    .map(region -> known(region)
                            .filter(there -> sameWindow)
                            .orElseGet(() -> prepared(new WatchedRegion(region, readers))))
                    .toList();
            this.window = window;
            schedule(Duration.ZERO);
        });
    }

    /** Whether regions with {@link OcrRegion#auto()} are read by themselves; they are until this is called. */
    public void setAuto(boolean on) {
        looking.execute(() -> {
            auto = on;
            restart();
        });
    }

    /** While the overlay is hidden or paused nothing is read, not even when the player asks. */
    public void setActive(boolean on) {
        looking.execute(() -> {
            if (active != on) {
                active = on;
                restart();
            }
        });
    }

    /** Reads a region now, whether it is read by itself or not. Where there is no text, the player is told. */
    public void readOnce(OcrRegion region) {
        looking.execute(() -> readNow(known(region).orElseGet(() -> new WatchedRegion(region, readers)), false));
    }

    /** Reads the region that was read last once more; what it holds takes the place of that reading. */
    public void readAgain() {
        looking.execute(() -> {
            if (readLast != null) {
                readNow(readLast, readLast == toldLast);
            }
        });
    }

    private Optional<WatchedRegion> known(OcrRegion region) {
        return regions.stream().filter(there -> there.region().equals(region)).findFirst();
    }

    private WatchedRegion prepared(WatchedRegion region) {
        reading.execute(() -> {
            try {
                region.prepare();
            } catch (OcrException failed) {
                noReading.lasts(failed.problem());
            }
        });
        return region;
    }

    private void restart() {
        regions.forEach(region -> region.watcher().resume());
        schedule(Duration.ZERO);
    }

    private void schedule(Duration delay) {
        next.cancel();
        if (started && active && auto && !watched().isEmpty()) {
            next = looking.schedule(delay, this::look);
        }
    }

    private List<WatchedRegion> watched() {
        return regions.stream()
                .filter(there -> there.region().auto() && there.region().role() == OcrRegion.Role.TEXT)
                .toList();
    }

    private void look() {
        final Instant begun = looking.clock().instant();
        Duration pause = IDLE;
        try {
            for (final WatchedRegion region : watched()) {
                final BufferedImage picture = camera.watch(region.region(), window);
                perform(region, region.watcher().look(begun, picture));
                pause = region.watcher().isBusy() ? BUSY : pause;
            }
            noPicture.isOver();
        } catch (Camera.NoPicture none) {
            noPicture.lasts(none.problem());
            pause = BACK_OFF;
        }
        final Duration taken = Duration.between(begun, looking.clock().instant());
        schedule(taken.compareTo(pause) < 0 ? pause.minus(taken) : pause);
    }

    private void perform(WatchedRegion region, Step step) {
        region.wantErased(region.watcher().erasedTicket());
        if (step instanceof final Step.Read read) {
            region.want(read.ticket());
            final List<Shot> shots = shots(region, read.picture());
            reading.execute(() -> read(region, read.ticket(), shots));
        } else if (step instanceof final Step.Tell line) {
            tell(region, line.result(), region.speaker(), line.replacesPrevious());
        }
    }

    /** A region and what it showed. */
    private record Shot(WatchedRegion region, BufferedImage picture) {}

    /** The text, and where a region of its own holds the speaker, that as well. */
    private List<Shot> shots(WatchedRegion text, BufferedImage picture) {
        final List<Shot> shots = new ArrayList<>(List.of(new Shot(text, picture)));
        speaker(text).ifPresent(speaker -> {
            try {
                shots.add(new Shot(speaker, camera.watch(speaker.region(), window)));
                noSpeaker.isOver();
            } catch (Camera.NoPicture none) {
                noSpeaker.lasts(none.problem());
            }
        });
        return shots;
    }

    private Optional<WatchedRegion> speaker(WatchedRegion text) {
        return regions.stream()
                .filter(there -> there != text && there.region().role() == OcrRegion.Role.SPEAKER)
                .findFirst();
    }

    /** On the reading thread. */
    private void read(WatchedRegion region, long ticket, List<Shot> shots) {
        if (!region.isWanted(ticket)) {
            return;
        }
        try {
            final OcrResult result = shots.get(0).region().read(shots.get(0).picture());
            final Optional<String> speaker = result.text().isBlank() ? Optional.empty() : speaker(shots);
            noReading.isOver();
            looking.execute(() -> heard(region, ticket, result, speaker));
        } catch (OcrException failed) {
            noReading.lasts(failed.problem());
            looking.execute(() -> region.watcher().failed(ticket));
        }
    }

    private static Optional<String> speaker(List<Shot> shots) throws OcrException {
        if (shots.size() == 1) {
            return Optional.empty();
        }
        final String name = shots.get(1).region().read(shots.get(1).picture()).text();
        return Optional.of(name.replace('\n', ' ').strip()).filter(text -> !text.isEmpty());
    }

    private void heard(WatchedRegion region, long ticket, OcrResult result, Optional<String> speaker) {
        if (region.isWanted(ticket)) {
            region.speaks(speaker);
            perform(region, region.watcher().heard(ticket, result));
        }
    }

    private void tell(WatchedRegion region, OcrResult result, Optional<String> plate, boolean replaces) {
        final String text = result.spoken().isBlank() ? result.text() : result.spoken();
        final Optional<String> speaker = plate.or(result::speaker);
        final boolean replacesOwn = replaces && region == toldLast;
        readLast = region;
        toldLast = region;
        listener.accept(new SourceText(SourceKind.SCREEN, text, text.length(), speaker, replacesOwn));
    }

    private void readNow(WatchedRegion region, boolean replaces) {
        if (!active) {
            return;
        }
        readLast = region;
        final Optional<GameWindow> where = window;
        final Optional<WatchedRegion> speaker = speaker(region);
        reading.execute(() -> readNow(region, speaker, where, replaces));
    }

    /** On the reading thread: hiding our windows, where that is needed, takes a moment. */
    private void readNow(
            WatchedRegion region, Optional<WatchedRegion> speaker, Optional<GameWindow> where, boolean replaces) {
        try {
            final List<Shot> shots = new ArrayList<>();
            shots.add(new Shot(region, camera.once(region.region(), where)));
            if (speaker.isPresent()) {
                shots.add(new Shot(speaker.get(), camera.once(speaker.get().region(), where)));
            }
            final OcrResult result = region.read(shots.get(0).picture());
            final Optional<String> plate = speaker(shots);
            looking.execute(() -> answer(region, result, plate, replaces));
        } catch (Camera.NoPicture none) {
            problems.accept(none.problem());
        } catch (OcrException failed) {
            problems.accept(failed.problem());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(WatchedRegion region, OcrResult result, Optional<String> plate, boolean replaces) {
        if (result.text().isBlank()) {
            problems.accept(Problem.of(
                    Problem.Kind.NO_TEXT_IN_REGION, "name", region.region().name()));
            return;
        }
        region.watcher().wasTold(result);
        tell(region, result, plate, replaces);
    }

    /** Ends the looks; a reading that goes on is told to nobody. */
    @Override
    public void close() {
        looking.execute(() -> {
            started = false;
            listener = text -> {};
            next.cancel();
        });
    }
}
