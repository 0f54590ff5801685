package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of the player's, from its first attempt to its answer or its end. */
final class Exchange implements LlmCall {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    private final LlmTransport transport;
    private final LlmEndpoint endpoint;
    private final Dialect dialect;
    private final LlmRequest request;
    private final Set<String> without;
    private final SerialListener listener;
    private final Consumer<Exchange> onEnd;

    private final Object lock = new Object();
    private int attempts;
    private boolean ended;
    private @Nullable Attempt current;
    private Timers.@Nullable Handle pause;

    /** @param without features that this endpoint refused; shared with the adapter's other calls, which learn from it */
    Exchange(
            LlmTransport transport,
            LlmEndpoint endpoint,
            Dialect dialect,
            LlmRequest request,
            Set<String> without,
            LlmListener listener,
            Consumer<Exchange> onEnd) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.dialect = dialect;
        this.request = request;
        this.without = without;
        this.listener = new SerialListener(listener);
        this.onEnd = onEnd;
    }

    void start() {
        attempt(1);
    }

    @Override
    public void cancel() {
        listener.silence();
        end();
    }

    private void attempt(int number) {
        final Attempt attempt;
        try {
            final Set<String> leftOut = Set.copyOf(without);
            final WireRequest wire = dialect.request(endpoint, request, leftOut);
            attempt = new Attempt(transport, endpoint, dialect, wire, new Events(leftOut));
        } catch (ProblemException e) {
            fail(e.problem());
            return;
        }
        synchronized (lock) {
            if (ended) {
                return;
            }
            attempts = number;
            pause = null;
            current = attempt;
        }
        attempt.start();
    }

    private void fail(Problem problem) {
        listener.onFailed(problem);
        end();
    }

    private void end() {
        final Attempt running;
        synchronized (lock) {
            if (ended) {
                return;
            }
            ended = true;
            running = current;
            if (pause != null) {
                pause.cancel();
            }
        }
        if (running != null) {
            running.cancel();
        }
        onEnd.accept(this);
    }

    /** What one attempt reports. */
    private final class Events implements Attempt.Listener {
        private final Set<String> leftOut;

        Events(Set<String> leftOut) {
            this.leftOut = leftOut;
        }

        @Override
        public void onLimits(RateLimits limits) {
            listener.onLimits(limits);
        }

        @Override
        public void onThinking() {
            listener.onThinking();
        }

        @Override
        public void onText(String soFar) {
            listener.onDelta(soFar);
        }

        @Override
        public void onAnswer(LlmAnswer answer) {
            listener.onFinished(answer);
            end();
        }

        @Override
        public void onRefused(int status, ServiceError error, Failure failure) {
            final Optional<String> concession = dialect.concession(status, error, leftOut);
            if (concession.isEmpty()) {
                onFailed(failure);
                return;
            }
            log.info("{} refuses {}: asking without it", endpoint, concession.get());
            without.add(concession.get());
            final int same;
            synchronized (lock) {
                same = attempts;
            }
            attempt(same);
        }

        @Override
        public void onFailed(Failure failure) {
            synchronized (lock) {
                if (ended) {
                    return;
                }
                final int next = attempts + 1;
                final Optional<Duration> wait = transport.retry().pause(attempts, failure, transport.random());
                if (wait.isPresent()) {
                    log.debug("{}: {}; again in {}", endpoint, failure.problem().kind(), wait.get());
                    pause = transport.timers().schedule(wait.get(), () -> attempt(next));
                    return;
                }
            }
            fail(failure.problem());
        }
    }
}
