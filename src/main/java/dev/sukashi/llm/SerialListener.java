package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the promise of {@link LlmListener} whatever thread speaks: one call at a time, in order, nothing after the end.
 * No lock is held while the listener runs; a thread that finds it busy leaves its word behind and goes.
 */
final class SerialListener implements LlmListener {
    private static final Logger log = LoggerFactory.getLogger(SerialListener.class);

    private final LlmListener listener;
    private final Queue<Runnable> words = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean thinking = new AtomicBoolean();
    private volatile boolean silent;

    SerialListener(LlmListener listener) {
        this.listener = listener;
    }

    @Override
    public void onThinking() {
        if (!ended.get() && thinking.compareAndSet(false, true)) {
            say(listener::onThinking);
        }
    }

    @Override
    public void onLimits(RateLimits limits) {
        if (!ended.get()) {
            say(() -> listener.onLimits(limits));
        }
    }

    @Override
    public void onPause(Instant until) {
        if (!ended.get()) {
            say(() -> listener.onPause(until));
        }
    }

    @Override
    public void onDelta(String soFar) {
        if (!ended.get()) {
            say(() -> listener.onDelta(soFar));
        }
    }

    @Override
    public void onFinished(LlmAnswer answer) {
        if (ended.compareAndSet(false, true)) {
            say(() -> listener.onFinished(answer));
        }
    }

    @Override
    public void onFailed(Problem problem) {
        if (ended.compareAndSet(false, true)) {
            say(() -> listener.onFailed(problem));
        }
    }

    /** From now on nothing is said. */
    void silence() {
        silent = true;
        ended.set(true);
    }

    private void say(Runnable word) {
        words.add(word);
        if (waiting.getAndIncrement() > 0) {
            return;
        }
        do {
            final Runnable next = words.remove();
            if (!silent) {
                run(next);
            }
        } while (waiting.decrementAndGet() > 0);
    }

    private static void run(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException e) {
            // The listener's own fault must end neither our thread nor its further news.
            log.error("A listener failed", e);
        }
    }
}
