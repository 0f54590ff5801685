package dev.sukashi.ocr;

/**
 * Which way lines run. Columns are found as rows are, in a picture that is turned to the left: the first column, at the
 * right, becomes the row at the top.
 */
enum Direction {
    ROWS(138),
    COLUMNS(110);

    private final int core;

    Direction(int core) {
        this.core = core;
    }

    /**
     * Darker than this, of 255, is ink. Pale strokes are worth more than crumbs do harm in rows; in columns it is the
     * other way, as found by trial.
     */
    int core() {
        return core;
    }

    ColourImage turned(ColourImage picture) {
        return this == ROWS ? picture : picture.turnedLeft();
    }

    /** A line's picture as it stands on the screen. */
    GrayImage upright(GrayImage picture) {
        return this == ROWS ? picture : picture.turnedRight();
    }

    /**
     * Where something of the turned picture is on the screen.
     *
     * @param height of the turned picture
     */
    Box upright(Box box, int height) {
        return this == ROWS
                ? box
                : new Box(
                        height - box.y() - box.height(), box.x(), /* width= */ box.height(), /* height= */ box.width());
    }

    /**
     * Where something of the upright picture is in the turned one.
     *
     * @param width of the upright picture
     */
    Box turned(Box box, int width) {
        return this == ROWS
                ? box
                : new Box(box.y(), width - box.x() - box.width(), /* width= */ box.height(), /* height= */ box.width());
    }
}
