package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * OAuth 2.0 client credentials (RFC 6749, 4.4), as Baidu's ERNIE services of the first version want them. A key is
 * {@code API_KEY:SECRET_KEY} of an application; both go in the body of the request, never in its address.
 */
final class ClientCredentialsTokenSource implements TokenSource {
    static final HttpUrl BAIDU = HttpUrl.get("https://aip.baidubce.com/oauth/2.0/token");

    private final TokenCache cache;
    private final TokenService service;
    private final Clock clock;
    private final HttpUrl url;

    /** @param threads where tokens are waited for; one at a time for each key */
    ClientCredentialsTokenSource(Executor threads, Clock clock) {
        this(threads, clock, BAIDU);
    }

    ClientCredentialsTokenSource(Executor threads, Clock clock, HttpUrl url) {
        this.service = new TokenService(clock, "ernie-key");
        this.clock = clock;
        this.url = url;
        this.cache = new TokenCache(this::mint, threads, clock);
    }

    @Override
    public CompletableFuture<Secret> token(Secret key, Secret refused, Call.Factory client) {
        return cache.token(key, refused, client);
    }

    private TokenCache.Minted mint(Secret key, Call.Factory client) throws ProblemException {
        final KeyPair pair = KeyPair.of(key);
        final Instant asked = clock.instant();
        final Request request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("User-Agent", "sukashi")
                .post(new FormBody.Builder()
                        .add("grant_type", "client_credentials")
                        .add("client_id", pair.id().reveal())
                        .add("client_secret", pair.secret().reveal())
                        .build())
                .build();
        final JsonNode answer = service.ask(client, request, pair, "access_token");
        // A service that does not say is taken to mean a month, as this one's tokens live.
        final long seconds = answer.path("expires_in").asLong(2_592_000);
        return new TokenCache.Minted(
                Secret.of(answer.path("access_token").asText()), asked.plusSeconds(Math.max(0, seconds)));
    }
}
