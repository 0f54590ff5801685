package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Guesses how the ink of an unknown picture may be found. No guess fits all games, so there are several: both
 * polarities, each by brightness alone and by the colours that its strokes have most.
 */
final class InkRecipes {
    /** Weaker strokes are not legible. */
    private static final int LEAST_CONTRAST = 28;

    private static final int LEAST_PIXELS = 30;

    /** Colours that are nearer than this are one fill. */
    private static final int SAME_FILL = 24;

    private static final int FILLS_A_RADIUS = 2;
    private static final int MOST_FILLS = 4;

    /** The finest strokes tell the fill's colour best: what art shows between outlines is wider. */
    private static final int[] RADII = {2, 4, 9};

    private InkRecipes() {}

    static List<InkRecipe> of(InkSource source) {
        final List<InkRecipe> recipes = new ArrayList<>();
        for (final boolean light : new boolean[] {true, false}) {
            final Set<Integer> fills = new LinkedHashSet<>();
            for (final int radius : RADII) {
                final int[] strokes = source.strokes(light, radius);
                final int contrast = contrast(strokes);
                if (contrast >= LEAST_CONTRAST) {
                    add(fills, fills(source, strokes, contrast));
                    recipes.add(new InkRecipe(light, radius, contrast, OptionalInt.empty(), false));
                    if (radius == RADII[RADII.length - 1]) {
                        fills.stream()
                                .limit(MOST_FILLS)
                                .forEach(fill -> recipes.addAll(of(source, light, fill, radius)));
                    }
                }
            }
        }
        return recipes;
    }

    /** Those that know the fill's colour, and how wide its strokes are. */
    static List<InkRecipe> of(InkSource source, boolean light, int fill, int radius) {
        final int contrast = contrast(source, source.strokes(light, radius), fill);
        final OptionalInt colour = OptionalInt.of(fill);
        return contrast < LEAST_CONTRAST
                ? List.of()
                : List.of(
                        new InkRecipe(light, radius, contrast, colour, false),
                        new InkRecipe(light, radius, contrast, colour, true));
    }

    /** That of the fill itself: what surrounds letters is all around them, art around art is here and there. */
    private static int contrast(InkSource source, int[] strokes, int fill) {
        return contrast(
                strokes, pixel -> ColourImage.distance(fill, source.colours().at(pixel)) < SAME_FILL, 3, 0);
    }

    private static void add(Set<Integer> fills, List<Integer> more) {
        for (final int fill : more) {
            if (fills.stream().noneMatch(other -> ColourImage.distance(other, fill) < SAME_FILL)) {
                fills.add(fill);
            }
        }
    }

    /** That of strong strokes: three quarters of all that can be seen are weaker, soft edges among them. */
    private static int contrast(int[] strokes) {
        return contrast(strokes, pixel -> true, 4, LEAST_PIXELS);
    }

    /**
     * @param strongest one in so many is stronger than what is told
     * @param least of fewer pixels nothing can be told
     */
    private static int contrast(int[] strokes, IntPredicate counted, int strongest, int least) {
        final int[] counts = new int[256];
        int all = 0;
        for (int i = 0; i < strokes.length; i++) {
            if (strokes[i] >= LEAST_CONTRAST && counted.test(i)) {
                counts[strokes[i]]++;
                all++;
            }
        }
        if (all < least) {
            return 0;
        }
        int left = all / strongest;
        for (int value = 255; value > 0; value--) {
            left -= counts[value];
            if (left < 0) {
                return value;
            }
        }
        return 0;
    }

    /** The most frequent colours of strong strokes: art has many, a text's fill is one. */
    private static List<Integer> fills(InkSource source, int[] strokes, int contrast) {
        final int[] counts = new int[1 << 12];
        for (int i = 0; i < strokes.length; i++) {
            if (strokes[i] >= 0.7 * contrast) {
                // Strong strokes count for more: art has more of the weak ones.
                counts[bin(source.colours().at(i))] += strokes[i] * strokes[i] / 64;
            }
        }
        final List<Integer> fills = new ArrayList<>();
        while (fills.size() < FILLS_A_RADIUS) {
            final int most = fullest(counts);
            if (counts[most] < LEAST_PIXELS) {
                break;
            }
            final int fill = mean(source, strokes, contrast, most);
            if (fills.stream().noneMatch(other -> ColourImage.distance(other, fill) < SAME_FILL)) {
                fills.add(fill);
            }
            counts[most] = 0;
        }
        return fills;
    }

    private static int bin(int colour) {
        return (colour >> 12 & 0xF00) | (colour >> 8 & 0xF0) | (colour >> 4 & 0xF);
    }

    private static int fullest(int[] counts) {
        int most = 0;
        for (int bin = 1; bin < counts.length; bin++) {
            if (counts[bin] > counts[most]) {
                most = bin;
            }
        }
        return most;
    }

    private static int mean(InkSource source, int[] strokes, int contrast, int bin) {
        final long[] sums = new long[4];
        for (int i = 0; i < strokes.length; i++) {
            final int colour = source.colours().at(i);
            if (strokes[i] >= 0.7 * contrast && bin(colour) == bin) {
                sums[0] += colour >> 16 & 255;
                sums[1] += colour >> 8 & 255;
                sums[2] += colour & 255;
                sums[3]++;
            }
        }
        final int[] mean = Arrays.stream(sums)
                .limit(3)
                .mapToInt(sum -> (int) (sum / Math.max(1, sums[3])))
                .toArray();
        return mean[0] << 16 | mean[1] << 8 | mean[2];
    }
}
