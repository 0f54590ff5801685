package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of the player's, from its first attempt to its answer or its end. */
final class Exchange implements LlmCall {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    /** A shorter pause is over before anybody has read of it. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

    private final LlmTransport transport;
    private final LlmEndpoint endpoint;
    private final Dialect dialect;
    private final AuthScheme auth;
    private final KeyRing keys;
    private final LlmRequest request;
    private final Set<String> without;
    private final Set<String> conceded = ConcurrentHashMap.newKeySet();
    private final SerialListener listener;
    private final Consumer<Exchange> onEnd;

    private final Object lock = new Object();
    private int attempts;
    private int keysRefused;
    private boolean tokenRenewed;
    private boolean ended;
    private @Nullable Attempt current;
    private Timers.@Nullable Handle pause;

    /**
     * @param keys shared with the adapter's other calls, as is what they learn of them
     * @param without features that this endpoint refused; shared likewise
     */
    Exchange(
            LlmTransport transport,
            LlmEndpoint endpoint,
            Dialect dialect,
            AuthScheme auth,
            KeyRing keys,
            LlmRequest request,
            Set<String> without,
            LlmListener listener,
            Consumer<Exchange> onEnd) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.dialect = dialect;
        this.auth = auth;
        this.keys = keys;
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
        synchronized (lock) {
            if (ended) {
                return;
            }
            attempts = number;
            pause = null;
        }
        keys.next().ifPresentOrElse(key -> attempt(key, Secret.NONE), () -> retryLater(keys.allRest()));
    }

    /** @param refused a token of this key that the service did not take; {@link Secret#NONE} for none */
    private void attempt(Secret key, Secret refused) {
        final var unused = transport.credential(endpoint, auth, key, refused).whenComplete((credential, failure) -> {
            if (failure == null) {
                send(key, credential);
            } else {
                failed(key, Secret.NONE, Failure.ofMinting(failure));
            }
        });
    }

    private void send(Secret key, Secret credential) {
        final LlmEndpoint withKey = endpoint.withKey(key);
        final Attempt attempt;
        try {
            final Set<String> leftOut = leftOut();
            final WireRequest wire = dialect.request(withKey, request, leftOut);
            attempt = new Attempt(
                    transport, withKey, dialect, wire, auth, credential, new Events(key, credential, leftOut));
        } catch (ProblemException e) {
            fail(e.problem());
            return;
        }
        synchronized (lock) {
            if (ended) {
                return;
            }
            current = attempt;
        }
        attempt.start();
    }

    private Set<String> leftOut() {
        final Set<String> all = new HashSet<>(without);
        all.addAll(conceded);
        return Set.copyOf(all);
    }

    private void failed(Secret key, Secret credential, Failure failure) {
        if (failure.status() == 401 && auth.mints(key) && !credential.isEmpty() && mayRenewToken()) {
            attempt(key, credential);
        } else if (KeyRing.isAboutTheKey(failure.status()) && keys.size() > 1) {
            keys.refused(key, failure);
            final Optional<Secret> other = mayTryAnotherKey() ? keys.next() : Optional.empty();
            other.ifPresentOrElse(next -> attempt(next, Secret.NONE), () -> retryLater(keys.allRest()));
        } else {
            retryLater(failure);
        }
    }

    private boolean mayRenewToken() {
        synchronized (lock) {
            final boolean may = !tokenRenewed && !ended;
            tokenRenewed = true;
            return may;
        }
    }

    /** Each key once a request: other calls may restore the keys that this one sees refused. */
    private boolean mayTryAnotherKey() {
        synchronized (lock) {
            return !ended && ++keysRefused < keys.size();
        }
    }

    private void retryLater(Failure failure) {
        final Optional<Duration> told;
        synchronized (lock) {
            if (ended) {
                return;
            }
            final int next = attempts + 1;
            final Optional<Duration> wait = transport.retry().pause(attempts, failure, transport.random());
            if (wait.isPresent()) {
                log.debug("{}: {}; again in {}", endpoint, failure.problem().kind(), wait.get());
                pause = transport.timers().schedule(wait.get(), () -> attempt(next));
            }
            told = wait;
        }
        if (told.isEmpty()) {
            fail(failure.problem());
        } else if (told.get().compareTo(WORTH_TELLING) >= 0) {
            listener.onPause(transport.clock().instant().plus(told.get()));
        }
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
        private final Secret key;
        private final Secret credential;
        private final Set<String> leftOut;

        Events(Secret key, Secret credential, Set<String> leftOut) {
            this.key = key;
            this.credential = credential;
            this.leftOut = leftOut;
        }

        @Override
        public void onLimits(RateLimits limits) {
            // One key's limits say nothing of the others'.
            if (keys.size() == 1) {
                listener.onLimits(limits);
            }
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
            keys.succeeded(key);
            // Not before: the service may have meant something else.
            without.addAll(leftOut);
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
            conceded.add(concession.get());
            attempt(key, Secret.NONE);
        }

        @Override
        public void onFailed(Failure failure) {
            failed(key, credential, request.hasImages() ? Pictures.explained(failure, endpoint.model()) : failure);
        }
    }
}
