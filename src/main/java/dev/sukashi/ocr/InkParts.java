package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The connected pieces of a picture's ink, neighbours across corners included, and what tells letters from art. */
final class InkParts {
    /** What lies this far outside of a stroke is no longer its soft edge. */
    private static final int RING = 2;

    private static final double RING_CONTRAST = 0.4;

    private final GrayImage ink;
    private final GrayImage gray;
    private final ColourImage colours;
    private final InkRecipe recipe;
    private final int width;
    private final int height;
    private final boolean[] seen;
    private final int[] queue;
    private final boolean[] core;

    private InkParts(GrayImage ink, InkSource source, InkRecipe recipe) {
        this.ink = ink;
        this.gray = source.gray();
        this.colours = source.colours();
        this.recipe = recipe;
        this.width = ink.width();
        this.height = ink.height();
        this.seen = new boolean[width * height];
        this.queue = new int[width * height];
        this.core = new boolean[width * height];
        for (int i = 0; i < core.length; i++) {
            core[i] = recipe.isCore(source, ink, i);
        }
    }

    /**
     * @param ink what the recipe made of the picture
     * @param source the picture itself
     */
    static List<InkPart> of(GrayImage ink, InkSource source, InkRecipe recipe) {
        return new InkParts(ink, source, recipe).all();
    }

    private List<InkPart> all() {
        final List<InkPart> parts = new ArrayList<>();
        for (int start = 0; start < seen.length; start++) {
            if (!seen[start] && isInk(start)) {
                parts.add(grow(start));
            }
        }
        return parts;
    }

    private boolean isInk(int index) {
        return core[index];
    }

    private InkPart grow(int start) {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        int end = 0;
        queue[end++] = start;
        seen[start] = true;
        for (int next = 0; next < end; next++) {
            final int x = queue[next] % width;
            final int y = queue[next] / width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    final int neighbour = ny * width + nx;
                    if (!seen[neighbour] && isInk(neighbour)) {
                        seen[neighbour] = true;
                        queue[end++] = neighbour;
                    }
                }
            }
        }
        return measured(new Box(left, top, right - left + 1, bottom - top + 1), Arrays.copyOf(queue, end));
    }

    private InkPart measured(Box box, int[] pixels) {
        long sum = 0;
        int edge = 0;
        for (final int pixel : pixels) {
            sum += gray.at(pixel);
        }
        final double least = RING_CONTRAST * recipe.contrast();
        final double brightness = (double) sum / pixels.length;
        int around = 0;
        int standsOut = 0;
        for (final int pixel : pixels) {
            final int x = pixel % width;
            final int y = pixel / width;
            boolean atEdge = false;
            for (int way = 0; way < 4; way++) {
                final int dx = way == 0 ? 1 : way == 1 ? -1 : 0;
                final int dy = way == 2 ? 1 : way == 3 ? -1 : 0;
                if (!inside(x + dx, y + dy) || isInk((y + dy) * width + x + dx)) {
                    continue;
                }
                atEdge = true;
                if (inside(x + RING * dx, y + RING * dy)) {
                    final int outside = (y + RING * dy) * width + x + RING * dx;
                    if (!isInk(outside)) {
                        around++;
                        final double difference =
                                recipe.light() ? brightness - gray.at(outside) : gray.at(outside) - brightness;
                        standsOut += difference >= least ? 1 : 0;
                    }
                }
            }
            edge += atEdge ? 1 : 0;
        }
        return new InkPart(
                box,
                pixels,
                2.0 * pixels.length / Math.max(1, edge),
                colour(pixels),
                around == 0 ? 1 : (double) standsOut / around);
    }

    private int colour(int[] pixels) {
        int darkest = 255;
        for (final int pixel : pixels) {
            darkest = Math.min(darkest, ink.at(pixel));
        }
        final long[] sums = new long[3];
        int count = 0;
        for (final int pixel : pixels) {
            if (ink.at(pixel) <= darkest + 24) {
                final int colour = colours.at(pixel);
                sums[0] += colour >> 16 & 255;
                sums[1] += colour >> 8 & 255;
                sums[2] += colour & 255;
                count++;
            }
        }
        return (int) (sums[0] / count) << 16 | (int) (sums[1] / count) << 8 | (int) (sums[2] / count);
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }
}
