package dev.sukashi.overlay;

import java.util.function.LongSupplier;

/**
 * Gathers requests into frames: the first one after a rest is drawn at once, those that follow within a frame's time
 * are drawn together at its end. Confined to the thread that {@link Later} runs tasks on.
 */
final class FramePacer {
    /** 60 frames a second. */
    static final long FRAME_NANOS = 16_000_000;

    private static final long NANOS_IN_MILLI = 1_000_000;

    private final LongSupplier nanoTime;
    private final Later later;
    private final Runnable frame;

    private boolean requested;
    private long lastFrame;

    FramePacer(LongSupplier nanoTime, Later later, Runnable frame) {
        this.nanoTime = nanoTime;
        this.later = later;
        this.frame = frame;
        this.lastFrame = nanoTime.getAsLong() - FRAME_NANOS;
    }

    /** Runs a task on the same thread, after the ones that already wait there. */
    interface Later {
        /**
         * @param milliseconds from now, 0 for as soon as may be
         */
        void run(Runnable task, int milliseconds);
    }

    void request() {
        if (requested) {
            return;
        }
        requested = true;
        final long wait = lastFrame + FRAME_NANOS - nanoTime.getAsLong();
        later.run(this::draw, wait <= 0 ? 0 : (int) ((wait + NANOS_IN_MILLI - 1) / NANOS_IN_MILLI));
    }

    private void draw() {
        requested = false;
        lastFrame = nanoTime.getAsLong();
        frame.run();
    }
}
