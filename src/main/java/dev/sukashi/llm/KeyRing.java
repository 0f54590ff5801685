package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Several keys of one service, separated by {@code |}, taken by turns. One that is refused rests for a while; success
 * restores it. A single key never rests, as there is none to take its place. Safe for several threads.
 */
final class KeyRing {
    private static final Duration WRONG = Duration.ofMinutes(10);
    private static final Duration NO_BALANCE = Duration.ofMinutes(30);
    private static final Duration TOO_MANY = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final class Key {
        private final Secret secret;
        private Instant free = Instant.MIN;

        Key(Secret secret) {
            this.secret = secret;
        }
    }

    private final List<Key> keys = new ArrayList<>();
    private final Clock clock;
    private int turn;
    private @Nullable Failure last;

    KeyRing(Secret keys, Clock clock) {
        keys.split().forEach(key -> this.keys.add(new Key(key)));
        this.clock = clock;
    }

    int size() {
        return keys.size();
    }

    /** Whether this status is about the key, so that another may do better. */
    static boolean isAboutTheKey(int status) {
        return status == 401 || status == 402 || status == 403 || status == 429;
    }

    /** The next key that does not rest. */
    synchronized Optional<Secret> next() {
        final Instant now = clock.instant();
        for (int i = 0; i < keys.size(); i++) {
            final Key key = keys.get((turn + i) % keys.size());
            if (!key.free.isAfter(now)) {
                turn = (turn + i + 1) % keys.size();
                return Optional.of(key.secret);
            }
        }
        return Optional.empty();
    }

    /** Lets a key rest: as long as the service asks, else as its status suggests. */
    synchronized void refused(Secret secret, Failure failure) {
        if (keys.size() < 2) {
            return;
        }
        final Instant until = clock.instant().plus(rest(failure));
        keys.stream().filter(key -> key.secret.equals(secret)).forEach(key -> key.free = until);
        last = failure;
    }

    synchronized void succeeded(Secret secret) {
        keys.stream().filter(key -> key.secret.equals(secret)).forEach(key -> key.free = Instant.MIN);
    }

    /** What to say while all rest: the last refusal, and how long until the first key may be tried again. */
    synchronized Failure allRest() {
        final Instant first =
                keys.stream().map(key -> key.free).min(Instant::compareTo).orElse(Instant.MIN);
        final Duration wait = first.isAfter(clock.instant()) ? Duration.between(clock.instant(), first) : Duration.ZERO;
        final Map<String, String> details =
                new TreeMap<>(last == null ? Map.of() : last.problem().details());
        details.put("seconds", Long.toString((wait.toMillis() + 999) / 1000));
        details.put("count", Integer.toString(keys.size()));
        final boolean busy = last != null && last.problem().kind() == Problem.Kind.RATE_LIMITED;
        final Problem problem = new Problem(busy ? Problem.Kind.RATE_LIMITED : Problem.Kind.KEYS_RESTING, details);
        return new Failure(problem, Failure.Retry.YES, wait, 0);
    }

    private static Duration rest(Failure failure) {
        final Duration asked = failure.retryAfter();
        final Duration rest = switch (failure.status()) {
            case 402 -> NO_BALANCE;
            case 429 -> asked == null ? TOO_MANY : asked;
            default -> WRONG;
        };
        if (rest.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return rest.compareTo(SHORTEST) < 0 ? SHORTEST : rest;
    }
}
