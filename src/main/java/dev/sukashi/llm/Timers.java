package dev.sukashi.llm;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs something later. Time-outs and pauses between attempts come from here, so that tests need not wait. */
public interface Timers {
    /** Runs the task once, on another thread, unless it is cancelled before. */
    Handle schedule(Duration delay, Runnable task);

    /** Does not end the executor. Once that has ended, nothing runs any more. */
    static Timers of(ScheduledExecutorService executor) {
        return (delay, task) -> {
            try {
                final Future<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> future.cancel(false);
            } catch (RejectedExecutionException e) {
                return () -> {};
            }
        };
    }

    /** A task that waits. */
    @FunctionalInterface
    interface Handle {
        /** After the task has run, or again, it does nothing. */
        void cancel();
    }
}
