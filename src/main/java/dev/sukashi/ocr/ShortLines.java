package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the lines of a letter or two that a text often ends with. They have too little ink to stand out by themselves;
 * what tells them is that they begin where the line above begins, at the lines' own distance.
 */
final class ShortLines {
    private static final double NEAREST = 0.95;
    private static final double FARTHEST = 2.2;
    private static final double INDENT = 1.3;

    private final List<TextLine> lines;
    private final double em;

    /**
     * @param lines those that were found
     * @param em height of their letters, in pixels
     */
    ShortLines(List<TextLine> lines, double em) {
        this.lines = List.copyOf(lines);
        this.em = em;
    }

    /**
     * @param parts of the whole picture, those of the lines too
     */
    List<TextLine> among(List<InkPart> parts) {
        final List<TextLine> found = new ArrayList<>();
        if (lines.isEmpty()) {
            return found;
        }
        final Set<InkPart> taken =
                lines.stream().flatMap(line -> line.parts().stream()).collect(Collectors.toSet());
        final List<InkPart> free = parts.stream()
                .filter(part -> !taken.contains(part))
                .filter(part -> part.box().height() <= 1.2 * em && part.box().width() <= 1.2 * em)
                .sorted(Comparator.comparingInt(part -> part.box().x()))
                .toList();
        final TextLine last = lines.stream()
                .max(Comparator.comparingDouble(ShortLines::middle))
                .orElseThrow();
        below(last, free).ifPresent(found::add);
        return found;
    }

    private Optional<TextLine> below(TextLine line, List<InkPart> free) {
        final double pitch = pitch();
        final double from = middle(line) + (pitch > 0 ? 0.8 * pitch : NEAREST * em);
        final double to = middle(line) + (pitch > 0 ? 1.2 * pitch : FARTHEST * em);
        final List<InkPart> chain = new ArrayList<>();
        int right = line.box().x();
        for (final InkPart part : free) {
            final double middle = part.centreY();
            final boolean inRow = middle > from - 0.4 * em && middle < to + 0.4 * em;
            final boolean begins = chain.isEmpty()
                    && Math.abs(part.box().x() - line.box().x()) <= INDENT * em
                    && middle > from
                    && middle < to;
            final boolean goesOn = !chain.isEmpty()
                    && part.box().x() - right <= 0.6 * em
                    && Math.abs(middle - chain.get(0).centreY()) <= 0.7 * em;
            if (inRow && (begins || goesOn)) {
                chain.add(part);
                right = Math.max(right, part.box().x() + part.box().width());
            }
        }
        return chain.isEmpty() ? Optional.empty() : Optional.of(TextLine.of(chain));
    }

    /** From line to line, in pixels; 0 where there is one line. */
    private double pitch() {
        final List<TextLine> sorted = lines.stream()
                .sorted(Comparator.comparingDouble(ShortLines::middle))
                .toList();
        return sorted.size() < 2 ? 0 : middle(sorted.get(sorted.size() - 1)) - middle(sorted.get(sorted.size() - 2));
    }

    private static double middle(TextLine line) {
        return line.box().y() + line.box().height() / 2.0;
    }
}
