package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class LocalServersTest extends ServerTest {
    @Test
    void onlyWhatHasModelsIsOffered() throws Exception {
        final int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (MockWebServer page = new MockWebServer();
                MockWebServer ollama = new MockWebServer()) {
            page.start();
            ollama.start();
            page.enqueue(Wire.text(200, "text/html", "<html>Not an LLM</html>"));
            server.enqueue(Wire.json(200, "{\"object\":\"list\",\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"));
            ollama.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return request.getTarget().equals("/api/tags")
                            ? Wire.json(200, "{\"models\":[{\"name\":\"qwen3:8b\"}]}")
                            : Wire.json(404, "404 page not found");
                }
            });
            final LocalServers servers = new LocalServers(
                    transport,
                    List.of(
                            new LocalServers.Place("nobody", free),
                            new LocalServers.Place("page", page.getPort()),
                            new LocalServers.Place("LM Studio", server.getPort()),
                            new LocalServers.Place("Ollama", ollama.getPort(), List.of("/v1/models", "/api/tags"))));
            assertThat(servers.find().get(20, TimeUnit.SECONDS))
                    .containsExactly(
                            new LocalServers.Found(
                                    "LM Studio", "http://127.0.0.1:" + server.getPort() + "/v1", List.of("a", "b")),
                            new LocalServers.Found(
                                    "Ollama", "http://127.0.0.1:" + ollama.getPort() + "/v1", List.of("qwen3:8b")));
        }
    }

    @Test
    void aServerThatDoesNotAnswerInASecondIsLeftOut() throws Exception {
        try (RawServer deaf = new RawServer(RawServer.Connection::stall)) {
            final int port = okhttp3.HttpUrl.get(deaf.url()).port();
            final CompletableFuture<List<LocalServers.Found>> found =
                    new LocalServers(transport, List.of(new LocalServers.Place("deaf", port))).find();
            timers.await(Duration.ofSeconds(1));
            deaf.awaitRequest();
            assertThat(found).isNotDone();
            timers.advance(Duration.ofSeconds(1));
            assertThat(found.get(20, TimeUnit.SECONDS)).isEmpty();
            deaf.awaitClientLeft();
        }
    }

    @Test
    void aListOfModelsIsAskedForWithTheKey() throws Exception {
        server.enqueue(Wire.json(200, "{\"data\":[{\"id\":\"gpt-4o\"}]}"));
        assertThat(new ModelList(transport).fetch(endpoint()).get(20, TimeUnit.SECONDS))
                .containsExactly("gpt-4o");
        final RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("GET /v1/models HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-test-0123456789");
    }

    @Test
    void aListThatIsRefusedSaysWhy() throws Exception {
        server.enqueue(Wire.json(401, "{\"error\":{\"message\":\"no\"}}"));
        assertThat(problemOfList().kind()).isEqualTo(Problem.Kind.KEY_REFUSED);
        server.enqueue(Wire.text(200, "text/html", "<html>"));
        assertThat(problemOfList().kind()).isEqualTo(Problem.Kind.NOT_AN_API);
    }

    @Test
    void anOllamaWithoutAModelIsStillAServer() throws Exception {
        server.enqueue(Wire.json(200, "{\"object\":\"list\",\"data\":null}"));
        assertThat(new ModelList(transport).fetch(endpoint()).get(20, TimeUnit.SECONDS))
                .isEmpty();
    }

    private Problem problemOfList() throws Exception {
        try {
            new ModelList(transport).fetch(endpoint()).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return ((ProblemException) e.getCause()).problem();
        }
        throw new AssertionError("a list came");
    }
}
