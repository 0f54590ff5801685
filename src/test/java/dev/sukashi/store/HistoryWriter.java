package dev.sukashi.store;

import dev.sukashi.line.Line;
import dev.sukashi.line.SourceKind;
import java.nio.file.Path;
import java.time.Clock;

/** A program of its own that writes lines until it is killed, and says which are safe. */
final class HistoryWriter {
    private HistoryWriter() {}

    public static void main(String[] args) {
        final Clock clock = Clock.systemUTC();
        final History history = History.open(Path.of(args[0]), clock, problem -> System.exit(3));
        while (true) {
            long id = 0;
            for (int i = 0; i < 7; i++) {
                id = history.nextLineId();
                history.append(new Line(id, "game", SourceKind.SCREEN, null, "行 " + id, clock.instant()));
            }
            if (history.flush()) {
                System.out.println(id);
            }
        }
    }
}
