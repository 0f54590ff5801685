package dev.sukashi.vision;

import dev.sukashi.line.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The translations that one translator's model has begun while it read pictures, until their lines come back for them.
 * Lines come in the order in which they were read, so whoever comes for one leaves the older ones behind, and those are
 * ended: their lines were dropped or superseded. Safe for several threads.
 */
public final class BegunTranslations implements AutoCloseable {
    /** As many as may wait while lines are translated in their order. */
    private static final int MOST = 16;

    private final Deque<BegunTranslation> waiting = new ArrayDeque<>();
    private boolean closed;

    void offer(BegunTranslation begun) {
        final BegunTranslation unwanted;
        synchronized (this) {
            if (closed) {
                unwanted = begun;
            } else {
                waiting.add(begun);
                unwanted = waiting.size() > MOST ? waiting.remove() : null;
            }
        }
        if (unwanted != null) {
            unwanted.cancel();
        }
    }

    /** The line's, which is then the caller's. */
    Optional<BegunTranslation> take(Line line) {
        final List<BegunTranslation> older = new ArrayList<>();
        final Optional<BegunTranslation> found;
        synchronized (this) {
            found = waiting.stream().filter(begun -> begun.isOf(line)).findFirst();
            while (found.isPresent() && !waiting.isEmpty()) {
                final BegunTranslation next = waiting.remove();
                if (next == found.get()) {
                    break;
                }
                older.add(next);
            }
        }
        older.forEach(BegunTranslation::cancel);
        return found;
    }

    /** Ends what nobody came for. */
    @Override
    public void close() {
        final List<BegunTranslation> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
        }
        left.forEach(BegunTranslation::cancel);
    }
}
