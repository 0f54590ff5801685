package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a token for each key until it ends, and has one made at a time. Safe for several threads. */
final class TokenCache {
    private static final Logger log = LoggerFactory.getLogger(TokenCache.class);

    /** A token is given out only if it lives on for at least this long. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    /** Makes a token, and waits for it. */
    interface Mint {
        Minted mint(Secret key, Call.Factory client) throws ProblemException;
    }

    record Minted(Secret token, Instant expires) {}

    private final Mint mint;
    private final Executor threads;
    private final Clock clock;
    private final Object lock = new Object();
    private final Map<Secret, CompletableFuture<Minted>> latest = new HashMap<>();

    /** @param threads where tokens are waited for */
    TokenCache(Mint mint, Executor threads, Clock clock) {
        this.mint = mint;
        this.threads = threads;
        this.clock = clock;
    }

    /** See {@link TokenSource#token}. */
    CompletableFuture<Secret> token(Secret key, Secret refused, Call.Factory client) {
        final CompletableFuture<Minted> minted;
        final boolean ours;
        synchronized (lock) {
            final CompletableFuture<Minted> known = latest.get(key);
            ours = known == null || !isUsable(known, refused);
            minted = ours ? new CompletableFuture<>() : known;
            latest.put(key, minted);
        }
        if (ours) {
            start(key, client, minted);
        }
        // Each caller's own: one that cancels takes nothing from the others.
        final CompletableFuture<Secret> token = new CompletableFuture<>();
        final var unused = minted.whenComplete((made, failure) -> {
            if (failure == null) {
                token.complete(made.token());
            } else {
                token.completeExceptionally(failure);
            }
        });
        return token;
    }

    private boolean isUsable(CompletableFuture<Minted> known, Secret refused) {
        if (!known.isDone()) {
            return true;
        }
        if (known.isCompletedExceptionally()) {
            return false;
        }
        final Minted made = known.join();
        return !made.token().equals(refused) && !clock.instant().plus(MARGIN).isAfter(made.expires());
    }

    private void start(Secret key, Call.Factory client, CompletableFuture<Minted> minted) {
        try {
            threads.execute(() -> run(key, client, minted));
        } catch (RejectedExecutionException e) {
            minted.completeExceptionally(new ProblemException(Problem.of(Problem.Kind.INTERNAL, "reason", "closed")));
        }
    }

    private void run(Secret key, Call.Factory client, CompletableFuture<Minted> minted) {
        try {
            minted.complete(mint.mint(key, client));
        } catch (ProblemException e) {
            minted.completeExceptionally(e);
        } catch (RuntimeException e) {
            // The outermost edge of the thread: whoever waits for the token would wait for ever.
            log.error("A token could not be made: {}", e.getClass().getSimpleName());
            minted.completeExceptionally(new ProblemException(
                    Problem.of(Problem.Kind.INTERNAL, "reason", e.getClass().getSimpleName())));
        }
    }
}
