package dev.sukashi.app;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.overlay.PaintRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Knows when a line's translation stands on the screen. Safe for several threads. */
public final class ShownLines implements PipelineListener {
    private final Map<String, Long> lines = new HashMap<>();
    private final Map<Long, LineEvent> ends = new HashMap<>();
    private long paintedAfterEnd = -1;
    private int paintedLength;

    @Override
    public synchronized void onLine(Line line) {
        lines.put(line.text(), line.id());
        notifyAll();
    }

    @Override
    public synchronized void onEvent(LineEvent event) {
        if (event.isLast()) {
            ends.put(event.lineId(), event);
            notifyAll();
        }
    }

    /** A frame came to the screen. */
    public synchronized void painted(PaintRecord frame) {
        paintedLength =
                frame.lengths().values().stream().mapToInt(Integer::intValue).sum();
        notifyAll();
        final LineEvent end = ends.get(frame.lineId());
        final boolean whole = end instanceof final LineEvent.Finished finished
                && frame.lengths().getOrDefault(finished.translator(), 0)
                        >= finished.text().length();
        if (whole || end instanceof LineEvent.Failed) {
            paintedAfterEnd = frame.lineId();
        }
    }

    /**
     * Waits until the translation of a text, or why there is none, was painted.
     *
     * @return the failure, if it was one
     * @throws TimeoutException where that takes longer
     */
    public synchronized Optional<LineEvent.Failed> awaitShown(String text, Duration longest)
            throws InterruptedException, TimeoutException {
        final long deadline = System.nanoTime() + longest.toNanos();
        while (lines.get(text) == null || paintedAfterEnd != lines.get(text)) {
            final long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException(
                        lines.get(text) == null
                                ? "the line never came from the clipboard"
                                : "the translation was not shown within " + longest.toSeconds() + " s");
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return ends.get(lines.get(text)) instanceof final LineEvent.Failed failed
                ? Optional.of(failed)
                : Optional.empty();
    }

    /** Waits until so many characters of translation stand on the screen, or the time is over. */
    public synchronized boolean awaitLength(int characters, Duration longest) throws InterruptedException {
        final long deadline = System.nanoTime() + longest.toNanos();
        while (paintedLength < characters) {
            final long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }
}
