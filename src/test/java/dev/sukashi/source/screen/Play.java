package dev.sukashi.source.screen;

import dev.sukashi.ocr.Box;
import dev.sukashi.ocr.OcrResult;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Turns a watcher's time by hand: shows it a stage, and reads what stands there as an engine would, a little later. */
final class Play {
    private static final long READING_MILLIS = 60;
    private static final int REMEMBERED = 50;

    /** What stands there at a moment. */
    record Moment(String text, BufferedImage picture) {}

    private record Reading(long ticket, String text, long readyAt) {}

    /** A line as the pipeline would take it. */
    record Told(long millis, String text, boolean replaces) {}

    private final RegionWatcher watcher;
    private final List<Told> told = new ArrayList<>();
    private Function<String, String> engine = text -> text;
    private long idleMillis = 100;
    private long now;
    private int reads;
    private final Deque<Moment> recent = new ArrayDeque<>();
    private final Queue<Reading> readings = new ArrayDeque<>();

    Play(RegionWatcher watcher) {
        this.watcher = watcher;
    }

    /** @param misreads what the engine makes of a text */
    void engine(Function<String, String> misreads) {
        engine = misreads;
    }

    /** Goes on to a moment, looking at what happens. */
    void until(long millis, LongFunction<Moment> happening) {
        while (now < millis) {
            final Moment moment = happening.apply(now);
            recent.addFirst(moment);
            if (recent.size() > REMEMBERED) {
                recent.removeLast();
            }
            take(watcher.look(at(now), moment.picture()));
            final long next = now + (watcher.isBusy() ? 50 : idleMillis);
            while (!readings.isEmpty() && readings.peek().readyAt() <= next) {
                final Reading reading = readings.remove();
                now = reading.readyAt();
                take(watcher.heard(reading.ticket(), result(engine.apply(reading.text()))));
            }
            now = next;
        }
    }

    private void take(Step step) {
        if (step instanceof final Step.Read read) {
            reads++;
            readings.add(new Reading(read.ticket(), shownIn(read.picture()), now + READING_MILLIS));
        } else if (step instanceof final Step.Tell tell) {
            told.add(new Told(now, tell.result().text(), tell.replacesPrevious()));
        }
    }

    private String shownIn(BufferedImage picture) {
        return recent.stream()
                .filter(moment -> moment.picture().equals(picture))
                .map(Moment::text)
                .findFirst()
                .orElseThrow();
    }

    private static OcrResult result(String text) {
        if (text.isBlank()) {
            return OcrResult.NOTHING;
        }
        final List<OcrResult.Line> rows = new ArrayList<>();
        for (final String row : text.split("\n", -1)) {
            final Box box = Stage.box(row, rows.size());
            rows.add(new OcrResult.Line(row, box, List.of(new OcrResult.Word(row, box, 90))));
        }
        return new OcrResult(text, rows);
    }

    private static Instant at(long millis) {
        return Instant.EPOCH.plus(Duration.ofMillis(1_000_000 + millis));
    }

    RegionWatcher watcher() {
        return watcher;
    }

    long now() {
        return now;
    }

    /** Time goes on without a look. */
    void skip(long millis) {
        now += millis;
    }

    int reads() {
        return reads;
    }

    List<Told> told() {
        return told;
    }

    /** The texts that are left when what was replaced is taken away. */
    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        for (final Told one : told) {
            if (one.replaces() && !lines.isEmpty()) {
                lines.remove(lines.size() - 1);
            }
            lines.add(one.text());
        }
        return lines;
    }
}
