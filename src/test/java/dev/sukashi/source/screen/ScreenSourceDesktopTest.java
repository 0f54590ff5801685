package dev.sukashi.source.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.HideAndGrab;
import dev.sukashi.desktop.OwnWindows;
import dev.sukashi.desktop.system.Desktops;
import dev.sukashi.desktop.testing.XServer;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.game.RegionPlace;
import dev.sukashi.line.Problem;
import dev.sukashi.ocr.Layout;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.RegionReader;
import dev.sukashi.ocr.TesseractEngine;
import dev.sukashi.source.SourceText;
import dev.sukashi.time.Scheduler;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program's window read as it types: real pictures, the real engine, real time. */
@Tag("x11")
class ScreenSourceDesktopTest {
    private static final int LINES = 200;
    private static final int REST_MILLIS = 400;
    private static final long MOST_MEDIAN_MILLIS = 300;
    private static final Rectangle PLACE = new Rectangle(120, 140, Stage.WIDTH, Stage.HEIGHT);

    /** Said twice in a row here and there, which makes two lines. */
    private static final int SAID_AGAIN = 37;

    @TempDir
    Path home;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Problem> problems = new CopyOnWriteArrayList<>();
    private Desktop desktop;
    private TesseractEngine engine;
    private Scheduler looking;
    private Scheduler reading;
    private ScreenSource source;

    private record Received(long millis, SourceText text) {}

    @BeforeAll
    static void needsADisplay() {
        XServer.require();
    }

    @BeforeEach
    void open() {
        desktop = Desktops.open(home.resolve("cache"));
        engine = new TesseractEngine(home, home.resolve("cache"));
        looking = Scheduler.named("sukashi-screen");
        reading = Scheduler.named("sukashi-screen-reader");
        source = new ScreenSource(
                new Camera(desktop.screen(), new HideAndGrab(desktop.screen(), new NoWindowsOfOurs(), Thread::sleep)),
                new Tesseract(engine),
                looking,
                reading,
                problems::add);
        source.start(text -> received.add(new Received(System.currentTimeMillis(), text)));
    }

    @AfterEach
    void close() {
        source.close();
        looking.close();
        reading.close();
        engine.close();
        desktop.close();
        assertThat(XServer.ownThreads()).isEmpty();
    }

    @Test
    void twoHundredTypedLinesComeOnceEachWholeAndSoon() throws Exception {
        final List<String> lines = lines();
        final List<Long> typed;
        try (TypingGame game = TypingGame.start("typing", PLACE)) {
            source.setRegions(
                    List.of(OcrRegion.of("dialogue", RegionPlace.WHOLE)),
                    Optional.of(new GameWindow(game.window(), "typing", "java", PLACE, true)));
            // The box stands empty for a while, with its icon.
            TimeUnit.SECONDS.sleep(4);
            received.clear();
            typed = game.type(lines, REST_MILLIS);
            TimeUnit.SECONDS.sleep(1);
        }
        final List<Received> kept = kept();
        assertThat(kept.stream().map(line -> line.text().text()).toList()).isEqualTo(lines);
        final long[] delays = new long[LINES];
        for (int i = 0; i < LINES; i++) {
            delays[i] = kept.get(i).millis() - typed.get(i);
        }
        java.util.Arrays.sort(delays);
        System.out.println("last letter to line: median " + delays[LINES / 2] + " ms, 95 % within "
                + delays[LINES * 95 / 100] + " ms, at most " + delays[LINES - 1] + " ms; "
                + (received.size() - LINES) + " of " + LINES + " lines were told early and replaced");
        assertThat(delays[LINES / 2]).isLessThan(MOST_MEDIAN_MILLIS);
        assertThat(problems.stream().map(Problem::kind)).allMatch(kind -> kind == Problem.Kind.WINDOW_GONE);
    }

    /** What is left when each line that grew takes the place of the one before. */
    private List<Received> kept() {
        final List<Received> kept = new ArrayList<>();
        for (final Received line : received) {
            if (line.text().replacesPrevious()) {
                kept.remove(kept.size() - 1);
            }
            kept.add(line);
        }
        return kept;
    }

    private static List<String> lines() {
        final String[] who = {"Anna", "Ben", "Clara", "David", "Emma", "Frank", "Grace", "Henry", "Maria", "Peter"};
        final String[] does = {"likes", "wants", "found", "sold", "made"};
        final String[] what = {"bread.", "eggs.", "tea.", "a hat."};
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(who[i % 10] + " " + does[i / 10 % 5] + " " + what[i / 50]);
            if (lines.size() % SAID_AGAIN == 0) {
                lines.add(lines.get(lines.size() - 1));
            }
        }
        return lines.subList(0, LINES);
    }

    private record Tesseract(TesseractEngine engine) implements RegionReaders {
        @Override
        public RegionReader of(OcrRegion region) {
            return engine.region("en", Layout.HORIZONTAL);
        }

        @Override
        public void prepare(OcrRegion region, RegionReader reader) throws OcrException {
            reader.read(new Stage(Stage.Look.BOXED, 0, false).at(0, "Warm."));
        }
    }

    private static final class NoWindowsOfOurs implements OwnWindows {
        @Override
        public List<Rectangle> places() {
            return List.of();
        }

        @Override
        public Hidden hide() {
            return () -> {};
        }
    }
}
