package dev.sukashi.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A scheduler that a test turns by hand: tasks run inside {@link #runReady()} and {@link #advance}, on the test's thread. */
public final class ManualScheduler implements Scheduler {
    private record Timed(Instant due, long order, Runnable task) {}

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Timed> timed =
            new PriorityQueue<>(Comparator.comparing(Timed::due).thenComparing(Timed::order));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long orders;

    @Override
    public synchronized void execute(Runnable task) {
        ready.add(task);
        notifyAll();
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable task) {
        final Timed entry = new Timed(now.plus(delay), orders++, task);
        timed.add(entry);
        return () -> timed.remove(entry);
    }

    /** Runs what waits, and what that brings, without time going on. */
    public void runReady() {
        advance(Duration.ZERO);
    }

    /**
     * Runs what waits, and what other threads bring, until something holds. Time does not go on meanwhile.
     *
     * @return whether it held within the limit of real time
     */
    public boolean runUntil(BooleanSupplier holds, Duration limit) {
        final long deadline = System.nanoTime() + limit.toNanos();
        runReady();
        while (!holds.getAsBoolean()) {
            if (!awaitTask(deadline)) {
                return false;
            }
            runReady();
        }
        return true;
    }

    private synchronized boolean awaitTask(long deadline) {
        try {
            while (ready.isEmpty()) {
                final long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wait(Math.max(1, left / 1_000_000));
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets time go on and runs all that comes due meanwhile, in order. */
    public void advance(Duration time) {
        final Instant end = now.plus(time);
        while (true) {
            final Runnable task = next(end);
            if (task == null) {
                break;
            }
            task.run();
        }
        now = end;
    }

    private synchronized @Nullable Runnable next(Instant end) {
        final Runnable first = ready.poll();
        if (first != null) {
            return first;
        }
        final Timed timer = timed.peek();
        if (timer == null || timer.due().isAfter(end)) {
            return null;
        }
        timed.poll();
        now = timer.due().isAfter(now) ? timer.due() : now;
        return timer.task();
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public synchronized void close() {
        ready.clear();
        timed.clear();
    }
}
