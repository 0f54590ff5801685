package dev.sukashi.translate;

import dev.sukashi.line.Problem;
import dev.sukashi.time.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one translator's requests out as fast as limits allow, in the order they came: the player's own limits over a
 * sliding minute, what the service said is left, and the pause it asked for. Safe for several threads; its state belongs
 * to the scheduler's thread, where entrants hear of it too.
 */
public final class RateGate {
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Who would have to wait longer is told so at once: another translator, or the player, may know better. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Headers are worth no longer wait than this: some gateways always say that nothing is left. */
    static final Duration LONGEST_BY_HEADERS = Duration.ofSeconds(60);

    private static final long LONGEST_PAUSE_SECONDS = Duration.ofDays(1).toSeconds();

    private final Limits limits;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Deque<Pass> waiting = new ArrayDeque<>();
    private final Deque<Pass> window = new ArrayDeque<>();
    private int inside;
    private Instant closedAt = Instant.MIN;
    private Instant closedUntil = Instant.MIN;
    private Scheduler.@Nullable Timer timer;

    /**
     * The player's own limits; 0 for none.
     *
     * @param requestsPerMinute in any sixty seconds
     * @param tokensPerMinute in any sixty seconds, of prompts and answers
     * @param concurrency requests under way at once
     */
    public record Limits(int requestsPerMinute, int tokensPerMinute, int concurrency) {
        public static final Limits NONE = new Limits(0, 0, 0);
    }

    /** Who wants out. Called on the scheduler's thread; the last two end the waiting, and one of them comes. */
    public interface Entrant {
        /** Not yet; told anew where the time changes. */
        void onWaiting(Instant until);

        /** Now; whoever goes out tells {@link Pass#leave} when it is done. */
        void onOpen();

        /** Not in any time worth waiting for. */
        void onRefused(Duration wait);
    }

    /** @param scheduler stays the caller's */
    public RateGate(Limits limits, Scheduler scheduler) {
        this.limits = limits;
        this.scheduler = scheduler;
        this.clock = scheduler.clock();
    }

    /**
     * For one request, which does not wait before it enters.
     *
     * @param tokens how many it will take, as far as can be guessed
     */
    public Pass pass(int tokens, Entrant entrant) {
        return new Pass(tokens, entrant);
    }

    /** The service asked for a pause, or refused because its limit is reached. */
    public void closeFor(Duration pause) {
        scheduler.execute(() -> close(pause));
    }

    /** Why something that the gate refused was not sent. */
    static Problem refused(Duration wait) {
        return Problem.of(
                Problem.Kind.RATE_LIMITED,
                "message",
                "",
                "seconds",
                Long.toString(wait.plusMillis(999).toSeconds()));
    }

    /** Closes for the pause that a service asked for when it refused. */
    void learn(Problem problem) {
        if (problem.kind() == Problem.Kind.RATE_LIMITED) {
            closeFor(pauseAsked(problem));
        }
    }

    /** Nothing where the service does not say: the attempts before had their own growing pauses. */
    private static Duration pauseAsked(Problem problem) {
        final String seconds = problem.details().getOrDefault("seconds", "");
        return seconds.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, Long.parseLong(seconds)))
                : Duration.ZERO;
    }

    /** Takes to heart what the service said is left: where that is nothing, the gate stays shut until the reset. */
    public void learn(Allowance allowance) {
        final Duration pause = longer(resetOf(allowance.requests()), resetOf(allowance.tokens()));
        if (!pause.isZero()) {
            closeFor(pause.compareTo(LONGEST_BY_HEADERS) < 0 ? pause : LONGEST_BY_HEADERS);
        }
    }

    private static Duration resetOf(Optional<Allowance.Left> left) {
        return left.filter(some -> some.count() <= 0)
                .map(Allowance.Left::reset)
                .filter(reset -> !reset.isNegative())
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void close(Duration pause) {
        final Instant now = clock.instant();
        if (now.plus(pause).isAfter(closedUntil) || now.isBefore(closedAt)) {
            closedAt = now;
            closedUntil = now.plus(pause);
        }
        pump();
    }

    /** Lets out who may go, and tells the others until when. */
    private void pump() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        final Instant now = clock.instant();
        forgetOld(now);
        while (!waiting.isEmpty()) {
            final Pass next = waiting.element();
            final Instant opens = opensFor(next.tokens, now);
            final Duration wait = Duration.between(now, opens);
            if (wait.compareTo(PATIENCE) > 0) {
                waiting.remove();
                next.entrant.onRefused(wait);
            } else if (opens.isAfter(now)) {
                timer = scheduler.schedule(wait, this::pump);
                new ArrayList<>(waiting).forEach(pass -> pass.tellWaiting(opens));
                return;
            } else if (limits.concurrency() > 0 && inside >= limits.concurrency()) {
                // Nobody knows for how long; who leaves opens it.
                return;
            } else {
                waiting.remove();
                next.open(now);
            }
        }
    }

    /** What is over a minute old; and, where the clock was set back, what would be yet to come. */
    private void forgetOld(Instant now) {
        window.removeIf(pass ->
                pass.openedAt.isAfter(now) || !pass.openedAt.plus(WINDOW).isAfter(now));
        if (now.isBefore(closedAt)) {
            closedAt = Instant.MIN;
            closedUntil = Instant.MIN;
        }
    }

    private Instant opensFor(int tokens, Instant now) {
        Instant opens = closedUntil.isAfter(now) ? closedUntil : now;
        final List<Pass> out = List.copyOf(window);
        if (limits.requestsPerMinute() > 0 && out.size() >= limits.requestsPerMinute()) {
            opens = later(
                    opens,
                    out.get(out.size() - limits.requestsPerMinute()).openedAt.plus(WINDOW));
        }
        if (limits.tokensPerMinute() > 0) {
            // One that is over the limit all by itself goes out when nothing else counts.
            long sum = tokens + out.stream().mapToLong(pass -> pass.tokens).sum();
            for (final Pass old : out) {
                if (sum <= limits.tokensPerMinute()) {
                    break;
                }
                sum -= old.tokens;
                opens = later(opens, old.openedAt.plus(WINDOW));
            }
        }
        return opens;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** One request's way through the gate. */
    public final class Pass {
        private final Entrant entrant;
        private int tokens;
        private boolean isInside;
        private Instant openedAt = Instant.MIN;
        private Instant told = Instant.MIN;

        private Pass(int tokens, Entrant entrant) {
            this.tokens = tokens;
            this.entrant = entrant;
        }

        /** Takes its place behind those that wait. Returns at once. */
        public void enter() {
            scheduler.execute(() -> {
                waiting.add(this);
                pump();
            });
        }

        /** Is done, or no longer wants out; its guessed tokens count if it was out. Returns at once. */
        public void leave() {
            scheduler.execute(this::depart);
        }

        /**
         * Is done.
         *
         * @param used the tokens as the service counted them; 0 where it did not
         */
        public void leave(int used) {
            scheduler.execute(() -> {
                tokens = used > 0 ? used : tokens;
                depart();
            });
        }

        private void depart() {
            final boolean waited = waiting.remove(this);
            if (isInside) {
                isInside = false;
                inside--;
            } else if (!waited) {
                return;
            }
            pump();
        }

        private void open(Instant now) {
            isInside = true;
            inside++;
            openedAt = now;
            window.add(this);
            entrant.onOpen();
        }

        private void tellWaiting(Instant until) {
            if (!until.equals(told)) {
                told = until;
                entrant.onWaiting(until);
            }
        }
    }
}
