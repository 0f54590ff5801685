package dev.sukashi.overlay;

/** Keeps the window's height still: while one line is on show it only grows, so that nothing jumps as text streams. */
final class HeightKeeper {
    private long showing = Long.MIN_VALUE;
    private int width;
    private int height;

    /**
     * @param showing another number for each line that is shown
     * @param width of the window; another one lays everything out anew
     * @param needed by the text
     * @param limit that the height never passes
     * @return the height to have
     */
    int next(long showing, int width, int needed, int limit) {
        final boolean same = showing == this.showing && width == this.width;
        this.showing = showing;
        this.width = width;
        height = Math.min(limit, same ? Math.max(height, needed) : needed);
        return height;
    }

    /** The look has changed: the next height is what its text needs. */
    void forget() {
        showing = Long.MIN_VALUE;
    }
}
