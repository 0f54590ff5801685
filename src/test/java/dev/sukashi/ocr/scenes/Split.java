package dev.sukashi.ocr.scenes;

/** Which typefaces, photographs and texts are drawn. */
public enum Split {
    /** What the engine may be fitted to. */
    TUNING,
    /** What it must not be fitted to: only to judge by. */
    HELD_OUT
}
