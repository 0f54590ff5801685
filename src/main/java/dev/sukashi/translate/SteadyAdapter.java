package dev.sukashi.translate;

import dev.sukashi.line.Problem;
import dev.sukashi.llm.ChatMessage;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmAnswer;
import dev.sukashi.llm.LlmCall;
import dev.sukashi.llm.LlmListener;
import dev.sukashi.llm.LlmRequest;
import dev.sukashi.llm.RateLimits;
import dev.sukashi.prompt.Degeneration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks again where a small model fell into repeating itself: each further adapter is the same model with more of a
 * penalty on that. A runaway is noticed while it streams in, and cut short.
 */
public final class SteadyAdapter implements LlmAdapter {
    private final List<LlmAdapter> ladder;
    private final int maxTokens;

    /**
     * Takes over the adapters and closes them.
     *
     * @param ladder the plain one first; at least one
     * @param maxTokens the requests' limit; 0 for none
     */
    public SteadyAdapter(List<LlmAdapter> ladder, int maxTokens) {
        this.ladder = List.copyOf(ladder);
        this.maxTokens = maxTokens;
    }

    @Override
    public LlmCall send(LlmRequest request, LlmListener listener) {
        final Climb climb = new Climb(request, listener);
        climb.attempt(0);
        return climb;
    }

    @Override
    public void close() {
        ladder.forEach(LlmAdapter::close);
    }

    /** One request, on its way up. */
    private final class Climb implements LlmCall {
        private final LlmRequest request;
        private final LlmListener listener;
        private final String source;
        private boolean cancelled;
        private int step;
        private @Nullable LlmCall call;

        Climb(LlmRequest request, LlmListener listener) {
            this.request = request;
            this.listener = listener;
            final List<ChatMessage> messages = request.messages();
            this.source =
                    messages.isEmpty() ? "" : messages.get(messages.size() - 1).content();
        }

        void attempt(int number) {
            synchronized (this) {
                if (cancelled) {
                    return;
                }
                step = number;
                call = null;
            }
            final LlmCall sent = ladder.get(number).send(request, new Rung(number));
            synchronized (this) {
                if (!cancelled && step == number) {
                    call = sent;
                    return;
                }
            }
            sent.cancel();
        }

        /** Gives this attempt up; its call is cancelled either here or by {@link #attempt}, once it is known. */
        private void giveUp(int number) {
            final LlmCall running;
            final boolean last = number + 1 == ladder.size();
            synchronized (this) {
                if (cancelled || step != number) {
                    return;
                }
                step = number + 1;
                running = call;
            }
            if (running != null) {
                running.cancel();
            }
            if (last) {
                listener.onFailed(Problem.of(Problem.Kind.DEGENERATE));
            } else {
                attempt(number + 1);
            }
        }

        private synchronized boolean isCurrent(int number) {
            return !cancelled && step == number;
        }

        @Override
        public void cancel() {
            final LlmCall running;
            synchronized (this) {
                cancelled = true;
                running = call;
            }
            if (running != null) {
                running.cancel();
            }
        }

        /** Hears of one attempt. */
        private final class Rung implements LlmListener {
            private final int number;

            Rung(int number) {
                this.number = number;
            }

            @Override
            public void onThinking() {
                if (isCurrent(number)) {
                    listener.onThinking();
                }
            }

            @Override
            public void onPause(Instant until) {
                if (isCurrent(number)) {
                    listener.onPause(until);
                }
            }

            @Override
            public void onLimits(RateLimits limits) {
                if (isCurrent(number)) {
                    listener.onLimits(limits);
                }
            }

            @Override
            public void onDelta(String soFar) {
                if (Degeneration.isRunaway(source, soFar)) {
                    giveUp(number);
                } else if (isCurrent(number)) {
                    listener.onDelta(soFar);
                }
            }

            @Override
            public void onFinished(LlmAnswer answer) {
                if (Degeneration.isIn(source, answer.text(), answer.usage().output(), maxTokens)) {
                    giveUp(number);
                } else if (isCurrent(number)) {
                    listener.onFinished(answer);
                }
            }

            @Override
            public void onFailed(Problem problem) {
                if (isCurrent(number)) {
                    listener.onFailed(problem);
                }
            }
        }
    }
}
