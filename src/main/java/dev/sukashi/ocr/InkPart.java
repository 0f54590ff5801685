package dev.sukashi.ocr;

/** One connected piece of ink, such as a stroke or a letter. No other piece is equal to it. */
final class InkPart {
    private final Box box;
    private final int[] pixels;
    private final double strokeWidth;
    private final int colour;
    private final double ringed;

    /**
     * @param pixels indices into its picture; not copied
     * @param strokeWidth mean width of its strokes, in pixels
     * @param colour packed RGB, the picture's mean where the ink is darkest
     * @param ringed share of its surroundings that stand out from it, 0 to 1: all around a letter, not where art goes on
     */
    InkPart(Box box, int[] pixels, double strokeWidth, int colour, double ringed) {
        this.box = box;
        this.pixels = pixels;
        this.strokeWidth = strokeWidth;
        this.colour = colour;
        this.ringed = ringed;
    }

    Box box() {
        return box;
    }

    /** Not a copy. */
    int[] pixels() {
        return pixels;
    }

    double strokeWidth() {
        return strokeWidth;
    }

    int colour() {
        return colour;
    }

    double ringed() {
        return ringed;
    }

    int area() {
        return pixels.length;
    }

    double centreX() {
        return box.x() + box.width() / 2.0;
    }

    double centreY() {
        return box.y() + box.height() / 2.0;
    }
}
