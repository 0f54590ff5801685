package dev.sukashi.ocr;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where the text of a picture may be.
 *
 * @param em height of the letters, in pixels
 * @param likeness how much it looks like text, before it is read: more and more even strokes that stand out
 */
record Hypothesis(InkRecipe recipe, GrayImage ink, List<TextLine> lines, double em, double likeness) {
    static Hypothesis of(InkSource source, InkRecipe recipe, Script script) {
        final GrayImage ink = recipe.apply(source);
        final LineFinder.Found found =
                new LineFinder(ink.width(), ink.height(), script).find(InkParts.of(ink, source, recipe));
        final double likeness = found.lines().stream()
                .mapToDouble(line -> likeness(line, found.em()))
                .sum();
        return new Hypothesis(recipe, ink, found.lines(), found.em(), likeness);
    }

    /** Recipes that are closer to what was found: for its strokes' width and their colour. */
    List<InkRecipe> refined(InkSource source) {
        final List<InkPart> parts = lines.stream()
                .flatMap(line -> line.parts().stream())
                .sorted(Comparator.comparingDouble(InkPart::strokeWidth))
                .toList();
        final double stroke = parts.get(parts.size() / 2).strokeWidth();
        final int radius = (int) Math.max(2, Math.min(12, Math.round(0.6 * stroke) + 1));
        final List<InkPart> usual = parts.stream()
                .filter(part -> part.strokeWidth() > 0.6 * stroke && part.strokeWidth() < 1.6 * stroke)
                .toList();
        return InkRecipes.of(source, recipe.light(), medianColour(usual), radius);
    }

    private static int medianColour(List<InkPart> parts) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            final int channel = shift;
            final List<InkPart> sorted = parts.stream()
                    .sorted(Comparator.comparingInt(part -> part.colour() >> channel & 255))
                    .toList();
            long left = sorted.stream().mapToLong(InkPart::area).sum() / 2;
            for (final InkPart part : sorted) {
                left -= part.area();
                if (left <= 0) {
                    colour |= (part.colour() >> channel & 255) << channel;
                    break;
                }
            }
        }
        return colour;
    }

    /** Letters of one line have strokes of one width, of a tenth of their height or so, and are dense. */
    private static double likeness(TextLine line, double em) {
        final double[] widths =
                line.parts().stream().mapToDouble(InkPart::strokeWidth).sorted().toArray();
        final double usual = widths[widths.length / 2];
        final double even = (double) Arrays.stream(widths)
                        .filter(width -> width > 0.6 * usual && width < 1.6 * usual)
                        .count()
                / widths.length;
        final double ringed = line.parts().stream()
                        .mapToDouble(part -> part.ringed() * part.area())
                        .sum()
                / line.area();
        final double thickness = usual / em;
        final double thin = thickness < 0.22 ? 1 : 0.22 / thickness;
        final double dense =
                Math.min(1, 2 * line.parts().size() * em / line.box().width());
        // Letters fill their line's height, crumbs of art do not.
        final double filling = line.parts().stream()
                        .filter(part -> Math.max(part.box().width(), part.box().height()) > 0.35 * em)
                        .mapToDouble(InkPart::area)
                        .sum()
                / line.area();
        // Art bridges lines, and makes them higher than letters are.
        final double compact = Math.min(1, 1.3 * em / line.box().height());
        final double many = Math.log1p(line.parts().size());
        return line.box().width()
                * many
                * even
                * even
                * ringed
                * ringed
                * thin
                * thin
                * dense
                * compact
                * compact
                * filling
                * filling;
    }
}
