package dev.sukashi.app.bench;

import java.util.Arrays;

/**
 * Times of one kind, in milliseconds.
 *
 * @param name what was measured, such as {@code clipboard.wire}
 * @param p50 the median
 * @param p99 of a hundred, ninety-nine are at most this
 */
public record Measurement(String name, int count, double p50, double p99, double max) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** @param nanos one time for each run; at least one */
    static Measurement of(String name, long[] nanos) {
        final long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Measurement(
                name,
                sorted.length,
                percentile(sorted, 50) / NANOS_PER_MILLI,
                percentile(sorted, 99) / NANOS_PER_MILLI,
                sorted[sorted.length - 1] / NANOS_PER_MILLI);
    }

    /** Nearest rank. */
    private static long percentile(long[] sorted, int percent) {
        final int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
