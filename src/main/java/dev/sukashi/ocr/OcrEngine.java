package dev.sukashi.ocr;

import java.awt.image.BufferedImage;

/** Reads the text of a picture. May be called by any thread; a call blocks until the text is there. */
public interface OcrEngine extends AutoCloseable {
    /**
     * @param image the region alone, at most {@value ImageFile#MOST_PIXELS} pixels
     * @param language BCP-47
     * @return {@link OcrResult#NOTHING} where there is no text, as in a black picture
     * @throws OcrException no trained data for the language, or the engine cannot be started
     */
    OcrResult read(BufferedImage image, String language, Layout layout) throws OcrException;

    /**
     * A reader for one region of one game. It may remember how the text was found there, so that the next line costs
     * less; it is used by one thread at a time.
     *
     * @param language BCP-47
     */
    default RegionReader region(String language, Layout layout) {
        return image -> read(image, language, layout);
    }

    /** Ends the engine's threads and frees what it holds. A read that goes on is finished first. */
    @Override
    void close();
}
