package dev.sukashi.time;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * One thread that runs tasks in the order they came, and timed ones when they are due. State that is touched by its
 * tasks alone needs no lock.
 */
public interface Scheduler extends Executor, AutoCloseable {
    /** Runs a task after those that already wait. After {@link #close()} tasks are dropped. */
    @Override
    void execute(Runnable task);

    /**
     * Runs a task once the delay is over.
     *
     * @param delay zero or less is at once, after those that already wait
     */
    Timer schedule(Duration delay, Runnable task);

    /** The clock that delays are measured by. */
    Clock clock();

    /** Drops what waits and ends the thread, after what runs just now; returns when it has ended. */
    @Override
    void close();

    /** A scheduler on a daemon thread of its own. The caller closes it. */
    static Scheduler named(String threadName) {
        return new ThreadScheduler(threadName);
    }

    /** A task that is due later. */
    interface Timer {
        /** Keeps the task from running; one that runs or ran already is left alone. */
        void cancel();
    }
}
