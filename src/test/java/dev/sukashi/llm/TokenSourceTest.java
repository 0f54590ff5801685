package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sukashi.line.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSourceTest {
    private static final Secret KEY = Secret.of("AKtest-0123456789:SKtest-0123456789");

    /** Time that a test moves on. */
    private static final class SetClock extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

        void advance(Duration by) {
            now.updateAndGet(then -> then.plus(by));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now.get(), zone);
        }
    }

    private final MockWebServer server = new MockWebServer();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final OkHttpClient client = new OkHttpClient();
    private final SetClock clock = new SetClock();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        client.connectionPool().evictAll();
        server.close();
    }

    private TokenSource bce() {
        return new BceTokenSource(threads, clock, server.url("/"));
    }

    private TokenSource oauth() {
        return new ClientCredentialsTokenSource(threads, clock, server.url("/oauth/2.0/token"));
    }

    private static Secret get(CompletableFuture<Secret> token) throws Exception {
        return token.get(20, TimeUnit.SECONDS);
    }

    private static Problem problem(CompletableFuture<Secret> token) {
        final Throwable thrown = catchThrowable(() -> get(token));
        assertThat(thrown).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(ProblemException.class);
        assertThat(thrown.toString()).doesNotContain("AKtest").doesNotContain("SKtest");
        return ((ProblemException) thrown.getCause()).problem();
    }

    private static MockResponse bceToken(String token) {
        return Wire.json(
                200,
                "{\"userId\":\"u\",\"token\":\"" + token + "\",\"status\":\"enable\","
                        + "\"createTime\":\"2026-03-01T12:00:00Z\",\"expireTime\":\"2026-03-02T12:00:00Z\"}");
    }

    /**
     * Computed without us:
     *
     * <pre>{@code
     * prefix='bce-auth-v1/AKtest/2026-03-01T12:00:00Z/1800'
     * signing=$(printf '%s' "$prefix" | openssl dgst -sha256 -hmac 'SKtest' -r | cut -d' ' -f1)
     * printf 'GET\n/v1/BCE-BEARER/token\nexpireInSeconds=86400\nhost:iam.bj.baidubce.com' \
     *     | openssl dgst -sha256 -hmac "$signing" -r
     * }</pre>
     */
    @Test
    void theSignatureIsBaidus() throws ProblemException {
        final KeyPair key = KeyPair.of(Secret.of("AKtest:SKtest"));
        assertThat(BceTokenSource.authorization(key, clock.instant().plusNanos(5), BceTokenSource.BAIDU.host()))
                .isEqualTo("bce-auth-v1/AKtest/2026-03-01T12:00:00Z/1800/host/"
                        + "ca4b468091b21791f9cd84db8eb54d78d94bba38e6f49e1e79a9eb0c59d488ba");
    }

    @Test
    void aTokenIsAskedForWithASignature() throws Exception {
        server.enqueue(bceToken("bce-v3/ALTAK-1/abc"));
        assertThat(get(bce().token(KEY, Secret.NONE, client))).isEqualTo(Secret.of("bce-v3/ALTAK-1/abc"));
        final RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("GET /v1/BCE-BEARER/token?expireInSeconds=86400 HTTP/1.1");
        final String host = request.getHeaders().get("Host");
        assertThat(host).isEqualTo("localhost:" + server.getPort());
        assertThat(request.getHeaders().get("Authorization"))
                .isEqualTo(BceTokenSource.authorization(KeyPair.of(KEY), clock.instant(), host.replace(":", "%3A")));
    }

    @Test
    void aKeyWithoutAColonIsATokenAlready() throws Exception {
        final Secret key = Secret.of("bce-v3/ALTAK-1/abc");
        assertThat(get(bce().token(key, Secret.NONE, client))).isEqualTo(key);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void clientCredentialsGoInTheBodyAndNotInTheAddress() throws Exception {
        server.enqueue(Wire.json(
                200,
                "{\"refresh_token\":\"25.r\",\"expires_in\":2592000,\"session_key\":\"s\","
                        + "\"access_token\":\"24.a.2592000\",\"scope\":\"public\"}"));
        assertThat(get(oauth().token(KEY, Secret.NONE, client))).isEqualTo(Secret.of("24.a.2592000"));
        final RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /oauth/2.0/token HTTP/1.1");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.getBody()).isNotNull();
        assertThat(request.getBody().utf8())
                .isEqualTo("grant_type=client_credentials&client_id=AKtest-0123456789"
                        + "&client_secret=SKtest-0123456789");
    }

    @Test
    void aHundredLinesAtOnceMakeOneToken() throws Exception {
        final CountDownLatch allAsked = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                assertThat(allAsked.await(20, TimeUnit.SECONDS)).isTrue();
                return bceToken("token-1");
            }
        });
        final TokenSource source = bce();
        final CountDownLatch start = new CountDownLatch(1);
        final CountDownLatch asked = new CountDownLatch(100);
        final List<CompletableFuture<Secret>> tokens = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            final CompletableFuture<Secret> mine = new CompletableFuture<>();
            tokens.add(mine);
            threads.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                final var unused = source.token(KEY, Secret.NONE, client).whenComplete((token, failure) -> {
                    if (failure == null) {
                        mine.complete(token);
                    } else {
                        mine.completeExceptionally(failure);
                    }
                });
                asked.countDown();
            });
        }
        start.countDown();
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        allAsked.countDown();
        for (final CompletableFuture<Secret> token : tokens) {
            assertThat(get(token)).isEqualTo(Secret.of("token-1"));
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aHundredLinesWhoseTokenIsRefusedMakeOneNewToken() throws Exception {
        server.enqueue(bceToken("token-1"));
        server.enqueue(bceToken("token-2"));
        final TokenSource source = bce();
        final Secret refused = get(source.token(KEY, Secret.NONE, client));
        final List<CompletableFuture<Secret>> tokens = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tokens.add(source.token(KEY, refused, client));
        }
        for (final CompletableFuture<Secret> token : tokens) {
            assertThat(get(token)).isEqualTo(Secret.of("token-2"));
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aTokenIsKeptUntilItsLastMinute() throws Exception {
        server.enqueue(bceToken("token-1"));
        server.enqueue(bceToken("token-2"));
        final TokenSource source = bce();
        assertThat(get(source.token(KEY, Secret.NONE, client))).isEqualTo(Secret.of("token-1"));
        clock.advance(Duration.ofDays(1).minus(TokenCache.MARGIN));
        assertThat(get(source.token(KEY, Secret.NONE, client))).isEqualTo(Secret.of("token-1"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(get(source.token(KEY, Secret.NONE, client))).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void eachKeyHasItsOwnToken() throws Exception {
        server.enqueue(bceToken("token-1"));
        server.enqueue(bceToken("token-2"));
        final TokenSource source = bce();
        assertThat(get(source.token(KEY, Secret.NONE, client))).isEqualTo(Secret.of("token-1"));
        assertThat(get(source.token(Secret.of("AK2:SK2"), Secret.NONE, client))).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void oneWhoCancelsTakesNothingFromTheOthers() throws Exception {
        final CountDownLatch cancelled = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
                return bceToken("token-1");
            }
        });
        final TokenSource source = bce();
        final CompletableFuture<Secret> gone = source.token(KEY, Secret.NONE, client);
        final CompletableFuture<Secret> stays = source.token(KEY, Secret.NONE, client);
        assertThat(gone.cancel(true)).isTrue();
        cancelled.countDown();
        assertThat(get(stays)).isEqualTo(Secret.of("token-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|{\"error\":\"invalid_client\",\"error_description\":\"unknown client id AKtest-0123456789\"}",
                "200|{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed\"}",
                "400|{\"code\":\"InvalidAccessKeyId\",\"message\":\"no such SKtest-0123456789\"}"
            })
    void aKeyOfAnotherProductIsRefusedWithAdvice(int status, String body) {
        server.enqueue(Wire.json(status, body));
        server.enqueue(Wire.json(status, body));
        final Problem ernie = problem(oauth().token(KEY, Secret.NONE, client));
        assertThat(ernie.kind()).isEqualTo(Problem.Kind.KEY_REFUSED);
        assertThat(ernie.details()).containsEntry("advice", "ernie-key");
        assertThat(ernie.details().get("message")).isNotBlank().doesNotContain("test-0123456789");
        final Problem qianfan = problem(bce().token(KEY, Secret.NONE, client));
        assertThat(qianfan.kind()).isEqualTo(Problem.Kind.KEY_REFUSED);
        assertThat(qianfan.details()).containsEntry("advice", "qianfan-key");
    }

    @ParameterizedTest
    @CsvSource({
        "500, text/plain, broken, SERVER_ERROR",
        "429, application/json, '{\"message\":\"slow down\"}', RATE_LIMITED",
        "200, text/html, <html>sign in</html>, NOT_AN_API",
        "200, application/json, '{\"token\":\"\"}', NOT_AN_API"
    })
    void otherFailuresAreToldByTheirKind(int status, String type, String body, Problem.Kind kind) {
        server.enqueue(Wire.text(status, type, body));
        assertThat(problem(bce().token(KEY, Secret.NONE, client)).kind()).isEqualTo(kind);
    }

    @Test
    void aServiceThatIsAwayIsNotRemembered() throws Exception {
        server.enqueue(Wire.json(503, "{}"));
        server.enqueue(bceToken("token-1"));
        final TokenSource source = bce();
        assertThat(problem(source.token(KEY, Secret.NONE, client)).kind()).isEqualTo(Problem.Kind.SERVER_ERROR);
        assertThat(get(source.token(KEY, Secret.NONE, client))).isEqualTo(Secret.of("token-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onlyOneHalf", ":secret", "id:"})
    void aKeyWithoutTwoHalvesIsToldBeforeAnythingIsSent(String key) {
        assertThat(problem(oauth().token(Secret.of(key), Secret.NONE, client)).kind())
                .isEqualTo(Problem.Kind.UNUSABLE_SETTING);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aKeyThatNoHeaderCanHoldIsToldBeforeAnythingIsSent() {
        assertThat(problem(bce().token(Secret.of("a:b\nc"), Secret.NONE, client))
                        .kind())
                .isEqualTo(Problem.Kind.KEY_MALFORMED);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void neitherKeyNorTokenIsInAnyText() throws ProblemException {
        final KeyPair pair = KeyPair.of(KEY);
        final TokenCache.Minted minted = new TokenCache.Minted(Secret.of("token-1"), clock.instant());
        assertThat(bce() + " " + oauth() + pair + minted)
                .doesNotContain("AKtest")
                .doesNotContain("SKtest")
                .doesNotContain("token-1");
    }
}
