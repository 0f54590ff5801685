package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Call;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How keys travel, and what happens to a request whose key is refused. */
class KeysTest extends ServerTest {
    private static final String BUSY = "{\"error\":{\"message\":\"slow down\"}}";

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            bearer,             sk-1,        Authorization,  Bearer sk-1
            bearer,             id:secret,   Authorization,  Bearer id:secret
            bearer,             '',          Authorization,  -
            none,               ollama,      Authorization,  -
            api-key,            sk-1,        api-key,        sk-1
            x-api-key,          sk-1,        x-api-key,      sk-1
            x-goog-api-key,     sk-1,        x-goog-api-key, sk-1
            basic,              me:p w,      Authorization,  Basic bWU6cCB3
            bce,                bce-v3/ALTA, Authorization,  Bearer bce-v3/ALTA
            """)
    void eachSchemeCarriesTheKeyInItsOwnWay(String scheme, String key, String header, String value) throws Exception {
        answer("x");
        ask(scheme, key, Optional.empty());
        heard.answer();
        assertThat(server.takeRequest().getHeaders().get(header)).isEqualTo(value);
    }

    @Test
    void aRefusedKeyGivesWayToTheNextAtOnce() throws Exception {
        server.enqueue(Wire.json(401, "{\"error\":{\"message\":\"bad sk-one-0123456789\"}}"));
        server.enqueue(Wire.json(429, BUSY));
        answer("x");
        answer("y");
        try (LlmAdapter adapter =
                transport.openAi(endpoint().withKey(Secret.of("sk-one-0123456789|sk-two-0123456789|sk-three-0123")))) {
            adapter.send(Wire.STREAMED, heard);
            assertThat(heard.answer().text()).isEqualTo("x");
            final Heard again = new Heard();
            adapter.send(Wire.STREAMED, again);
            assertThat(again.answer().text()).isEqualTo("y");
        }
        assertThat(List.of(authorization(), authorization(), authorization(), authorization()))
                .containsExactly(
                        "Bearer sk-one-0123456789",
                        "Bearer sk-two-0123456789",
                        "Bearer sk-three-0123",
                        "Bearer sk-three-0123");
        assertThat(timers.isIdle()).isTrue();
    }

    @Test
    void anErrorUnderTwoHundredIsAboutTheKeyToo() throws Exception {
        server.enqueue(Wire.stream(Wire.event("{\"error\":{\"code\":402,\"message\":\"empty purse\"}}")));
        answer("x");
        transport.openAi(endpoint().withKey(Secret.of("sk-1|sk-2"))).send(Wire.STREAMED, heard);
        assertThat(heard.answer().text()).isEqualTo("x");
    }

    @Test
    void aKeyRefusedAsABadRequestRestsToo() throws Exception {
        server.enqueue(Wire.json(400, "{\"error\":\"Incorrect API key provided: sk-1\"}"));
        answer("x");
        transport.openAi(endpoint().withKey(Secret.of("sk-1|sk-2"))).send(Wire.STREAMED, heard);
        assertThat(heard.answer().text()).isEqualTo("x");
    }

    @Test
    void onceAllAreRefusedTheLastRefusalIsTold() throws Exception {
        server.enqueue(Wire.json(402, BUSY));
        server.enqueue(Wire.json(403, BUSY));
        transport.openAi(endpoint().withKey(Secret.of("sk-1|sk-2"))).send(Wire.STREAMED, heard);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.KEYS_RESTING);
        assertThat(heard.problem().details())
                .containsEntry("status", "403")
                .containsEntry("seconds", "600")
                .containsEntry("message", "slow down");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whereAllAreBusyTheFirstToBeFreeIsWaitedFor() throws Exception {
        server.enqueue(
                Wire.json(429, BUSY).newBuilder().addHeader("Retry-After", "9").build());
        server.enqueue(
                Wire.json(429, BUSY).newBuilder().addHeader("Retry-After", "5").build());
        transport.openAi(endpoint().withKey(Secret.of("sk-1|sk-2"))).send(Wire.STREAMED, heard);
        timers.await(Duration.ofSeconds(5));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aTokenIsMadeOfAKeyAndOnceMoreWhereItIsRefused() throws Exception {
        server.enqueue(Wire.json(401, "{\"error\":{\"message\":\"expired token-1-0123456789\"}}"));
        answer("x");
        final Mint mint = new Mint();
        ask("bce", "ak:sk", Optional.of(mint));
        assertThat(heard.answer().text()).isEqualTo("x");
        assertThat(authorization()).isEqualTo("Bearer token-1-0123456789");
        assertThat(authorization()).isEqualTo("Bearer token-2-0123456789");
        assertThat(mint.refused).containsExactly(Secret.NONE, Secret.of("token-1-0123456789"));
    }

    @Test
    void aFreshTokenThatIsRefusedTooIsTheKeysFault() throws Exception {
        server.enqueue(Wire.json(401, "{\"error\":{\"message\":\"bad token-1-0123456789\"}}"));
        server.enqueue(Wire.json(401, "{\"error\":{\"message\":\"bad token-2-0123456789\"}}"));
        ask("client-credentials", "api-key-0:secret-key-1", Optional.of(new Mint()));
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.KEY_REFUSED);
        assertThat(heard.problem().toString()).doesNotContain("token-", "secret-key", "api-key-0");
        assertThat(server.takeRequest().getRequestLine())
                .isEqualTo("POST /v1/chat/completions?access_token=token-1-0123456789 HTTP/1.1");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whereNoTokenCanBeMadeThatIsTold() throws Exception {
        final TokenSource broken = (key, refused, client) -> CompletableFuture.failedFuture(
                new ProblemException(Problem.of(Problem.Kind.KEY_REFUSED, "status", "401", "message", "no client")));
        ask("bce", "ak:sk", Optional.of(broken));
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.KEY_REFUSED);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aTokenIsAskedForByTheEndpointsProxyToo() throws Exception {
        server.enqueue(Wire.json(200, "{\"token\":\"token-1-0123456789\"}"));
        answer("x");
        final TokenSource baidu = new BceTokenSource(Runnable::run, clock, HttpUrl.get("http://tokens.invalid"));
        final LlmEndpoint far = LlmEndpoint.of("http://service.invalid/v1", "m-1")
                .withKey(Secret.of("ak:sk"))
                .withProxy("http://127.0.0.1:" + server.getPort());
        transport
                .adapter(far, new OpenAiDialect(), AuthScheme.named("bce", scheme -> Optional.of(baidu)))
                .send(Wire.STREAMED, heard);
        assertThat(heard.answer().text()).isEqualTo("x");
        assertThat(server.takeRequest().getRequestLine()).startsWith("GET http://tokens.invalid/");
        assertThat(server.takeRequest().getRequestLine()).startsWith("POST http://service.invalid/");
    }

    @Test
    void whatOneKeyHasLeftIsNotToldOfAll() throws Exception {
        for (int i = 0; i < 2; i++) {
            server.enqueue(Wire.stream(Wire.delta("x") + Wire.finish("stop") + Wire.done())
                    .newBuilder()
                    .addHeader("x-ratelimit-remaining-requests", "0")
                    .addHeader("x-ratelimit-reset-requests", "60s")
                    .build());
        }
        transport.openAi(endpoint().withKey(Secret.of("sk-1|sk-2"))).send(Wire.STREAMED, heard);
        heard.answer();
        assertThat(heard.limits()).isEmpty();
        final Heard alone = new Heard();
        transport.openAi(endpoint()).send(Wire.STREAMED, alone);
        alone.answer();
        assertThat(alone.limits()).hasSize(1);
    }

    /** Numbers its tokens. */
    private static final class Mint implements TokenSource {
        private final List<Secret> refused = new CopyOnWriteArrayList<>();

        @Override
        public CompletableFuture<Secret> token(Secret key, Secret refusedToken, Call.Factory client) {
            refused.add(refusedToken);
            return CompletableFuture.completedFuture(Secret.of("token-" + refused.size() + "-0123456789"));
        }
    }

    private void ask(String scheme, String key, Optional<TokenSource> tokens) {
        final TokenSources sources =
                new TokenSources(tokens.map(source -> Map.of(scheme, source)).orElse(Map.of()));
        transport
                .adapter(
                        endpoint().withKey(Secret.of(key)),
                        new OpenAiDialect(),
                        AuthScheme.named(scheme, sources::find))
                .send(Wire.STREAMED, heard);
    }

    private void answer(String text) {
        server.enqueue(Wire.stream(Wire.delta(text) + Wire.finish("stop") + Wire.done()));
    }

    private String authorization() throws InterruptedException {
        return String.valueOf(server.takeRequest().getHeaders().get("Authorization"));
    }
}
