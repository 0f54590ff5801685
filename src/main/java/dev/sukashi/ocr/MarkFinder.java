package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a line at the marks that can be told by their shape alone. All sizes are in ems, since games draw in every font;
 * what is doubtful is left to the engine.
 */
final class MarkFinder {
    private static final double DOT = 0.24;
    private static final double DOT_PITCH = 0.62;
    private static final double DASH_THICKNESS = 0.13;
    private static final double DASH_WIDTH = 1.4;
    private static final double DASH_GAP = 0.2;
    private static final double GAP = 0.25;
    private static final double ARM = 0.28;

    /** Opening brackets hang, closing ones stand: so much of the line's height is free on the other side. */
    private static final double ROOM = 0.12;

    private final double em;
    private final int pictureWidth;
    private final Script script;
    private final Direction direction;
    private final boolean knowsCorners;

    /**
     * @param em height of the line's letters, in pixels
     * @param pictureWidth of the picture whose pixels the parts count
     * @param direction in whose turned picture the marks are
     * @param knowsCorners whether the engine reads corner brackets well in this language
     */
    MarkFinder(double em, int pictureWidth, Script script, Direction direction, boolean knowsCorners) {
        this.knowsCorners = knowsCorners;
        this.direction = direction;
        this.em = em;
        this.pictureWidth = pictureWidth;
        this.script = script;
    }

    /** Parts that stand above each other, such as a question mark's. */
    private record Cluster(Box box, List<InkPart> parts) {
        static Cluster of(List<InkPart> parts) {
            return new Cluster(
                    parts.stream().map(InkPart::box).reduce(Box::union).orElseThrow(), List.copyOf(parts));
        }

        int right() {
            return box.x() + box.width();
        }
    }

    /** The marks that a line begins and ends with, where these are corner brackets. */
    Ends ends(TextLine line) {
        final List<Cluster> clusters = clusters(line.parts());
        return new Ends(corner(clusters, 0, line.box()), corner(clusters, clusters.size() - 1, line.box()));
    }

    /** Corner brackets at a line's ends. */
    record Ends(Optional<Mark> first, Optional<Mark> last) {}

    /** The line from left to right. */
    List<Segment> segments(TextLine line) {
        final List<Cluster> clusters = clusters(line.parts());
        final List<Segment> segments = new ArrayList<>();
        final List<InkPart> plain = new ArrayList<>();
        int next = 0;
        while (next < clusters.size()) {
            final Optional<Run> run = run(clusters, next, line.box());
            if (run.isPresent()) {
                flush(plain, segments);
                segments.add(segment(clusters.subList(next, next + run.get().clusters()), run.get()));
            } else {
                plain.addAll(clusters.get(next).parts());
            }
            next += run.map(Run::clusters).orElse(1);
        }
        flush(plain, segments);
        return segments;
    }

    /**
     * A mark.
     *
     * @param clusters how many it takes up
     */
    private record Run(Mark mark, int clusters, int count) {}

    private Optional<Run> run(List<Cluster> clusters, int from, Box line) {
        final int dots = dots(clusters, from);
        if (dots >= 3) {
            return Optional.of(new Run(Mark.DOTS, dots, dots));
        }
        if (direction == Direction.COLUMNS) {
            // Letters lie on their sides here, and look like marks; a rule does in any position.
            return dash(clusters, from);
        }
        final Optional<Run> dash = dash(clusters, from);
        if (dash.isPresent()) {
            return dash;
        }
        if (from + 1 < clusters.size() && isQuotePair(clusters.get(from), clusters.get(from + 1), line)) {
            return Optional.of(new Run(
                    isStraight(clusters.get(from)) && isStraight(clusters.get(from + 1))
                            ? Mark.STRAIGHT_QUOTES
                            : Mark.CURLY_QUOTES,
                    2,
                    1));
        }
        return mark(clusters, from, line).map(mark -> new Run(mark, 1, 1));
    }

    /** Full-width dashes touch, or nearly so; the Japanese long vowel's do not. */
    private Optional<Run> dash(List<Cluster> clusters, int from) {
        int count = 0;
        while (from + count < clusters.size()
                && isBar(clusters.get(from + count))
                && (count == 0
                        || clusters.get(from + count).box().x()
                                        - clusters.get(from + count - 1).right()
                                <= DASH_GAP * em)) {
            count++;
        }
        if (count == 0) {
            return Optional.empty();
        }
        final double width = clusters.get(from + count - 1).right()
                - clusters.get(from).box().x();
        return width >= DASH_WIDTH * em
                ? Optional.of(new Run(Mark.DASH, count, (int) Math.round(width / em)))
                : Optional.empty();
    }

    private boolean isBar(Cluster cluster) {
        final Box box = cluster.box();
        return cluster.parts().size() == 1
                && box.width() >= 0.75 * em
                && box.height() <= Math.max(2, DASH_THICKNESS * em);
    }

    private boolean isQuotePair(Cluster left, Cluster right, Box line) {
        return isRaised(left, line)
                && isRaised(right, line)
                && right.box().x() - left.right() <= 0.25 * em
                && Math.abs(left.box().y() - right.box().y()) <= 0.08 * em
                && Math.abs(left.box().height() - right.box().height()) <= 0.1 * em;
    }

    private boolean isRaised(Cluster cluster, Box line) {
        final Box box = cluster.box();
        return cluster.parts().size() == 1
                && box.y() + box.height() <= line.y() + 0.5 * line.height()
                && box.height() >= 0.12 * em
                && box.height() <= 0.42 * em
                && box.width() <= 0.28 * em
                && box.width() <= 1.3 * box.height();
    }

    /** Whether its upper and its lower half stand above each other. */
    private boolean isStraight(Cluster cluster) {
        final Box box = cluster.box();
        final double[] sums = new double[4];
        for (final int pixel : cluster.parts().get(0).pixels()) {
            final int half = 2 * (pixel / pictureWidth - box.y()) < box.height() ? 0 : 2;
            sums[half] += pixel % pictureWidth - box.x();
            sums[half + 1]++;
        }
        final double lean = Math.abs(sums[0] / Math.max(1, sums[1]) - sums[2] / Math.max(1, sums[3]));
        return lean <= 0.12 * box.width() + 0.25 && box.width() <= 0.7 * box.height();
    }

    private static void flush(List<InkPart> plain, List<Segment> segments) {
        if (!plain.isEmpty()) {
            segments.add(new Segment(TextLine.of(plain), Optional.empty(), 1));
            plain.clear();
        }
    }

    private static Segment segment(List<Cluster> clusters, Run run) {
        final List<InkPart> parts =
                clusters.stream().flatMap(cluster -> cluster.parts().stream()).toList();
        return new Segment(TextLine.of(parts), Optional.of(run.mark()), run.count());
    }

    private static List<Cluster> clusters(List<InkPart> parts) {
        final List<Cluster> clusters = new ArrayList<>();
        final List<InkPart> together = new ArrayList<>();
        int right = 0;
        for (final InkPart part : parts) {
            if (!together.isEmpty() && part.box().x() >= right) {
                clusters.add(Cluster.of(together));
                together.clear();
            }
            together.add(part);
            right = Math.max(right, part.box().x() + part.box().width());
        }
        if (!together.isEmpty()) {
            clusters.add(Cluster.of(together));
        }
        return clusters;
    }

    /** How many dots of one run begin here. */
    private int dots(List<Cluster> clusters, int from) {
        int count = 0;
        double pitch = 0;
        while (from + count < clusters.size() && isDot(clusters.get(from + count))) {
            if (count > 0) {
                final Cluster before = clusters.get(from + count - 1);
                final Cluster here = clusters.get(from + count);
                final double step =
                        here.parts().get(0).centreX() - before.parts().get(0).centreX();
                final double rise = Math.abs(
                        here.parts().get(0).centreY() - before.parts().get(0).centreY());
                if (step > DOT_PITCH * em || rise > 0.08 * em || (pitch > 0 && Math.abs(step - pitch) > 0.2 * em)) {
                    break;
                }
                pitch = step;
            }
            count++;
        }
        return count;
    }

    private boolean isDot(Cluster cluster) {
        final Box box = cluster.box();
        return cluster.parts().size() == 1
                && box.width() <= Math.max(3, DOT * em)
                && box.height() <= Math.max(3, DOT * em)
                && box.width() <= 1.7 * box.height()
                && box.height() <= 1.7 * box.width();
    }

    private Optional<Mark> mark(List<Cluster> clusters, int index, Box line) {
        final Cluster cluster = clusters.get(index);
        if (cluster.parts().size() == 2) {
            return stacked(cluster);
        }
        if (cluster.parts().size() != 1 || script != Script.WIDE) {
            return Optional.empty();
        }
        final InkPart part = cluster.parts().get(0);
        if (isWave(part, line)) {
            return Optional.of(Mark.WAVE);
        }
        return knowsCorners ? Optional.empty() : corner(clusters, index, line);
    }

    private Optional<Mark> corner(List<Cluster> clusters, int index, Box line) {
        final Cluster cluster = clusters.get(index);
        if (cluster.parts().size() != 1) {
            return Optional.empty();
        }
        final InkPart part = cluster.parts().get(0);
        final double above = (part.box().y() - line.y()) / (double) line.height();
        final double below =
                (line.y() + line.height() - part.box().y() - part.box().height()) / (double) line.height();
        // A bracket's own square is half empty: a letter's left half, which may look like one, has no such gap.
        if (below >= ROOM
                && isCorner(part, false)
                && (index == 0 || cluster.box().x() - clusters.get(index - 1).right() >= GAP * em)) {
            return Optional.of(isHollow(part) ? Mark.OPENING_DOUBLE_CORNER : Mark.OPENING_CORNER);
        }
        final boolean free =
                index == clusters.size() - 1 || clusters.get(index + 1).box().x() - cluster.right() >= GAP * em;
        return free && above >= ROOM && isCorner(part, true)
                ? Optional.of(isHollow(part) ? Mark.CLOSING_DOUBLE_CORNER : Mark.CLOSING_CORNER)
                : Optional.empty();
    }

    /** A question or exclamation mark: something over a dot. */
    private Optional<Mark> stacked(Cluster cluster) {
        final boolean firstIsLower =
                cluster.parts().get(0).centreY() > cluster.parts().get(1).centreY();
        final InkPart lower = cluster.parts().get(firstIsLower ? 0 : 1);
        final InkPart upper = cluster.parts().get(firstIsLower ? 1 : 0);
        final Box dot = lower.box();
        final Box body = upper.box();
        final int gap = dot.y() - body.y() - body.height();
        final boolean overDot = isDot(Cluster.of(List.of(lower)))
                && gap >= 0
                && gap <= 0.25 * em
                && Math.abs(lower.centreX() - upper.centreX()) <= 0.2 * em
                && body.height() >= 0.4 * em
                && body.height() >= 2 * dot.height();
        if (!overDot) {
            return Optional.empty();
        }
        if (body.width() <= 1.5 * dot.width() && body.width() <= 0.27 * em) {
            return Optional.of(Mark.EXCLAMATION);
        }
        return body.width() >= 0.25 * em && body.width() <= 0.65 * em && body.width() < body.height()
                ? Optional.of(Mark.QUESTION)
                : Optional.empty();
    }

    private boolean isCornerSized(InkPart part) {
        final Box box = part.box();
        return box.width() >= 0.15 * em
                && box.width() <= 0.6 * em
                && box.height() >= 0.42 * em
                && box.height() <= 1.1 * em
                && box.height() > box.width()
                && part.area() < 0.6 * box.width() * box.height();
    }

    /**
     * Whether two strokes meet at the upper left, and nothing stands in between.
     *
     * @param turned whether the corner is to be at the lower right instead
     */
    private boolean isCorner(InkPart part, boolean turned) {
        if (!isCornerSized(part)) {
            return false;
        }
        final Box box = part.box();
        final boolean[] columns = new boolean[box.width()];
        final boolean[] rows = new boolean[box.height()];
        int between = 0;
        for (final int pixel : part.pixels()) {
            final int right = pixel % pictureWidth - box.x();
            final int down = pixel / pictureWidth - box.y();
            final int x = turned ? box.width() - 1 - right : right;
            final int y = turned ? box.height() - 1 - down : down;
            columns[x] |= y < Math.max(2, ARM * box.height());
            rows[y] |= x < Math.max(2, 1.8 * ARM * box.width());
            between += x >= 0.62 * box.width() && y >= 0.4 * box.height() ? 1 : 0;
        }
        return between <= 0.04 * part.area() && isFull(columns) && isFull(rows);
    }

    /** Whether the longer arm is drawn as two lines. */
    private boolean isHollow(InkPart part) {
        final Box box = part.box();
        final boolean[][] ink = new boolean[box.height()][box.width()];
        for (final int pixel : part.pixels()) {
            ink[pixel / pictureWidth - box.y()][pixel % pictureWidth - box.x()] = true;
        }
        int twice = 0;
        for (final boolean[] row : ink) {
            int strokes = 0;
            boolean before = false;
            for (final boolean inked : row) {
                strokes += inked && !before ? 1 : 0;
                before = inked;
            }
            twice += strokes >= 2 ? 1 : 0;
        }
        return twice >= 0.2 * box.height();
    }

    private static boolean isFull(boolean[] arm) {
        int full = 0;
        for (final boolean inked : arm) {
            full += inked ? 1 : 0;
        }
        return full >= 0.88 * arm.length;
    }

    /** Flat, at half height, higher in its first half than in its second. */
    private boolean isWave(InkPart part, Box line) {
        final Box box = part.box();
        final double middle = (part.centreY() - line.y()) / line.height();
        final boolean flat = box.width() >= 0.55 * em
                && box.width() <= 1.3 * em
                && box.height() <= 0.4 * em
                && box.height() >= 0.12 * em
                && middle > 0.25
                && middle < 0.75;
        if (!flat) {
            return false;
        }
        final double crest = height(part, 0.15, 0.4);
        final double trough = height(part, 0.6, 0.85);
        final double least = 0.1 * box.height();
        return crest - trough > 0.25 * box.height()
                && crest - height(part, 0, 0.1) > least
                && height(part, 0.9, 1) - trough > least;
    }

    /** Mean height of the ink between two shares of its width, in pixels above its foot. */
    private double height(InkPart part, double from, double to) {
        final Box box = part.box();
        double sum = 0;
        int count = 0;
        for (final int pixel : part.pixels()) {
            final double x = (double) (pixel % pictureWidth - box.x()) / box.width();
            if (x >= from && x <= to) {
                sum += box.y() + box.height() - pixel / pictureWidth;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
