package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "sk-1, sk-1 sk-1 sk-1",
        "sk-1|sk-2, sk-1 sk-2 sk-1",
        "' sk-1 | sk-2 |', sk-1 sk-2 sk-1",
        "sk-1||sk-2|sk-1, sk-1 sk-2 sk-1",
        "app:secret, app:secret app:secret app:secret",
        "a:b|c:d, a:b c:d a:b"
    })
    void keysAreTakenByTurns(String keys, String order) {
        final KeyRing ring = ring(keys);
        assertThat(taken(ring, 3)).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({
        // status, seconds asked for, seconds it rests
        "401,,600",
        "403,,600",
        "402,,1800",
        "429,,60",
        "429,7,7",
        "429,0,1",
        "429,86400,3600",
        "401,7,600"
    })
    void aRefusedKeyRestsAsLongAsItsRefusalSuggests(int status, Long asked, long seconds) {
        final KeyRing ring = ring("sk-1|sk-2");
        ring.refused(Secret.of("sk-1"), failure(status, asked));
        assertThat(taken(ring, 2)).isEqualTo("sk-2 sk-2");
        pass(seconds * 1000 - 1);
        assertThat(taken(ring, 2)).isEqualTo("sk-2 sk-2");
        pass(1);
        assertThat(taken(ring, 2)).contains("sk-1");
    }

    @Test
    void successEndsTheRest() {
        final KeyRing ring = ring("sk-1|sk-2");
        ring.refused(Secret.of("sk-1"), failure(402, null));
        ring.succeeded(Secret.of("sk-1"));
        assertThat(taken(ring, 2)).contains("sk-1");
    }

    @Test
    void aSingleKeyNeverRests() {
        final KeyRing ring = ring("sk-1");
        ring.refused(Secret.of("sk-1"), failure(401, null));
        assertThat(taken(ring, 1)).isEqualTo("sk-1");
    }

    @Test
    void whileAllRestTheLastRefusalIsToldAndHowLong() {
        final KeyRing ring = ring("sk-1|sk-2");
        ring.refused(Secret.of("sk-1"), failure(429, 90L));
        ring.refused(Secret.of("sk-2"), failure(401, null));
        assertThat(ring.next()).isEmpty();
        pass(30_000);
        assertThat(ring.allRest().problem().kind()).isEqualTo(Problem.Kind.KEYS_RESTING);
        assertThat(ring.allRest().problem().details())
                .containsEntry("seconds", "60")
                .containsEntry("count", "2")
                .containsEntry("status", "401");
    }

    @Test
    void whileAllAreBusyThatIsTold() {
        final KeyRing ring = ring("sk-1|sk-2");
        ring.refused(Secret.of("sk-1"), failure(401, null));
        ring.refused(Secret.of("sk-2"), failure(429, 20L));
        assertThat(ring.allRest().problem().kind()).isEqualTo(Problem.Kind.RATE_LIMITED);
        assertThat(ring.allRest().retryAfter()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void manyThreadsShareTheKeysEvenly() throws Exception {
        final KeyRing ring = ring("a|b|c|d");
        final ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            final CountDownLatch go = new CountDownLatch(1);
            final List<Future<List<Secret>>> taken = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        go.await();
                        return IntStream.range(0, 500)
                                .mapToObj(n -> ring.next().orElseThrow())
                                .toList();
                    }))
                    .toList();
            go.countDown();
            int first = 0;
            for (final Future<List<Secret>> one : taken) {
                first += (int) one.get(20, TimeUnit.SECONDS).stream()
                        .filter(Secret.of("a")::equals)
                        .count();
            }
            assertThat(first).isEqualTo(1000);
        } finally {
            threads.shutdownNow();
        }
    }

    private KeyRing ring(String keys) {
        return new KeyRing(Secret.of(keys), clock);
    }

    private void pass(long millis) {
        now.updateAndGet(time -> time.plusMillis(millis));
    }

    private static String taken(KeyRing ring, int count) {
        return String.join(
                " ",
                IntStream.range(0, count)
                        .mapToObj(i -> ring.next().map(Secret::reveal).orElse("none"))
                        .toList());
    }

    private static Failure failure(int status, Long seconds) {
        final Problem.Kind kind = status == 429 ? Problem.Kind.RATE_LIMITED : Problem.Kind.KEY_REFUSED;
        return new Failure(
                Problem.of(kind, "status", Integer.toString(status), "message", "no"),
                Failure.Retry.NEVER,
                Optional.ofNullable(seconds).map(Duration::ofSeconds).orElse(null),
                status);
    }
}
