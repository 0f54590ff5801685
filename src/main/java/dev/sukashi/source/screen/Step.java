package dev.sukashi.source.screen;

import dev.sukashi.ocr.OcrResult;
import java.awt.image.BufferedImage;

/** What a {@link RegionWatcher} wants done. */
sealed interface Step {
    /** Nothing for now. */
    Step WAIT = new Wait();

    /** Nothing for now. */
    record Wait() implements Step {}

    /**
     * Have the picture read, and tell the watcher.
     *
     * @param ticket names the reading; one that was asked for before is no longer wanted
     */
    record Read(long ticket, BufferedImage picture) implements Step {}

    /**
     * A line is there.
     *
     * @param replacesPrevious whether it is the line told last, which has grown or was misread
     */
    record Tell(OcrResult result, boolean replacesPrevious) implements Step {}
}
