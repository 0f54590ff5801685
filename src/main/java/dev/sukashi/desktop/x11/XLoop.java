package dev.sukashi.desktop.x11;

import com.sun.jna.Memory;
import dev.sukashi.desktop.DesktopException;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An X connection with the one thread that uses it. The thread sleeps until the server sends something, another
 * thread hands it a task, or a timer is due.
 */
final class XLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(XLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final XConnection connection;
    private final LongSupplier nanoTime;
    private final Thread thread;
    private final int wakeReader;
    private final int wakeWriter;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** The thread's own. */
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();

    private Consumer<XEvent> listener = event -> {};
    private boolean running = true;

    private XLoop(String name, XConnection connection, LongSupplier nanoTime, int[] pipe) {
        this.connection = connection;
        this.nanoTime = nanoTime;
        wakeReader = pipe[0];
        wakeWriter = pipe[1];
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /**
     * @param threadName begins with {@code sukashi-}
     * @param nanoTime such as {@link System#nanoTime()}, for the timers
     */
    static XLoop start(String threadName, LongSupplier nanoTime) throws DesktopException {
        final XConnection connection = XConnection.open();
        final int[] pipe = new int[2];
        if (LibC.pipe(pipe) != 0) {
            connection.close();
            throw new DesktopException("no file descriptors left");
        }
        final XLoop loop = new XLoop(threadName, connection, nanoTime, pipe);
        loop.thread.start();
        return loop;
    }

    /** Only for use on this loop's thread. */
    XConnection connection() {
        return connection;
    }

    /** Who is told of events; call on this loop's thread. */
    void listen(Consumer<XEvent> eventListener) {
        listener = eventListener;
    }

    /** Runs a task on this loop's thread, soon; never once the loop is closed. Safe from any thread. */
    void post(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread && awake.compareAndSet(false, true)) {
            synchronized (closed) {
                if (!closed.get()) {
                    LibC.write(wakeWriter, new byte[1], 1);
                }
            }
        }
    }

    /** Runs a task on this loop's thread and waits until the server has done what it asked for. */
    void call(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        final CountDownLatch done = new CountDownLatch(1);
        post(() -> {
            task.run();
            connection.sync();
            done.countDown();
        });
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} does not answer", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a task after a while; call on this loop's thread. */
    Timer after(Duration delay, Runnable task) {
        final Timer timer = new Timer(nanoTime.getAsLong() + delay.toNanos(), task);
        timers.add(timer);
        return timer;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** A task to come. */
    final class Timer implements Comparable<Timer> {
        private final long due;
        private final Runnable task;

        private Timer(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        void cancel() {
            timers.remove(this);
        }

        @Override
        public int compareTo(Timer other) {
            return Long.signum(due - other.due);
        }
    }

    private void run() {
        try (Memory descriptors = new Memory(16)) {
            descriptors.clear();
            descriptors.setInt(0, connection.descriptor());
            descriptors.setShort(4, LibC.POLLIN);
            descriptors.setInt(8, wakeReader);
            descriptors.setShort(12, LibC.POLLIN);
            while (running) {
                takeEvents();
                takeTasks();
                takeTimers();
                // Asking for events also sends what is still to be sent. Nothing may call Xlib between this and the
                // sleep: it could read an event off the socket, for which the sleep would then wait in vain.
                if (running && tasks.isEmpty() && !connection.hasEvents()) {
                    sleep(descriptors);
                }
            }
        } finally {
            connection.close();
        }
    }

    private void takeEvents() {
        while (connection.hasEvents()) {
            final XEvent event = connection.nextEvent();
            guarded(() -> listener.accept(event));
        }
    }

    private void takeTasks() {
        for (Runnable task = tasks.poll(); task != null && running; task = tasks.poll()) {
            guarded(task);
        }
    }

    private void takeTimers() {
        for (Timer next = timers.peek(); next != null && next.due <= nanoTime.getAsLong(); next = timers.peek()) {
            timers.remove(next);
            guarded(next.task);
        }
    }

    /** This thread's outermost edge: what fails once must not end the watch. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("{} failed at one task and goes on", thread.getName(), e);
        }
    }

    private void sleep(Memory descriptors) {
        final Timer next = timers.peek();
        final long millis = next == null ? -1 : Math.max(0, (next.due - nanoTime.getAsLong()) / 1_000_000 + 1);
        final int ready = LibC.poll(descriptors, 2, (int) Math.min(millis, Integer.MAX_VALUE));
        // After an interruption by a signal the answers are those of the call before.
        if (ready > 0 && descriptors.getShort(14) != 0) {
            LibC.read(wakeReader, new byte[64], 64);
            awake.set(false);
        }
    }

    /** Ends the thread and the connection, and waits for both. Idempotent. */
    @Override
    public void close() {
        if (closed.get()) {
            return;
        }
        post(() -> running = false);
        try {
            if (Thread.currentThread() != thread) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (closed) {
            if (closed.compareAndSet(false, true) && !thread.isAlive()) {
                LibC.close(wakeReader);
                LibC.close(wakeWriter);
            }
        }
    }
}
