package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Several readings of one picture put together line by line: what is text is read alike by most of them, what is art
 * by each otherwise.
 */
final class Consensus {
    /** A reading that is worse than this, as a share of the best one's score, has no say. */
    private static final double LEAST_SCORE = 0.6;

    /** A line that fewer agree on, as a share of all that have a say, is none. */
    private static final double LEAST_SHARE = 0.15;

    private static final double SURE = 0.75;

    /** The engine's own sight of whole columns is preferred while it is about as sure. */
    private static final double AS_SURE = 0.04;

    private static final String BARS = "一ー-—―_=~ㅡ|'`";

    private final List<Reading> readings;
    private final String language;

    Consensus(List<Reading> readings, String language) {
        final double best = readings.stream().mapToDouble(Reading::score).max().orElse(0);
        this.readings = readings.stream()
                .filter(reading -> reading.score() > 0 && reading.score() >= LEAST_SCORE * best)
                .toList();
        this.language = language;
    }

    /**
     * Lines that another look confirms, or betters, are replaced by what it saw.
     *
     * @param worse by how much it may be less sure, 0 to 1
     */
    Reading improved(Reading agreed, Reading closer, double worse) {
        final List<List<Glyph>> lines = agreed.lines().stream()
                .map(line -> closer.lines().stream()
                        .filter(other -> new Row(Reading.box(line)).holds(Reading.box(other)))
                        .filter(other -> sureness(other) > sureness(line) - worse)
                        .findFirst()
                        .orElse(line))
                .toList();
        return new Reading(lines, language);
    }

    /** The same for lines whose places are not known: they are told by their order, if there are as many. */
    Reading improvedInOrder(Reading agreed, Reading other) {
        if (agreed.lines().size() != other.lines().size()) {
            return agreed;
        }
        final List<List<Glyph>> lines = new ArrayList<>();
        for (int i = 0; i < agreed.lines().size(); i++) {
            final List<Glyph> own = agreed.lines().get(i);
            final List<Glyph> line = other.lines().get(i);
            final Box box = Reading.box(own);
            lines.add(
                    sureness(line) > sureness(own) - AS_SURE
                            ? line.stream().map(glyph -> glyph.at(box)).toList()
                            : own);
        }
        return new Reading(lines, language);
    }

    private record Vote(List<Glyph> line, double weight) {
        String text() {
            return line.stream()
                    .map(glyph -> (glyph.spaced() ? " " : "") + glyph.text())
                    .collect(Collectors.joining());
        }
    }

    private static final class Row {
        private final List<Vote> votes = new ArrayList<>();
        private final Box box;

        Row(Box box) {
            this.box = box;
        }

        boolean holds(Box other) {
            final int top = Math.max(box.y(), other.y());
            final int bottom = Math.min(box.y() + box.height(), other.y() + other.height());
            return bottom - top > 0.5 * Math.min(box.height(), other.height());
        }
    }

    Reading reading() {
        final List<Row> rows = new ArrayList<>();
        // The lines of the best reading come first: the others are put to theirs.
        readings.stream()
                .sorted(Comparator.comparingDouble(Reading::score).reversed())
                .forEach(reading -> reading.lines().forEach(line -> add(line, weight(reading), rows)));
        final double all = readings.stream().mapToDouble(Consensus::weight).sum();
        final List<List<Glyph>> lines = rows.stream()
                .sorted(Comparator.comparingInt(row -> row.box.y()))
                .map(row -> agreed(row, all))
                .flatMap(Optional::stream)
                .toList();
        return new Reading(
                withoutEchoes(lines.stream().filter(line -> isText(line, lines)).toList()), language);
    }

    /** Frames are read as dashes, corners, icons and art as a few letters of another script. */
    private boolean isText(List<Glyph> line, List<List<Glyph>> all) {
        double weight = 0;
        double own = 0;
        for (final Glyph glyph : line) {
            final int character = glyph.text().codePointAt(0);
            weight += Scripts.weight(character);
            own += character < 0x80 ? 0 : Scripts.weight(character);
        }
        if (line.stream().allMatch(glyph -> BARS.contains(glyph.text()))) {
            return false;
        }
        if (all.size() == 1) {
            return weight >= 0.5 || line.stream().anyMatch(glyph -> "…？！?!.".contains(glyph.text()));
        }
        final boolean foreign = Script.of(language) != Script.ALPHABETIC && own < 0.5 * weight && sureness(line) < SURE;
        final boolean crumb = line.size() == 1 && sureness(line) < SURE;
        return weight >= 0.5 && !foreign && !crumb;
    }

    /** A line that art has shifted in some of the readings would stand there twice. */
    private List<List<Glyph>> withoutEchoes(List<List<Glyph>> lines) {
        final List<List<Glyph>> once = new ArrayList<>();
        for (final List<Glyph> line : lines) {
            final List<Glyph> before = once.isEmpty() ? List.of() : once.get(once.size() - 1);
            if (!isEcho(before, line)) {
                once.add(line);
            } else if (sureness(line) > sureness(before)) {
                once.set(once.size() - 1, line);
            }
        }
        return once;
    }

    private static boolean isEcho(List<Glyph> one, List<Glyph> other) {
        if (one.size() < 4 || other.size() < 4) {
            return false;
        }
        final Box first = Reading.box(one);
        final Box second = Reading.box(other);
        final boolean near = second.y() - first.y() < 0.8 * Math.max(first.height(), second.height());
        final long common = other.stream()
                .filter(glyph -> one.stream().anyMatch(same -> same.text().equals(glyph.text())))
                .count();
        return (near && common > 0.6 * other.size()) || common > 0.85 * Math.max(one.size(), other.size());
    }

    private void add(List<Glyph> line, double weight, List<Row> rows) {
        final Box box = Reading.box(line);
        final Row row = rows.stream()
                .filter(other -> other.holds(box))
                .findFirst()
                .orElseGet(() -> {
                    final Row added = new Row(box);
                    rows.add(added);
                    return added;
                });
        row.votes.add(new Vote(line, weight * sureness(line)));
    }

    private static Optional<List<Glyph>> agreed(Row row, double all) {
        final Map<String, Double> votes = new HashMap<>();
        row.votes.forEach(vote -> votes.merge(vote.text(), vote.weight(), Double::sum));
        final Map.Entry<String, Double> winner =
                votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        final double together =
                votes.values().stream().mapToDouble(Double::doubleValue).sum();
        if (together < LEAST_SHARE * all) {
            return Optional.empty();
        }
        return row.votes.stream()
                .filter(vote -> vote.text().equals(winner.getKey()))
                .max(Comparator.comparingDouble(Vote::weight))
                .map(Vote::line);
    }

    /** How much a reading's lines count: one of a clear mask for more than several of muddy ones. */
    private static double weight(Reading reading) {
        final double sure = Math.max(0, reading.mean() - Reading.DOUBTFUL) / (100 - Reading.DOUBTFUL);
        return sure * sure * sure * sure;
    }

    /** How sure a line is, 0 to 1. */
    private double sureness(List<Glyph> line) {
        double sum = 0;
        double weights = 0;
        for (final Glyph glyph : line) {
            final double weight = Scripts.weight(glyph.text().codePointAt(0));
            sum += weight * Reading.confidence(glyph, language);
            weights += weight;
        }
        final double sure = Math.max(0, sum / weights - Reading.DOUBTFUL) / (100 - Reading.DOUBTFUL);
        return sure * sure;
    }
}
