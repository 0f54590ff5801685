package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a service which models it has. Safe for several threads. */
public final class ModelList {
    private static final Logger log = LoggerFactory.getLogger(ModelList.class);
    private static final int MAX_BYTES = 16 << 20;

    private final LlmTransport transport;

    public ModelList(LlmTransport transport) {
        this.transport = transport;
    }

    /**
     * The ids of the models of a service that speaks OpenAI's protocol, in its order; possibly none. Asked once, within
     * the endpoint's time to the first token. Completed by the transport's threads, in failure with a
     * {@link ProblemException}; cancelling the future closes the connection.
     */
    public CompletableFuture<List<String>> fetch(LlmEndpoint endpoint) {
        return fetch(endpoint, new OpenAiDialect());
    }

    CompletableFuture<List<String>> fetch(LlmEndpoint endpoint, Dialect dialect) {
        try {
            return fetch(
                    endpoint,
                    dialect,
                    dialect.modelsRequest(endpoint),
                    endpoint.timeouts().firstToken());
        } catch (ProblemException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** @param limit for everything, from connecting to the last byte */
    CompletableFuture<List<String>> fetch(LlmEndpoint endpoint, Dialect dialect, WireRequest wire, Duration limit) {
        final CompletableFuture<List<String>> models = new CompletableFuture<>();
        final Diagnosis diagnosis = new Diagnosis(endpoint, wire.url());
        final Call call;
        try {
            call = transport.call(endpoint, wire, dialect.keyHeader(), () -> {});
        } catch (ProblemException e) {
            return CompletableFuture.failedFuture(e);
        }
        final Timers.Handle timer = transport.timers().schedule(limit, () -> {
            final Problem late = Problem.of(Problem.Kind.TIMEOUT_FIRST_TOKEN, "seconds", Texts.seconds(limit));
            models.completeExceptionally(new ProblemException(late));
        });
        transport.send(call, new Reader(dialect, diagnosis, models));
        // However it ends, by the caller's cancelling too, nothing is left running.
        final var unused = models.whenComplete((ids, failure) -> {
            timer.cancel();
            call.cancel();
        });
        return models;
    }

    /** Turns the response into the list. */
    private record Reader(Dialect dialect, Diagnosis diagnosis, CompletableFuture<List<String>> models)
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
            if (!response.isSuccessful()) {
                final ServiceError error = body.filter(JsonNode::isContainerNode)
                        .map(dialect::readError)
                        .orElseGet(() -> new ServiceError("", "", text));
                fail(diagnosis.status(response.code(), type, text, error, null).problem());
                return;
            }
            body.flatMap(dialect::readModels)
                    .ifPresentOrElse(models::complete, () -> fail(diagnosis.notAnApi(type, text)));
        }

        private void fail(Problem problem) {
            models.completeExceptionally(new ProblemException(problem));
        }
    }
}
