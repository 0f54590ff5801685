package dev.sukashi.translate;

import dev.sukashi.line.Problem;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmAnswer;
import dev.sukashi.llm.LlmCall;
import dev.sukashi.llm.LlmListener;
import dev.sukashi.llm.LlmRequest;
import dev.sukashi.llm.RateLimits;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests that are no lines, such as pictures, through the gate of the translator whose model they go to. What a
 * wait costs is told by {@link LlmListener#onPause}.
 */
public final class GatedAdapter implements LlmAdapter {
    private final LlmAdapter inner;
    private final RateGate gate;

    /** Takes over the adapter and closes it; the gate is shared. */
    public GatedAdapter(LlmAdapter inner, RateGate gate) {
        this.inner = inner;
        this.gate = gate;
    }

    @Override
    public LlmCall send(LlmRequest request, LlmListener listener) {
        final Passage passage = new Passage(request, listener);
        passage.pass.enter();
        return passage;
    }

    @Override
    public void close() {
        inner.close();
    }

    /** One request on its way through. */
    private final class Passage implements LlmCall, LlmListener, RateGate.Entrant {
        private final LlmRequest request;
        private final LlmListener listener;
        private final RateGate.Pass pass;
        private boolean cancelled;
        private @Nullable LlmCall call;

        Passage(LlmRequest request, LlmListener listener) {
            this.request = request;
            this.listener = listener;
            this.pass = gate.pass(TokenEstimate.of(request.messages()), this);
        }

        @Override
        public void onWaiting(Instant until) {
            if (!isCancelled()) {
                listener.onPause(until);
            }
        }

        @Override
        public void onOpen() {
            if (isCancelled()) {
                return;
            }
            final LlmCall sent = inner.send(request, this);
            synchronized (this) {
                call = sent;
                if (!cancelled) {
                    return;
                }
            }
            sent.cancel();
        }

        @Override
        public void onRefused(Duration wait) {
            if (!isCancelled()) {
                listener.onFailed(RateGate.refused(wait));
            }
        }

        @Override
        public void cancel() {
            final LlmCall running;
            synchronized (this) {
                cancelled = true;
                running = call;
            }
            pass.leave();
            if (running != null) {
                running.cancel();
            }
        }

        private synchronized boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void onThinking() {
            listener.onThinking();
        }

        @Override
        public void onLimits(RateLimits limits) {
            gate.learn(Allowance.of(limits));
            listener.onLimits(limits);
        }

        @Override
        public void onPause(Instant until) {
            listener.onPause(until);
        }

        @Override
        public void onDelta(String soFar) {
            listener.onDelta(soFar);
        }

        @Override
        public void onFinished(LlmAnswer answer) {
            pass.leave(answer.usage().input() + answer.usage().output());
            listener.onFinished(answer);
        }

        @Override
        public void onFailed(Problem problem) {
            gate.learn(problem);
            pass.leave();
            listener.onFailed(problem);
        }
    }
}
