package dev.sukashi.app;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.overlay.OverlayWindow;
import dev.sukashi.reader.LineReader;
import dev.sukashi.reader.Word;
import dev.sukashi.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;

/** Brings what the pipeline tells to the overlay, on the event thread, and adds readings to the source text. */
final class OverlayPresenter implements PipelineListener {
    /** Nobody misses furigana for so long, and meanwhile the processor sends the request. */
    private static final Duration READING_DELAY = Duration.ofMillis(20);

    private final OverlayWindow overlay;
    private final Optional<LineReader> reader;
    private final Scheduler readings;
    private Scheduler.Timer pending = () -> {};

    /**
     * @param reader empty where the source language has none
     * @param readings the thread that analyses; stays the caller's
     */
    OverlayPresenter(OverlayWindow overlay, Optional<LineReader> reader, Scheduler readings) {
        this.overlay = overlay;
        this.reader = reader;
        this.readings = readings;
    }

    @Override
    public void onLine(Line line) {
        SwingUtilities.invokeLater(() -> overlay.showLine(line));
        read(line);
    }

    @Override
    public void onLineAgain(Line line, List<LineEvent> soFar) {
        SwingUtilities.invokeLater(() -> overlay.recallLine(line, soFar));
        read(line);
    }

    @Override
    public void onEvent(LineEvent event) {
        SwingUtilities.invokeLater(() -> overlay.onEvent(event));
    }

    private void read(Line line) {
        reader.ifPresent(words -> {
            pending.cancel();
            pending = readings.schedule(READING_DELAY, () -> {
                final List<Word> read = words.read(line.text());
                SwingUtilities.invokeLater(() -> overlay.setReading(line.id(), read));
            });
        });
    }
}
