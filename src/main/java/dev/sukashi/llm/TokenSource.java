package dev.sukashi.llm;

import java.util.concurrent.CompletableFuture;
import okhttp3.Call;

/**
 * Makes short-lived tokens of a key, for services that do not take the key itself. Safe for several threads; however
 * many ask at once, one token is made.
 */
interface TokenSource {
    /**
     * A token that is valid for at least another minute, from the cache where there is one.
     *
     * @param refused a token that the service did not take, so that another is made; {@link Secret#NONE} for none
     * @param client sends the request for a token, if one is made
     * @return completes exceptionally with a {@link ProblemException}
     */
    CompletableFuture<Secret> token(Secret key, Secret refused, Call.Factory client);
}
