package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a service which models it has. Safe for several threads. */
public final class ModelList {
    private static final Logger log = LoggerFactory.getLogger(ModelList.class);
    private static final int MAX_BYTES = 16 << 20;

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final LlmTransport transport;
    private final Map<Asked, Kept> cache = new ConcurrentHashMap<>();

    /** What the answer depends on. */
    private record Asked(String provider, String url, Secret key, Map<String, String> headers, String proxy) {}

    private record Kept(List<String> models, Instant until) {}

    public ModelList(LlmTransport transport) {
        this.transport = transport;
    }

    /**
     * The models of a catalogue's service that converse, in its order: asked where it can be (and kept for ten minutes),
     * else the entry's own list; none where the player has to know. Within the endpoint's time to the first token.
     * Completed by the transport's threads, in failure with a {@link ProblemException}; cancelling the future closes the
     * connection.
     */
    public CompletableFuture<List<String>> fetch(Provider provider, LlmEndpoint endpoint) {
        if (!provider.models().equals("endpoint")) {
            return CompletableFuture.completedFuture(provider.fixedModels());
        }
        final Asked asked =
                new Asked(provider.id(), endpoint.url(), endpoint.key(), endpoint.headers(), endpoint.proxy());
        final Kept kept = cache.get(asked);
        final Instant now = transport.clock().instant();
        if (kept != null && now.isBefore(kept.until)) {
            return CompletableFuture.completedFuture(kept.models);
        }
        final Service service = Service.of(provider, endpoint, transport.tokens());
        final CompletableFuture<List<String>> all = ask(service);
        final CompletableFuture<List<String>> models = all.thenApply(ids -> {
            final List<String> conversing = ChatModels.keep(ids);
            cache.values().removeIf(old -> !now.isBefore(old.until));
            cache.put(asked, new Kept(conversing, now.plus(FRESH)));
            return conversing;
        });
        final var unused = models.whenComplete((ids, failure) -> all.cancel(false));
        return models;
    }

    /**
     * All models of a service that speaks OpenAI's protocol, in its order; possibly none. Asked each time; otherwise like
     * {@link #fetch(Provider, LlmEndpoint)}.
     */
    public CompletableFuture<List<String>> fetch(LlmEndpoint endpoint) {
        return fetch(endpoint, new OpenAiDialect());
    }

    CompletableFuture<List<String>> fetch(LlmEndpoint endpoint, Dialect dialect) {
        return ask(new Service(endpoint, dialect, AuthScheme.in(dialect.keyHeader())));
    }

    private CompletableFuture<List<String>> ask(Service service) {
        final CompletableFuture<List<String>> models = new CompletableFuture<>();
        final Instant until =
                transport.clock().instant().plus(service.endpoint().timeouts().firstToken());
        ask(service, service.endpoint().key().split(), until, models);
        return models;
    }

    /** With the first of some keys, or the next where one is refused. */
    private void ask(Service service, List<Secret> keys, Instant until, CompletableFuture<List<String>> models) {
        final LlmEndpoint endpoint = service.endpoint().withKey(keys.get(0));
        final WireRequest wire;
        try {
            wire = service.dialect().modelsRequest(endpoint);
        } catch (ProblemException e) {
            models.completeExceptionally(e);
            return;
        }
        final Duration left = Duration.between(transport.clock().instant(), until);
        final CompletableFuture<List<String>> one = ask(
                new Service(endpoint, service.dialect(), service.auth()),
                wire,
                left.isNegative() ? Duration.ZERO : left);
        final var unused = models.whenComplete((ids, failure) -> one.cancel(false));
        final var unusedToo = one.whenComplete((ids, failure) -> {
            if (failure == null) {
                models.complete(ids);
            } else if (keys.size() > 1 && isAboutTheKey(failure) && !models.isDone()) {
                ask(service, keys.subList(1, keys.size()), until, models);
            } else {
                models.completeExceptionally(failure);
            }
        });
    }

    private static boolean isAboutTheKey(Throwable failure) {
        return failure instanceof ProblemException told
                && switch (told.problem().kind()) {
                    case KEY_REFUSED, NOT_ALLOWED, RATE_LIMITED -> true;
                    default -> false;
                };
    }

    CompletableFuture<List<String>> fetch(LlmEndpoint endpoint, Dialect dialect, WireRequest wire, Duration limit) {
        return ask(new Service(endpoint, dialect, AuthScheme.in(dialect.keyHeader())), wire, limit);
    }

    /** @param limit for everything, from connecting to the last byte of the last page */
    private CompletableFuture<List<String>> ask(Service service, WireRequest wire, Duration limit) {
        final CompletableFuture<List<String>> models = new CompletableFuture<>();
        final Timers.Handle timer = transport.timers().schedule(limit, () -> {
            final Problem late = Problem.of(Problem.Kind.TIMEOUT_FIRST_TOKEN, "seconds", Texts.seconds(limit));
            models.completeExceptionally(new ProblemException(late));
        });
        final var unused = models.whenComplete((ids, failure) -> timer.cancel());
        final var unusedToo = transport
                .credential(
                        service.endpoint(), service.auth(), service.endpoint().key(), Secret.NONE)
                .whenComplete((credential, failure) -> {
                    if (failure == null) {
                        new Pages(service, credential, models).ask(wire);
                    } else {
                        models.completeExceptionally(
                                new ProblemException(Failure.ofMinting(failure).problem()));
                    }
                });
        return models;
    }

    /** One page after another. */
    private final class Pages {
        private final Service service;
        private final Secret credential;
        private final CompletableFuture<List<String>> models;
        private final List<String> gathered = new ArrayList<>();
        private int pages;

        Pages(Service service, Secret credential, CompletableFuture<List<String>> models) {
            this.service = service;
            this.credential = credential;
            this.models = models;
        }

        void ask(WireRequest wire) {
            final Diagnosis diagnosis = new Diagnosis(service.endpoint(), wire.url(), credential);
            final Call call;
            try {
                call = transport.call(service.endpoint(), wire, service.auth(), credential, () -> {});
            } catch (ProblemException e) {
                models.completeExceptionally(e);
                return;
            }
            // However it ends, by the caller's cancelling too, nothing is left running.
            final var unused = models.whenComplete((ids, failure) -> call.cancel());
            transport.send(
                    call, new Reader(service.dialect(), diagnosis, models, (ids, body) -> take(wire, ids, body)));
        }

        private void take(WireRequest wire, List<String> ids, JsonNode body) {
            gathered.addAll(ids);
            pages++;
            final Optional<HttpUrl> next =
                    pages < ModelPages.MOST ? ModelPages.next(wire.url(), body) : Optional.empty();
            next.ifPresentOrElse(
                    url -> ask(new WireRequest(url, wire.headers(), wire.body())),
                    () -> models.complete(List.copyOf(gathered)));
        }
    }

    /** Turns a response into ids. */
    private record Reader(
            Dialect dialect,
            Diagnosis diagnosis,
            CompletableFuture<List<String>> models,
            BiConsumer<List<String>, JsonNode> onPage)
            implements Callback {
        @Override
        public void onFailure(Call call, IOException e) {
            fail(diagnosis.connection(e).problem());
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                read(response);
            } catch (IOException e) {
                fail(diagnosis.cut());
            } catch (RuntimeException e) {
                log.error("A list of models could not be read", e);
                fail(Problem.of(Problem.Kind.INTERNAL, "reason", e.getClass().getSimpleName()));
            }
        }

        private void read(Response response) throws IOException {
            final BufferedSource source = response.body().source();
            if (source.request(MAX_BYTES + 1L)) {
                fail(diagnosis.notAnApi("", ""));
                return;
            }
            final String text = source.readString(StandardCharsets.UTF_8);
            final String type =
                    Optional.ofNullable(response.header("Content-Type")).orElse("");
            final Optional<JsonNode> body = Json.value(text);
            final Optional<JsonNode> told = body.filter(JsonNode::isContainerNode);
            if (told.isPresent() && dialect.meansNoModels(response.code())) {
                onPage.accept(List.of(), told.get());
                return;
            }
            if (!response.isSuccessful()) {
                final ServiceError error = told.map(dialect::readError).orElseGet(() -> new ServiceError("", "", text));
                fail(diagnosis.status(response.code(), type, text, error, null).problem());
                return;
            }
            body.flatMap(dialect::readModels)
                    .ifPresentOrElse(
                            ids -> onPage.accept(ids, body.orElseThrow()), () -> fail(diagnosis.notAnApi(type, text)));
        }

        private void fail(Problem problem) {
            models.completeExceptionally(new ProblemException(problem));
        }
    }
}
