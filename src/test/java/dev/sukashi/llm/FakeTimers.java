package dev.sukashi.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Time that passes only when a test says so. Tasks run on the thread that lets it pass. */
final class FakeTimers implements Timers {
    private record Task(long number, Duration due, Duration delay, Runnable work) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Duration> history = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private long scheduled;

    @Override
    public Handle schedule(Duration delay, Runnable work) {
        lock.lock();
        try {
            final Task task = new Task(++scheduled, now.plus(delay), delay, work);
            tasks.add(task);
            history.add(delay);
            changed.signalAll();
            return () -> remove(task);
        } finally {
            lock.unlock();
        }
    }

    /** Lets time pass, and all run that is due by then. */
    void advance(Duration by) {
        final List<Task> due;
        lock.lock();
        try {
            now = now.plus(by);
            due = tasks.stream()
                    .filter(task -> task.due().compareTo(now) <= 0)
                    .sorted(Comparator.comparing(Task::due))
                    .toList();
            tasks.removeAll(due);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        due.forEach(task -> task.work().run());
    }

    /** Waits until something waits for just so long. */
    void await(Duration delay) throws InterruptedException {
        awaitOne(delay, delay);
    }

    /** Waits until something waits for that long, both ends included; says how long. */
    Duration awaitOne(Duration least, Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(20);
            while (true) {
                for (final Task task : tasks) {
                    if (task.delay().compareTo(least) >= 0 && task.delay().compareTo(most) <= 0) {
                        return task.delay();
                    }
                }
                if (left <= 0) {
                    throw new AssertionError("nothing waits for " + least + "–" + most + ": " + tasks);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How often something began to wait for just so long. */
    long countOf(Duration delay) {
        lock.lock();
        try {
            return history.stream().filter(delay::equals).count();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing waits. */
    boolean isIdle() {
        lock.lock();
        try {
            return tasks.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void remove(Task task) {
        lock.lock();
        try {
            tasks.removeIf(other -> other.number() == task.number());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
