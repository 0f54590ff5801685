package dev.sukashi.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;

/** Looks for LLM servers on this machine, where their makers put them. Safe for several threads. */
public final class LocalServers {
    /** The ports that the known programs listen on if nobody tells them otherwise. */
    public static final List<Place> USUAL = List.of(
            // Its own list is older than the one it shares with OpenAI.
            new Place("Ollama", 11434, List.of("/v1/models", "/api/tags")),
            new Place("LM Studio", 1234),
            new Place("llama.cpp", 8080),
            new Place("llama.cpp", 9931),
            new Place("KoboldCpp", 5001),
            new Place("text-generation-webui", 5000),
            new Place("vLLM", 8000));

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final ModelList models;
    private final List<Place> places;

    /** @param places where to look, usually {@link #USUAL} */
    public LocalServers(LlmTransport transport, List<Place> places) {
        this.models = new ModelList(transport);
        this.places = List.copyOf(places);
    }

    /**
     * Where a program may listen.
     *
     * @param port on 127.0.0.1
     * @param paths that may hold its list of models, the best first
     */
    public record Place(String program, int port, List<String> paths) {
        public Place {
            paths = List.copyOf(paths);
        }

        public Place(String program, int port) {
            this(program, port, List.of("/v1/models"));
        }
    }

    /**
     * A server that answered with a list of models.
     *
     * @param url for {@link LlmEndpoint#url()}
     * @param models their ids; none if none is loaded
     */
    public record Found(String program, String url, List<String> models) {
        public Found {
            models = List.copyOf(models);
        }
    }

    /**
     * Asks all places at once and completes within about a second, by the transport's threads, never in failure. What
     * answers with anything but a list of models is left out. The order is that of the places.
     */
    public CompletableFuture<List<Found>> find() {
        final List<CompletableFuture<Optional<Found>>> asked =
                places.stream().map(this::ask).toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(all -> {
            final List<Found> found = new ArrayList<>();
            asked.forEach(one -> one.join().ifPresent(found::add));
            return List.copyOf(found);
        });
    }

    private CompletableFuture<Optional<Found>> ask(Place place) {
        final HttpUrl root = new HttpUrl.Builder()
                .scheme("http")
                .host("127.0.0.1")
                .port(place.port())
                .build();
        final String base = root + "v1";
        CompletableFuture<Optional<Found>> first = CompletableFuture.completedFuture(Optional.empty());
        for (final String path : place.paths()) {
            final HttpUrl url = root.newBuilder().encodedPath(path).build();
            final WireRequest wire = new WireRequest(url, Map.of("Accept", "application/json"), null);
            final CompletableFuture<Optional<Found>> asked = models.fetch(
                            LlmEndpoint.of(base, ""), new OpenAiDialect(), wire, LIMIT)
                    .handle((ids, failure) ->
                            Optional.ofNullable(ids).map(list -> new Found(place.program(), base, list)));
            first = first.thenCombine(asked, (one, other) -> one.or(() -> other));
        }
        return first;
    }
}
