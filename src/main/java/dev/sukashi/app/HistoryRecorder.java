package dev.sukashi.app;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.store.History;

/** Keeps every line and what became of it. */
final class HistoryRecorder implements PipelineListener {
    private final History history;

    HistoryRecorder(History history) {
        this.history = history;
    }

    @Override
    public void onLine(Line line) {
        history.append(line);
    }

    @Override
    public void onEvent(LineEvent event) {
        history.record(event);
    }
}
