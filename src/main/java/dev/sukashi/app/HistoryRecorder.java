package dev.sukashi.app;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.store.History;

/** Keeps every line and what became of it. */
final class HistoryRecorder implements PipelineListener {
    private final History history;
    private final PriceList prices;

    HistoryRecorder(History history, PriceList prices) {
        this.history = history;
        this.prices = prices;
    }

    @Override
    public void onLine(Line line) {
        history.append(line);
    }

    @Override
    public void onEvent(LineEvent event) {
        history.record(event, prices.cost(event));
    }
}
