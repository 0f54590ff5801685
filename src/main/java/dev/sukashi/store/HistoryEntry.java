package dev.sukashi.store;

import dev.sukashi.line.Line;
import java.util.List;

/**
 * A line and what became of it.
 *
 * @param translations by translator id
 */
public record HistoryEntry(Line line, List<StoredTranslation> translations) {
    public HistoryEntry {
        translations = List.copyOf(translations);
    }
}
