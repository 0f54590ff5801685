package dev.sukashi.app.llmtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sukashi.app.KeyLookup;
import dev.sukashi.app.TranslatorFactory;
import dev.sukashi.line.Problem;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.ModelList;
import dev.sukashi.reader.JapaneseReader;
import dev.sukashi.settings.SecretFile;
import dev.sukashi.settings.SettingsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Test button always comes to an end, and asks as a translation does. */
@Timeout(60)
class TranslatorTestTest {
    @TempDir
    Path home;

    private final MockWebServer service = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        service.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aLocalServerThatRunsButNeverAnswersIsSaidToBeSilent() throws Exception {
        final int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        final Problem problem = run("\"url\":\"http://127.0.0.1:" + port
                        + "/v1\",\"model\":\"m\",\"server\":{\"command\":[\"sleep\",\"1000\"]}")
                .problem()
                .orElseThrow();

        assertThat(problem.kind()).isEqualTo(Problem.Kind.LOCAL_SILENT);
        assertThat(problem.details()).containsEntry("url", "http://127.0.0.1:" + port + "/health");
    }

    @Test
    void aLocalServerThatLoadsWithoutEndIsSaidToBeLoading() throws Exception {
        service.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(503).build();
            }
        });

        final TestResult result = run("\"url\":\"" + service.url("/v1")
                + "\",\"model\":\"m\",\"server\":{\"command\":[\"no-such-program-anywhere\"]}");

        assertThat(result.problem()).contains(Problem.of(Problem.Kind.LOCAL_LOADING, "seconds", "1"));
    }

    @Test
    void aModelThatOnlyTranslatesIsToldTheLanguages() throws Exception {
        service.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(
                        "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")
                .build());

        final TestResult result =
                run("\"provider\":\"dashscope\",\"url\":\"" + service.url("/v1") + "\",\"model\":\"qwen-mt-turbo\"");

        assertThat(result.problem()).isEmpty();
        final RecordedRequest request = service.takeRequest();
        assertThat(request.getBody()).isNotNull();
        final JsonNode options =
                new ObjectMapper().readTree(request.getBody().utf8()).path("translation_options");
        assertThat(options.path("source_lang").textValue()).isEqualTo("Japanese");
        assertThat(options.path("target_lang").textValue()).isEqualTo("English");
    }

    private TestResult run(String translator) throws IOException {
        final Path file = Files.writeString(
                home.resolve("settings.json"), "{\"translators\":[{\"id\":\"main\"," + translator + "}]}");
        try (LlmTransport transport = LlmTransport.create();
                TranslatorFactory factory = new TranslatorFactory(
                        "ja",
                        "en",
                        new KeyLookup(Map.of(), new SecretFile(home.resolve("secrets.json"))),
                        new JapaneseReader(),
                        transport,
                        status -> {})) {
            return new TranslatorTest(
                            factory,
                            new ModelList(transport),
                            "ja",
                            Clock.systemUTC(),
                            ZoneOffset.UTC,
                            Duration.ofSeconds(1))
                    .run(new SettingsFile(file)
                            .load()
                            .settings()
                            .translator("main")
                            .orElseThrow());
        }
    }
}
