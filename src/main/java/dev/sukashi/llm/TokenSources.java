package dev.sukashi.llm;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The makers of tokens by the scheme that needs them, one each for the whole program, so that all adapters share their
 * caches.
 */
final class TokenSources {
    private final Map<String, TokenSource> byScheme;

    TokenSources(Map<String, TokenSource> byScheme) {
        this.byScheme = Map.copyOf(byScheme);
    }

    /**
     * All that the catalogue's schemes need; a new one is entered here.
     *
     * @param threads wait for their answers
     */
    static TokenSources of(Executor threads, Clock clock) {
        return new TokenSources(Map.of(
                "bce",
                new BceTokenSource(threads, clock),
                "client-credentials",
                new ClientCredentialsTokenSource(threads, clock)));
    }

    Optional<TokenSource> find(String scheme) {
        return Optional.ofNullable(byScheme.get(scheme));
    }
}
