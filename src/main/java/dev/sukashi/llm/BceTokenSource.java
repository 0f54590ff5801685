package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Tokens for Baidu Qianfan, version 2, made of an account's {@code ACCESS_KEY:SECRET_KEY}. A key without a colon is one
 * already, and is given back as it is.
 *
 * @see <a href="https://cloud.baidu.com/doc/Reference/s/njwvz1yfu">Authentication string bce-auth-v1</a>
 */
final class BceTokenSource implements TokenSource {
    static final HttpUrl BAIDU = HttpUrl.get("https://iam.bj.baidubce.com");

    /** How long a token is to live. */
    private static final int TOKEN_SECONDS = 86_400;
    /** How long a signature is valid, to forgive a clock that is a little wrong. */
    private static final int SIGNATURE_SECONDS = 1800;

    private static final String PATH = "/v1/BCE-BEARER/token";
    private static final String QUERY = "expireInSeconds=" + TOKEN_SECONDS;

    private final TokenCache cache;
    private final TokenService service;
    private final Clock clock;
    private final HttpUrl base;

    /** @param threads where tokens are waited for; one at a time for each key */
    BceTokenSource(Executor threads, Clock clock) {
        this(threads, clock, BAIDU);
    }

    BceTokenSource(Executor threads, Clock clock, HttpUrl base) {
        this.service = new TokenService(clock, "qianfan-key");
        this.clock = clock;
        this.base = base;
        this.cache = new TokenCache(this::mint, threads, clock);
    }

    @Override
    public CompletableFuture<Secret> token(Secret key, Secret refused, Call.Factory client) {
        return KeyPair.isOne(key) ? cache.token(key, refused, client) : CompletableFuture.completedFuture(key);
    }

    private TokenCache.Minted mint(Secret key, Call.Factory client) throws ProblemException {
        final KeyPair pair = KeyPair.of(key);
        final Instant now = clock.instant();
        final Request request = new Request.Builder()
                .url(base.newBuilder().encodedPath(PATH).encodedQuery(QUERY).build())
                .header("Accept", "application/json")
                .header("User-Agent", "sukashi")
                .header("Authorization", authorization(pair, now, host(base)))
                .build();
        final JsonNode answer = service.ask(client, request, pair, "token");
        return new TokenCache.Minted(
                Secret.of(answer.path("token").asText()),
                earlier(
                        now.plusSeconds(TOKEN_SECONDS),
                        answer.path("expireTime").asText("")));
    }

    /** The Authorization header; only the host is signed besides method, path and query. */
    static String authorization(KeyPair key, Instant now, String host) {
        final String prefix = "bce-auth-v1/%s/%s/%d"
                .formatted(key.id().reveal(), now.truncatedTo(ChronoUnit.SECONDS), SIGNATURE_SECONDS);
        final String canonical = "GET\n" + PATH + "\n" + QUERY + "\nhost:" + host;
        final String signingKey = hmac(key.secret().reveal(), prefix);
        return prefix + "/host/" + hmac(signingKey, canonical);
    }

    /** As in the Host header (RFC 9110, 7.2), encoded. */
    private static String host(HttpUrl url) {
        final boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return URLEncoder.encode(usual ? url.host() : url.host() + ":" + url.port(), StandardCharsets.UTF_8);
    }

    private static Instant earlier(Instant ours, String theirs) {
        try {
            final Instant told = Instant.parse(theirs);
            return told.isBefore(ours) ? told : ours;
        } catch (DateTimeException e) {
            return ours;
        }
    }

    /** In lower-case hex digits. */
    private static String hmac(String key, String text) {
        try {
            final Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("each Java has HmacSHA256", e);
        }
    }
}
