package dev.sukashi.app.bench;

import dev.sukashi.app.command.CommandContext;
import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.HideAndGrab;
import dev.sukashi.desktop.OwnWindows;
import dev.sukashi.desktop.system.Desktops;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.game.RegionPlace;
import dev.sukashi.line.Problem;
import dev.sukashi.ocr.Layout;
import dev.sukashi.ocr.TesseractEngine;
import dev.sukashi.source.SourceText;
import dev.sukashi.source.screen.Camera;
import dev.sukashi.source.screen.ScreenSource;
import dev.sukashi.time.Scheduler;
import java.awt.Rectangle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A dialogue box of 800×120 over moving art: what watching it costs while nothing is said, in milliseconds of processor time
 * a second (30 are 3 % of one core), and how long after its last letter a typed line is told.
 */
final class WatchBenchmark implements Benchmarks.Benchmark {
    private static final Rectangle PLACE = new Rectangle(100, 100, TypedBox.ACROSS, TypedBox.DOWN);
    private static final int WARM_UP_SECONDS = 6;
    private static final int IDLE_SECONDS = 20;
    private static final int LINES = 25;
    private static final int WARM_UP_LINES = 5;
    private static final long LETTER_MILLIS = 30;
    private static final long REST_MILLIS = 600;

    @Override
    public List<Measurement> run(CommandContext context) throws IOException, InterruptedException {
        final Scheduler looking = Scheduler.named("sukashi-screen");
        final Scheduler reading = Scheduler.named("sukashi-screen-reader");
        final BlockingQueue<Long> told = new LinkedBlockingQueue<>();
        final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
        try (Desktop desktop = Desktops.open(context.folders().cache());
                TesseractEngine engine = new TesseractEngine(
                        context.folders().home(), context.folders().cache());
                TypedBox box = new TypedBox(PLACE);
                ScreenSource source = source(desktop, engine, looking, reading, problems)) {
            source.start(text -> took(text, told));
            source.setRegions(
                    List.of(OcrRegion.of(
                            "bench", RegionPlace.of(PLACE, desktop.screen().bounds()))),
                    Optional.empty());
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            final long[] delays = delays(box, told, problems);
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            return List.of(
                    Measurement.of("watch.idle-processor-time-per-second", idle()),
                    Measurement.of("watch.last-letter-to-line", delays));
        } finally {
            looking.close();
            reading.close();
        }
    }

    private static ScreenSource source(
            Desktop desktop,
            TesseractEngine engine,
            Scheduler looking,
            Scheduler reading,
            Collection<Problem> problems) {
        return new ScreenSource(
                new Camera(desktop.screen(), new HideAndGrab(desktop.screen(), new Nothing(), Thread::sleep)),
                region -> engine.region("en", Layout.HORIZONTAL),
                looking,
                reading,
                problems::add);
    }

    private static void took(SourceText text, BlockingQueue<Long> told) {
        if (text.text().endsWith(".")) {
            told.add(System.nanoTime());
        }
    }

    private static long[] delays(TypedBox box, BlockingQueue<Long> told, Collection<Problem> problems)
            throws InterruptedException, IOException {
        final long[] delays = new long[LINES];
        for (int i = -WARM_UP_LINES; i < LINES; i++) {
            final long last = box.type("Line " + (i + WARM_UP_LINES) + " is a short one.", LETTER_MILLIS);
            final Long heard = told.poll(10, TimeUnit.SECONDS);
            if (heard == null) {
                throw new IOException("a line was not read within 10 s " + problems);
            }
            if (i >= 0) {
                delays[i] = heard - last;
            }
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            told.clear();
        }
        return delays;
    }

    private static long[] idle() throws InterruptedException {
        final long[] seconds = new long[IDLE_SECONDS];
        long before = processorNanos();
        for (int i = 0; i < IDLE_SECONDS; i++) {
            TimeUnit.SECONDS.sleep(1);
            final long now = processorNanos();
            seconds[i] = now - before;
            before = now;
        }
        return seconds;
    }

    /** Of all threads of the program; the window that plays the game is painted by the event thread. */
    private static long processorNanos() {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (final ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("sukashi-")) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }

    /** The overlay is not there. */
    private static final class Nothing implements OwnWindows {
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
