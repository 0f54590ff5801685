package dev.sukashi.source.screen;

/**
 * What one look at a region told, in squares of a {@link dev.sukashi.ocr.StrokeMap}.
 *
 * @param strokes squares that look like a stroke now
 * @param born of these, those that did not a look ago, without what comes and goes all the time
 * @param noise how many squares ceased to be strokes at each of the last looks, erased text left out: of what moves, as
 *     much is born as dies
 * @param known strokes of the text that was read last
 * @param kept the share of these that is still there, 0 to 1; 1 where nothing was read
 * @param fresh strokes that came after that read, and stayed for a look
 * @param lasting of these, those that have stayed for so long that they do not blink
 * @param erased whether most of what came after that read went again at this look
 */
record Glance(int strokes, int born, double noise, int known, double kept, int fresh, int lasting, boolean erased) {
    /** Before the first look. */
    static final Glance NOTHING = new Glance(0, 0, 0, 0, 1, 0, 0, false);

    private static final int SPECK = 2;
    private static final double STILL = 2;
    private static final double PART_OF_LETTER = 0.2;

    /** Much less than this does not hold a letter. */
    private static final int LEAST_TEXT = 6;

    private static final double MOST_TURNED_OVER = 0.4;

    /** More appeared than what moves explains. */
    boolean grows() {
        return born > SPECK + 1.5 * noise + 3 * Math.sqrt(noise);
    }

    /** Most stands still, as text does that does not scroll. */
    boolean isSteady() {
        return born <= MOST_TURNED_OVER * strokes;
    }

    /** Whether hardly anything moves but the text. */
    boolean isStill() {
        return noise < STILL;
    }

    /**
     * Whether, where hardly anything moves, a part of a letter of the text that was read is another now.
     *
     * @param letter strokes of a letter, in squares
     */
    boolean hasReplaced(double letter) {
        return isStill() && known * (1 - kept) >= Math.max(SPECK, PART_OF_LETTER * letter);
    }

    boolean isEmpty() {
        return strokes < LEAST_TEXT;
    }
}
