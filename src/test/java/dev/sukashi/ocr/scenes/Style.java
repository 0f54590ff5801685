package dev.sukashi.ocr.scenes;

/** How the words stand out from what is behind them. Everything else varies by itself. */
public enum Style {
    /** Light letters on a dark box that lets some of the art through. */
    LIGHT_ON_DARK_BOX(true, false),
    /** Dark letters on a light box. */
    DARK_ON_LIGHT_BOX(true, false),
    /** Letters with an outline, a shadow or both, on a box that hides little. */
    OUTLINED_ON_BOX(true, false),
    /** Letters with an outline straight over the art. */
    OUTLINED_OVER_ART(false, false),
    /** Letters that only a shadow or a glow sets off from the art. */
    SHADOWED_OVER_ART(false, false),
    /** Columns from the right on a box. Japanese alone. */
    VERTICAL_ON_BOX(true, true),
    /** Columns from the right, outlined, over the art. Japanese alone. */
    VERTICAL_OVER_ART(false, true);

    private final boolean boxed;
    private final boolean vertical;

    Style(boolean boxed, boolean vertical) {
        this.boxed = boxed;
        this.vertical = vertical;
    }

    public boolean isBoxed() {
        return boxed;
    }

    public boolean isVertical() {
        return vertical;
    }
}
