package dev.sukashi.overlay;

import java.util.Map;

/**
 * What has just reached the screen.
 *
 * @param lineId the line on show
 * @param lengths for each translator with text, how many characters of it were painted
 * @param nanoTime {@link System#nanoTime()} after the frame was handed to the screen
 */
public record PaintRecord(long lineId, Map<String, Integer> lengths, long nanoTime) {
    public PaintRecord {
        lengths = Map.copyOf(lengths);
    }
}
