package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts the parts of a picture's ink together to lines, and leaves out what is none: frames, portraits, art that is as
 * bright as the text, the icon that asks to go on. For columns, give it the picture turned.
 */
final class LineFinder {
    private static final int SMALLEST_EM = 9;
    private static final int LARGEST_EM = 110;
    private static final double LEAST_RINGED = 0.5;

    /** A row of pixels belongs to a line if it crosses at least this share of the strokes of a usual one. */
    private static final double ROW_SHARE = 0.15;

    /** No space in a line is wider, in ems; what lies farther away is no part of it. */
    private static final double WIDEST_GAP = 2.6;

    private static final double SMALLEST_PART = 0.006;
    private static final double TALLEST_PART = 1.6;
    private static final double SOLID = 2.4;
    private static final int OTHER_COLOUR = 28;

    private final int width;
    private final int height;
    private final Script script;

    LineFinder(int width, int height, Script script) {
        this.width = width;
        this.height = height;
        this.script = script;
    }

    /**
     * What was found.
     *
     * @param em usual height of a line's letters, in pixels
     */
    record Found(List<TextLine> lines, double em) {
        static final Found NOTHING = new Found(List.of(), 0);
    }

    Found find(List<InkPart> all) {
        final List<InkPart> parts = all.stream().filter(this::mayBeText).toList();
        final int[] rows = strokesPerRow(parts);
        final List<int[]> bands = bands(rows);
        if (bands.isEmpty()) {
            return Found.NOTHING;
        }
        final double em = em(bands, rows, parts);
        final List<int[]> merged = merged(split(bands, rows, em), em);
        final List<TextLine> lines = new ArrayList<>();
        for (final List<InkPart> inside : assigned(parts, merged, em)) {
            line(inside, em).filter(line -> !isFrame(line, em)).ifPresent(lines::add);
        }
        new ShortLines(lines, em).among(parts).forEach(lines::add);
        lines.sort(Comparator.comparingInt(line -> line.box().y()));
        return new Found(lines, em);
    }

    /** Flat all along: a box' edge in pieces. */
    private static boolean isFrame(TextLine line, double em) {
        final int flat = line.parts().stream()
                .filter(part -> part.box().width() > 3 * part.box().height()
                        || part.box().height() <= 2)
                .mapToInt(part -> part.box().width())
                .sum();
        return line.box().width() > 4 * em && flat > 0.5 * line.box().width();
    }

    /** Letters that are as wide as high have strokes of that size; syllables such as 응 fall into three rows. */
    private static double partsEm(List<InkPart> parts) {
        final List<InkPart> sorted = parts.stream()
                .filter(part -> part.box().width() <= LARGEST_EM)
                .sorted(Comparator.comparingInt(LineFinder::size))
                .toList();
        long left = (long) ((sorted.size() < 6 ? 0.9 : 0.75)
                * sorted.stream().mapToInt(InkPart::area).sum());
        for (final InkPart part : sorted) {
            left -= part.area();
            if (left <= 0) {
                return size(part);
            }
        }
        return 0;
    }

    /** Whether it belongs to a reading over a word: readings over few words make no row of their own. */
    private boolean isOver(InkPart part, int[] band, double em) {
        return script == Script.WIDE
                && band[1] - band[0] >= 0.7 * em
                && part.box().y() + part.box().height() <= band[0] + 0.04 * em
                && size(part) <= 0.5 * em;
    }

    /** A line of dots alone has three to a letter's width; 0 where it is none. */
    private static double dotsEm(List<InkPart> parts) {
        final List<InkPart> sorted = parts.stream()
                .sorted(Comparator.comparingDouble(InkPart::centreX))
                .toList();
        final double[] steps = new double[Math.max(0, sorted.size() - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = sorted.get(i + 1).centreX() - sorted.get(i).centreX();
        }
        Arrays.sort(steps);
        if (steps.length < 2 || sorted.size() > 40) {
            return 0;
        }
        final double step = steps[steps.length / 2];
        final int large =
                (int) sorted.stream().filter(part -> size(part) > 0.6 * step).count();
        return large <= 4 && 2 * large < sorted.size() ? 3 * step : 0;
    }

    private static int size(InkPart part) {
        return Math.max(part.box().width(), part.box().height());
    }

    /** Each part goes to the row that is nearest to its middle, or nowhere. */
    private List<List<InkPart>> assigned(List<InkPart> parts, List<int[]> bands, double em) {
        final List<List<InkPart>> assigned = new ArrayList<>();
        bands.forEach(band -> assigned.add(new ArrayList<>()));
        for (final InkPart part : parts) {
            int nearest = -1;
            double least = 0.35 * em;
            for (int i = 0; i < bands.size(); i++) {
                final int[] band = bands.get(i);
                final double away = Math.max(0, Math.max(band[0] - part.centreY(), part.centreY() - band[1]));
                if (away < least) {
                    least = away;
                    nearest = i;
                }
            }
            if (nearest >= 0 && !isOver(part, bands.get(nearest), em)) {
                assigned.get(nearest).add(part);
            }
        }
        return assigned;
    }

    private boolean mayBeText(InkPart part) {
        final Box box = part.box();
        final boolean frame = box.width() > 0.5 * width && box.width() > 8 * box.height();
        return box.height() <= LARGEST_EM
                && box.width() <= Math.max(4 * LARGEST_EM, width / 3)
                && part.ringed() >= LEAST_RINGED
                && !frame;
    }

    private int[] strokesPerRow(List<InkPart> parts) {
        final boolean[] mask = new boolean[width * height];
        for (final InkPart part : parts) {
            for (final int pixel : part.pixels()) {
                mask[pixel] = true;
            }
        }
        final int[] rows = new int[height];
        for (int y = 0; y < height; y++) {
            boolean before = false;
            for (int x = 0; x < width; x++) {
                final boolean ink = mask[y * width + x];
                rows[y] += ink && !before ? 1 : 0;
                before = ink;
            }
        }
        return rows;
    }

    /** Art between two lines bridges them: those that are too high are cut where they have the fewest strokes. */
    private static List<int[]> split(List<int[]> bands, int[] rows, double em) {
        final List<int[]> all = new ArrayList<>();
        for (final int[] band : bands) {
            if (band[1] - band[0] <= 1.7 * em) {
                all.add(band);
                continue;
            }
            int cut = band[0] + (int) (0.7 * em);
            for (int y = cut; y < Math.min(band[1], band[0] + 1.5 * em); y++) {
                cut = rows[y] < rows[cut] ? y : cut;
            }
            all.add(new int[] {band[0], cut});
            all.addAll(split(List.of(new int[] {cut, band[1]}), rows, em));
        }
        return all;
    }

    private static List<int[]> bands(int[] rows) {
        final int[] sorted = Arrays.stream(rows).filter(row -> row > 0).sorted().toArray();
        final List<int[]> bands = new ArrayList<>();
        if (sorted.length == 0) {
            return bands;
        }
        final double least = Math.max(1, ROW_SHARE * sorted[(int) (sorted.length * 0.9)]);
        int top = -1;
        for (int y = 0; y <= rows.length; y++) {
            final boolean inside = y < rows.length && rows[y] >= least;
            if (inside && top < 0) {
                top = y;
            } else if (!inside && top >= 0) {
                bands.add(new int[] {top, y});
                top = -1;
            }
        }
        return bands;
    }

    private double em(List<int[]> bands, int[] rows, List<InkPart> parts) {
        final double byRows = em(bands, rows);
        if (script == Script.ALPHABETIC) {
            return byRows;
        }
        final double byDots = dotsEm(parts);
        if (byDots > 0) {
            return byDots;
        }
        final double byParts = partsEm(parts);
        // Art between the lines makes one row of two.
        return byRows > 1.6 * byParts && byParts >= SMALLEST_EM ? 1.1 * byParts : Math.max(byRows, byParts);
    }

    /** The height that most of the ink has. */
    private static double em(List<int[]> bands, int[] rows) {
        final List<int[]> byHeight = bands.stream()
                .sorted(Comparator.comparingInt(band -> band[1] - band[0]))
                .toList();
        long all = 0;
        for (final int row : rows) {
            all += row;
        }
        long left = all / 2;
        for (final int[] band : byHeight) {
            for (int y = band[0]; y < band[1]; y++) {
                left -= rows[y];
            }
            if (left <= 0) {
                return Math.max(SMALLEST_EM, band[1] - band[0]);
            }
        }
        final int[] last = byHeight.get(byHeight.size() - 1);
        return Math.max(SMALLEST_EM, last[1] - last[0]);
    }

    /** Letters such as 二 leave an empty row within their line. */
    private static List<int[]> merged(List<int[]> bands, double em) {
        final List<int[]> merged = new ArrayList<>();
        for (final int[] band : bands) {
            final int[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && band[1] - last[0] <= 1.15 * em) {
                last[1] = band[1];
            } else {
                merged.add(band.clone());
            }
        }
        return merged;
    }

    private static Optional<TextLine> line(List<InkPart> parts, double em) {
        final List<InkPart> inside = parts.stream()
                .filter(part -> part.box().height() <= TALLEST_PART * em)
                .filter(part -> part.area() >= Math.max(2, SMALLEST_PART * em * em))
                .sorted(Comparator.comparingInt(part -> part.box().x()))
                .toList();
        final double stroke = stroke(inside);
        final List<InkPart> kept = inside.stream()
                .filter(part -> part.strokeWidth() <= SOLID * stroke || part.area() < 0.06 * em * em)
                .toList();
        return heaviestChain(kept, em).map(chain -> TextLine.of(withoutIcon(chain, em)));
    }

    /** What stands apart at the end and is of another colour, or solid, asks to go on. */
    private static List<InkPart> withoutIcon(List<InkPart> chain, double em) {
        int start = chain.size();
        int left = Integer.MAX_VALUE;
        while (start > 0) {
            final Box box = chain.get(start - 1).box();
            if (start < chain.size() && left - right(chain.subList(0, start)) > 0.12 * em) {
                break;
            }
            start--;
            left = Math.min(left, box.x());
        }
        if (start == 0 || chain.get(chain.size() - 1).box().x() - left > 1.3 * em) {
            return chain;
        }
        final List<InkPart> text = chain.subList(0, start);
        final List<InkPart> icon = chain.subList(start, chain.size());
        final int fill = heaviest(text).colour();
        final boolean coloured = icon.stream()
                .filter(part -> part.area() > 0.01 * em * em)
                .allMatch(part -> ColourImage.distance(part.colour(), fill) > OTHER_COLOUR);
        final InkPart main = heaviest(icon);
        final boolean solid = main.strokeWidth() > 1.7 * stroke(text) && main.area() > 0.08 * em * em;
        final boolean large = Math.max(main.box().width(), main.box().height()) > 0.35 * em;
        return (coloured && large) || solid ? List.copyOf(text) : chain;
    }

    private static InkPart heaviest(List<InkPart> parts) {
        return parts.stream().max(Comparator.comparingInt(InkPart::area)).orElseThrow();
    }

    private static int right(List<InkPart> parts) {
        return parts.stream()
                .mapToInt(part -> part.box().x() + part.box().width())
                .max()
                .orElse(0);
    }

    /** The width of most strokes, by their ink. */
    private static double stroke(List<InkPart> parts) {
        final List<InkPart> sorted = parts.stream()
                .sorted(Comparator.comparingDouble(InkPart::strokeWidth))
                .toList();
        int left = sorted.stream().mapToInt(InkPart::area).sum() / 2;
        for (final InkPart part : sorted) {
            left -= part.area();
            if (left <= 0) {
                return part.strokeWidth();
            }
        }
        return 1;
    }

    private static Optional<List<InkPart>> heaviestChain(List<InkPart> parts, double em) {
        final List<List<InkPart>> chains = new ArrayList<>();
        int right = 0;
        for (final InkPart part : parts) {
            if (chains.isEmpty() || part.box().x() - right > WIDEST_GAP * em) {
                chains.add(new ArrayList<>());
            }
            chains.get(chains.size() - 1).add(part);
            right = Math.max(right, part.box().x() + part.box().width());
        }
        return chains.stream()
                .max(Comparator.comparingInt(
                        chain -> chain.stream().mapToInt(InkPart::area).sum()))
                .map(List::copyOf);
    }
}
