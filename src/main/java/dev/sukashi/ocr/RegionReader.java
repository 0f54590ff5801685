package dev.sukashi.ocr;

import java.awt.image.BufferedImage;

/** Reads pictures of one and the same region, one after the other. A call blocks until the text is there. */
@FunctionalInterface
public interface RegionReader {
    /**
     * @param image the region alone, at most {@value ImageFile#MOST_PIXELS} pixels
     * @return {@link OcrResult#NOTHING} where there is no text
     * @throws OcrException no trained data for the language, or the engine cannot be started
     */
    OcrResult read(BufferedImage image) throws OcrException;
}
