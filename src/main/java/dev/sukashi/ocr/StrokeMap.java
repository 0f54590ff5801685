package dev.sukashi.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * How much each small square of a picture looks like a stroke of a letter: by how much it is brighter, or darker, than
 * all that is wider than a stroke around it (the white and the black top-hat). Costs about a millisecond, so that a
 * region can be looked at ten times a second; what is read from letters stands elsewhere.
 */
public final class StrokeMap {
    /** Larger pictures are reduced more. */
    private static final int MOST_CELLS = 60_000;

    private static final int LEAST_REDUCTION = 2;
    private static final int BRIGHTEST = 255;

    /** What is wider than {@code 2 * REACH} squares is no stroke. */
    private static final int REACH = 2;

    private final int width;
    private final int height;
    private final int reduction;
    private final int[] strength;

    private StrokeMap(int width, int height, int reduction, int[] strength) {
        this.width = width;
        this.height = height;
        this.reduction = reduction;
        this.strength = strength;
    }

    /** Of a picture of any size. */
    public static StrokeMap of(BufferedImage image) {
        final double pixels = (double) image.getWidth() * image.getHeight();
        final int reduction = Math.max(LEAST_REDUCTION, (int) Math.ceil(Math.sqrt(pixels / MOST_CELLS)));
        final int width = Math.max(1, image.getWidth() / reduction);
        final int height = Math.max(1, image.getHeight() / reduction);
        final int[] levels = levels(image, width, height, reduction);
        final int[] darkness = inverted(levels);
        final int[] withoutBright = withoutStrokes(levels, width);
        final int[] withoutDark = withoutStrokes(darkness, width);
        for (int i = 0; i < levels.length; i++) {
            final int brighter = levels[i] - withoutBright[i];
            final int darker = darkness[i] - withoutDark[i];
            levels[i] = brighter >= darker ? brighter : -darker;
        }
        return new StrokeMap(width, height, reduction, levels);
    }

    /** Squares in a row. */
    public int width() {
        return width;
    }

    /** Rows of squares. */
    public int height() {
        return height;
    }

    /** Edge of a square, in the picture's pixels. */
    public int reduction() {
        return reduction;
    }

    /** 0 to 255 for a bright stroke, 0 to -255 for a dark one. */
    public int at(int index) {
        return strength[index];
    }

    /** Mean level of each square. */
    private static int[] levels(BufferedImage image, int width, int height, int reduction) {
        final int[] levels = new int[width * height];
        final int columns = Math.min(image.getWidth(), width * reduction);
        final int rows = Math.min(image.getHeight(), height * reduction);
        final boolean direct = image.getType() == BufferedImage.TYPE_INT_RGB
                && image.getRaster().getParent() == null
                && image.getRaster().getDataBuffer().getSize() == image.getWidth() * image.getHeight();
        final int[] all = direct ? ((DataBufferInt) image.getRaster().getDataBuffer()).getData() : new int[columns];
        for (int y = 0; y < rows; y++) {
            if (!direct) {
                image.getRGB(0, y, columns, 1, all, 0, columns);
            }
            addRow(all, direct ? y * image.getWidth() : 0, columns, levels, y / reduction * width, reduction);
        }
        final int share = Math.min(reduction, image.getWidth()) * Math.min(reduction, image.getHeight());
        for (int i = 0; i < levels.length; i++) {
            levels[i] /= 2 * share;
        }
        return levels;
    }

    /**
     * Brightness and the strongest channel count alike: blue and red letters are dark to brightness alone, and blue
     * ones on white are no different to the strongest channel. Twice the level is added.
     */
    private static void addRow(int[] rgb, int from, int columns, int[] levels, int to, int reduction) {
        int cell = to;
        int left = reduction;
        int sum = 0;
        for (int i = from; i < from + columns; i++) {
            final int red = rgb[i] >> 16 & 255;
            final int green = rgb[i] >> 8 & 255;
            final int blue = rgb[i] & 255;
            sum += Math.max(red, Math.max(green, blue)) + ((2 * red + 5 * green + blue) >> 3);
            if (--left == 0) {
                levels[cell++] += sum;
                sum = 0;
                left = reduction;
            }
        }
        if (left < reduction && cell < levels.length && cell == to) {
            levels[cell] += sum;
        }
    }

    /** What is left when all that is bright and narrow is taken away: a morphological opening. */
    private static int[] withoutStrokes(int[] levels, int width) {
        return inverted(lowestAround(inverted(lowestAround(levels, width)), width));
    }

    private static int[] inverted(int[] levels) {
        final int[] inverted = new int[levels.length];
        for (int i = 0; i < levels.length; i++) {
            inverted[i] = BRIGHTEST - levels[i];
        }
        return inverted;
    }

    /** The lowest level within reach; written so that the processor takes many squares at a time. */
    private static int[] lowestAround(int[] levels, int width) {
        final int[] inRow = levels.clone();
        for (int shift = 1; shift <= REACH; shift++) {
            for (int row = 0; row < levels.length; row += width) {
                lower(inRow, row, levels, row + shift, width - shift);
                lower(inRow, row + shift, levels, row, width - shift);
            }
        }
        final int[] lowest = inRow.clone();
        for (int shift = width; shift <= REACH * width; shift += width) {
            lower(lowest, 0, inRow, shift, levels.length - shift);
            lower(lowest, shift, inRow, 0, levels.length - shift);
        }
        return lowest;
    }

    private static void lower(int[] target, int at, int[] other, int from, int count) {
        for (int i = 0; i < count; i++) {
            target[at + i] = Math.min(target[at + i], other[from + i]);
        }
    }
}
