package dev.sukashi.time;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scheduler on one real thread. */
final class ThreadScheduler implements Scheduler {
    private static final Logger log = LoggerFactory.getLogger(ThreadScheduler.class);

    /** A task that runs at close gets so long to end. */
    private static final long CLOSE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor executor;
    private volatile @Nullable Thread thread;

    ThreadScheduler(String threadName) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            final Thread started = new Thread(task, threadName);
            started.setDaemon(true);
            thread = started;
            return started;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        try {
            final Future<?> future =
                    executor.schedule(() -> guarded(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    /** A task that fails must not take the thread's other tasks with it, nor fail unheard. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            log.error("a task failed", failure);
        }
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void close() {
        executor.shutdown();
        final Thread own = thread;
        if (own == null || own == Thread.currentThread()) {
            return;
        }
        try {
            own.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
