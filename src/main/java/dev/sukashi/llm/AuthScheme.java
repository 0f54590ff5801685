package dev.sukashi.llm;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * How a service wants its key: where in a request it stands, and whether a short-lived token is made of it first.
 * Stateless but for the token's cache; safe for several threads.
 */
final class AuthScheme {
    /** Where the credential stands. */
    private sealed interface Place {}

    private record InHeader(KeyHeader header) implements Place {}

    /** RFC 7617; the key is {@code user:password}. */
    private record Basic() implements Place {}

    /** Only for a service that knows no header: addresses end up in logs. */
    private record InQuery(String name) implements Place {}

    private record Nowhere() implements Place {}

    private final Place place;
    private final Optional<TokenSource> tokens;
    private final Predicate<Secret> needsToken;

    private AuthScheme(Place place, Optional<TokenSource> tokens, Predicate<Secret> needsToken) {
        this.place = place;
        this.tokens = tokens;
        this.needsToken = needsToken;
    }

    static AuthScheme in(KeyHeader header) {
        final Place place = header.equals(KeyHeader.NONE) ? new Nowhere() : new InHeader(header);
        return new AuthScheme(place, Optional.empty(), key -> false);
    }

    /**
     * The scheme that the catalogue calls so.
     *
     * @param tokens the token source of a scheme that needs one
     * @throws IllegalArgumentException for a name that is none
     */
    static AuthScheme named(String name, Function<String, Optional<TokenSource>> tokens) {
        return switch (name) {
            case "bearer" -> in(KeyHeader.BEARER);
            case "api-key", "x-api-key", "x-goog-api-key" -> in(new KeyHeader(name, ""));
            case "basic" -> new AuthScheme(new Basic(), Optional.empty(), key -> false);
            case "none" -> new AuthScheme(new Nowhere(), Optional.empty(), key -> false);
            // Baidu's newer keys are sent as they are; those of two parts, AK:SK, sign for a token.
            case "bce" ->
                minted(
                        new InHeader(KeyHeader.BEARER),
                        name,
                        tokens,
                        key -> key.reveal().contains(":"));
            case "client-credentials" -> minted(new InQuery("access_token"), name, tokens, key -> !key.isEmpty());
            default -> throw new IllegalArgumentException("no way to send a key is called " + name);
        };
    }

    private static AuthScheme minted(
            Place place, String name, Function<String, Optional<TokenSource>> tokens, Predicate<Secret> needsToken) {
        return new AuthScheme(place, tokens.apply(name), needsToken);
    }

    /** Whether a token is made of this key. */
    boolean mints(Secret key) {
        return tokens.isPresent() && needsToken.test(key);
    }

    /**
     * What is sent for a key.
     *
     * @param refused a token that the service did not take; {@link Secret#NONE} for none
     * @param client sends the request for a token
     * @return completes exceptionally with a {@link ProblemException}
     */
    CompletableFuture<Secret> credential(Secret key, Secret refused, Call.Factory client) {
        return mints(key) ? tokens.orElseThrow().token(key, refused, client) : CompletableFuture.completedFuture(key);
    }

    /** Whether this scheme can carry it. */
    boolean canSend(Secret credential) {
        return place instanceof Nowhere || place instanceof Basic || credential.isSendable();
    }

    /** Puts a credential into a request; none where it is empty. */
    void put(Secret credential, HttpUrl url, Request.Builder request) {
        if (credential.isEmpty()) {
            if (!url.username().isEmpty()) {
                // As the Sakura reference server wants it: http://name:password@host.
                request.header("Authorization", basic(url.username(), url.password()));
            }
        } else if (place instanceof InHeader in) {
            request.header(in.header().name(), in.header().prefix() + credential.reveal());
        } else if (place instanceof Basic) {
            final String[] parts = credential.reveal().split(":", 2);
            request.header("Authorization", basic(parts[0], parts.length > 1 ? parts[1] : ""));
        } else if (place instanceof InQuery in) {
            request.url(url.newBuilder()
                    .setQueryParameter(in.name(), credential.reveal())
                    .build());
        }
    }

    private static String basic(String user, String password) {
        return Credentials.basic(user, password, StandardCharsets.UTF_8);
    }
}
