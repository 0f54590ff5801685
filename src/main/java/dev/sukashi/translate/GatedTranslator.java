package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Sends lines to another translator as fast as its limits allow, and learns from what its service says of them. */
public final class GatedTranslator implements Translator {
    private final Translator inner;
    private final RateGate gate;
    private final ToIntFunction<Line> tokens;

    /**
     * Takes over the translator and closes it.
     *
     * @param tokens how many a line's request will take, as far as can be guessed
     */
    public GatedTranslator(Translator inner, RateGate gate, ToIntFunction<Line> tokens) {
        this.inner = inner;
        this.gate = gate;
        this.tokens = tokens;
    }

    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public Call translate(Line line, Listener listener) {
        final Passage passage = new Passage(line, listener);
        passage.pass.enter();
        return passage;
    }

    @Override
    public void close() {
        inner.close();
    }

    private final class Passage implements Call, Listener, RateGate.Entrant {
        private final Line line;
        private final Listener listener;
        private final RateGate.Pass pass;
        private final Object lock = new Object();
        private boolean waited;
        private boolean cancelled;
        private @Nullable Call call;

        Passage(Line line, Listener listener) {
            this.line = line;
            this.listener = listener;
            this.pass = gate.pass(tokens.applyAsInt(line), this);
        }

        @Override
        public void onWaiting(Instant until) {
            waited = true;
            if (!isCancelled()) {
                listener.onWaiting(until);
            }
        }

        @Override
        public void onOpen() {
            if (isCancelled()) {
                return;
            }
            if (waited) {
                listener.onStarted();
            }
            final Call begun = inner.translate(line, this);
            final boolean tooLate;
            synchronized (lock) {
                call = begun;
                tooLate = cancelled;
            }
            if (tooLate) {
                begun.cancel();
            }
        }

        @Override
        public void onRefused(Duration wait) {
            if (!isCancelled()) {
                listener.onFailed(RateGate.refused(wait));
            }
        }

        @Override
        public void cancel() {
            final Call running;
            synchronized (lock) {
                cancelled = true;
                running = call;
            }
            pass.leave();
            if (running != null) {
                running.cancel();
            }
        }

        private boolean isCancelled() {
            synchronized (lock) {
                return cancelled;
            }
        }

        @Override
        public void onDelta(String soFar) {
            listener.onDelta(soFar);
        }

        @Override
        public void onFinished(String text, Usage usage) {
            pass.leave(usage.input() + usage.output());
            listener.onFinished(text, usage);
        }

        @Override
        public void onFailed(Problem problem) {
            gate.learn(problem);
            pass.leave();
            listener.onFailed(problem);
        }

        @Override
        public void onThinking() {
            listener.onThinking();
        }

        @Override
        public void onStarted() {
            listener.onStarted();
        }

        @Override
        public void onFellBack(String to, Problem problem) {
            listener.onFellBack(to, problem);
        }

        @Override
        public void onAllowance(Allowance allowance) {
            gate.learn(allowance);
            listener.onAllowance(allowance);
        }
    }
}
