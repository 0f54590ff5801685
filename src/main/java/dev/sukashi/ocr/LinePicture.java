package dev.sukashi.ocr;

import java.util.Arrays;

/**
 * One line's ink alone, as the engine likes it: other lines and art blotted out, letters at the height that it reads
 * best, white around.
 *
 * @param scale of the picture, in pixels a pixel of the original
 * @param originX of the original, where this picture's margin ends
 * @param originY of the original, where this picture's margin ends
 */
record LinePicture(GrayImage image, double scale, int originX, int originY, int margin) {
    private static final double LARGEST_SCALE = 4;

    /**
     * @param ink black on white
     * @param em height of the letters in the ink, in pixels
     * @param wanted height of the letters in the result, in pixels
     * @param margin white on each side of the result, in pixels
     */
    static LinePicture of(GrayImage ink, TextLine line, double em, double wanted, int margin) {
        final Box box = grown(line.box(), em, ink);
        final byte[] alone = new byte[box.width() * box.height()];
        Arrays.fill(alone, (byte) 255);
        for (final InkPart part : line.parts()) {
            for (final int pixel : part.pixels()) {
                // With the soft edge that is too pale to be ink by itself.
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        final int x = pixel % ink.width() + dx;
                        final int y = pixel / ink.width() + dy;
                        if (x >= box.x() && y >= box.y() && x < box.x() + box.width() && y < box.y() + box.height()) {
                            alone[(y - box.y()) * box.width() + x - box.x()] = ink.pixels()[y * ink.width() + x];
                        }
                    }
                }
            }
        }
        final double scale = Math.min(LARGEST_SCALE, wanted / em);
        final GrayImage image = new GrayImage(box.width(), box.height(), alone).prepared(scale, margin);
        return new LinePicture(image, scale, box.x(), box.y(), margin);
    }

    /** A line of dots is as high as any other, or they would be read as letters. */
    private static Box grown(Box box, double em, GrayImage ink) {
        final int missing = (int) Math.max(0, Math.ceil((em - box.height()) / 2));
        final int left = Math.max(0, box.x() - 1);
        final int top = Math.max(0, box.y() - 1 - missing);
        return new Box(
                left,
                top,
                Math.min(ink.width(), box.x() + box.width() + 1) - left,
                Math.min(ink.height(), box.y() + box.height() + 1 + missing) - top);
    }

    /** Where something of this picture is in the original. */
    Box original(Box box) {
        final int left = originX + (int) Math.floor((box.x() - margin) / scale);
        final int top = originY + (int) Math.floor((box.y() - margin) / scale);
        return new Box(
                Math.max(0, left),
                Math.max(0, top),
                Math.max(1, (int) Math.ceil(box.width() / scale)),
                Math.max(1, (int) Math.ceil(box.height() / scale)));
    }
}
