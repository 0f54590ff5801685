package dev.sukashi.app;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The newest lines and what became of them, to walk back through. Confined to the pipeline's thread. */
final class Backlog {
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final int most;

    /** @param most so many lines are kept; older ones are in the history alone */
    Backlog(int most) {
        this.most = most;
    }

    /** @param last the newest events of each translator that still say something, in the order they began */
    private record Entry(Line line, Map<String, List<LineEvent>> last) {}

    void add(Line line) {
        entries.put(line.id(), new Entry(line, new LinkedHashMap<>()));
        if (entries.size() > most) {
            entries.pollFirstEntry();
        }
    }

    /** A line that another has replaced is nothing to walk back to. */
    void remove(Line line) {
        entries.remove(line.id());
    }

    void add(LineEvent event) {
        final Entry entry = entries.get(event.lineId());
        if (entry != null) {
            entry.last().merge(event.translator(), List.of(event), Backlog::newer);
        }
    }

    /** Of a superseded line what had arrived until then is still worth reading. */
    private static List<LineEvent> newer(List<LineEvent> before, List<LineEvent> event) {
        final LineEvent last = before.get(before.size() - 1);
        return event.get(0) instanceof LineEvent.Superseded && last instanceof LineEvent.Delta
                ? List.of(last, event.get(0))
                : event;
    }

    Optional<Line> before(Line line) {
        return Optional.ofNullable(entries.lowerEntry(line.id()))
                .map(Map.Entry::getValue)
                .map(Entry::line);
    }

    Optional<Line> after(Line line) {
        return Optional.ofNullable(entries.higherEntry(line.id()))
                .map(Map.Entry::getValue)
                .map(Entry::line);
    }

    /** The newest events of each translator; empty for a line that is no longer kept. */
    List<LineEvent> soFar(Line line) {
        final Entry entry = entries.get(line.id());
        return entry == null
                ? List.of()
                : entry.last().values().stream().flatMap(List::stream).toList();
    }
}
