package dev.sukashi.source.screen;

import dev.sukashi.game.OcrRegion;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.RegionReader;

/** Knows by which engine, and in which language, a region is read. Called by the thread that reads. */
@FunctionalInterface
public interface RegionReaders {
    /**
     * A reader for that region alone.
     *
     * @throws OcrException the region's engine cannot be used
     */
    RegionReader of(OcrRegion region) throws OcrException;

    /**
     * Gets ready to read, where that costs nobody money, so that the first line need not wait for it.
     *
     * @param reader one that {@link #of} gave for the region
     */
    default void prepare(OcrRegion region, RegionReader reader) throws OcrException {
        // Nothing to get ready.
    }
}
