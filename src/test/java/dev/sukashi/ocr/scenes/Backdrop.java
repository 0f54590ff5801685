package dev.sukashi.ocr.scenes;

import java.awt.Graphics2D;

/** What a scene plays before. */
public sealed interface Backdrop permits Photograph, PaintedArt {
    /** @param tick tenths of a second; what is seen moves with it */
    void paint(Graphics2D graphics, int width, int height, int tick);
}
