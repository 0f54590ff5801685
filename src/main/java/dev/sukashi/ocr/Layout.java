package dev.sukashi.ocr;

/** Which way a text runs. */
public enum Layout {
    /** The engine finds out. */
    AUTO,
    /** In rows from the top. */
    HORIZONTAL,
    /** In columns from the right. */
    VERTICAL
}
