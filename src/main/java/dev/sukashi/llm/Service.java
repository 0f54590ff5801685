package dev.sukashi.llm;

/**
 * What a catalogue entry and a player's settings come to.
 *
 * @param endpoint with a whole address
 */
record Service(LlmEndpoint endpoint, Dialect dialect, AuthScheme auth) {
    /** Throws {@link IllegalArgumentException} for an entry whose dialect or scheme nobody knows. */
    static Service of(Provider provider, LlmEndpoint configured, TokenSources tokens) {
        final String pasted = configured.url().isBlank() ? provider.url() : configured.url();
        final LlmEndpoint placed = configured.withUrl(pasted);
        final String wanted = provider.dialectOf(configured.model());
        final DialectUrl url;
        try {
            url = DialectUrl.of(pasted, wanted);
        } catch (ProblemException e) {
            // Said when it is used, by the dialect.
            return of(provider, placed, wanted, provider.auth(), tokens);
        }
        LlmEndpoint endpoint = placed.withUrl(url.url());
        if (endpoint.model().isBlank()) {
            endpoint = endpoint.withModel(url.model());
        }
        if (endpoint.key().isEmpty()) {
            endpoint = endpoint.withKey(url.key());
        }
        return of(provider, endpoint, url.dialect(), url.auth().orElse(provider.auth()), tokens);
    }

    private static Service of(
            Provider provider, LlmEndpoint endpoint, String dialect, String auth, TokenSources tokens) {
        return new Service(
                endpoint,
                new ProviderDialect(Dialects.named(dialect), provider, endpoint),
                AuthScheme.named(auth, tokens::find));
    }
}
