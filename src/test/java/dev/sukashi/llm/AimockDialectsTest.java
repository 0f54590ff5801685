package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each protocol that the mock server of others speaks, as they understand it. */
class AimockDialectsTest {
    /** A service and how a player would set it up. */
    enum Service {
        OPENAI("/v1", "gpt-4o"),
        AZURE("/openai/deployments/my-gpt/chat/completions?api-version=2023-12-01-preview", ""),
        ANTHROPIC("", "claude-sonnet-4-5"),
        GEMINI("/v1beta", "gemini-2.5-flash"),
        COHERE("/v2/chat", "command-a-03-2025"),
        OLLAMA("/v1", "qwen3:8b");

        private final String path;
        private final String model;

        Service(String path, String model) {
            this.path = path;
            this.model = model;
        }

        Dialect dialect() {
            return switch (this) {
                case OPENAI, AZURE, OLLAMA -> new OpenAiDialect();
                case ANTHROPIC -> new AnthropicDialect();
                case GEMINI -> new GeminiDialect();
                case COHERE -> new CohereDialect();
            };
        }

        LlmEndpoint endpoint(String base) {
            final LlmEndpoint endpoint = LlmEndpoint.of(base + path, model);
            return switch (this) {
                case AZURE -> endpoint.withHeaders(Map.of("api-key", "mock-0123456789"));
                case OLLAMA -> endpoint;
                default -> endpoint.withKey(Secret.of("mock-0123456789"));
            };
        }
    }

    private static Aimock aimock;

    private final FakeTimers timers = new FakeTimers();
    private final Heard heard = new Heard();
    private final LlmTransport transport = new LlmTransport(timers, Clock.systemUTC(), () -> 0L);

    @BeforeAll
    static void start() throws Exception {
        aimock = Aimock.start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        aimock.stop();
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private void ask(Service service, String text, boolean stream) {
        final LlmRequest request = new LlmRequest(
                List.of(
                        new ChatMessage(ChatMessage.Role.SYSTEM, "Translate."),
                        new ChatMessage(ChatMessage.Role.USER, text)),
                stream);
        final LlmCall unused = transport
                .adapter(service.endpoint(aimock.url()), service.dialect())
                .send(request, heard);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aStreamArrivesWhole(Service service) throws InterruptedException {
        ask(service, "おはよう", true);
        final LlmAnswer answer = heard.answer();
        assertThat(answer.text()).isEqualTo("Good morning. You are up early, Megumi. 😀");
        assertThat(answer.finishReason()).isNotEmpty();
        assertThat(heard.deltas())
                .hasSizeGreaterThan(1)
                .allSatisfy(shown -> assertThat(answer.text()).startsWith(shown));
    }

    /** The server answers by the text beside the picture; it has to understand the message as its protocol's to find it. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void aMessageThatShowsAPictureIsUnderstood(Service service) throws InterruptedException {
        final ChatImage image = new ChatImage(new byte[] {1, 2, 3, 4}, "image/png", 2, 2);
        final LlmRequest request =
                new LlmRequest(List.of(new ChatMessage(ChatMessage.Role.USER, "おはよう", List.of(image))), true);
        final LlmCall unused = transport
                .adapter(service.endpoint(aimock.url()), service.dialect())
                .send(request, heard);
        assertThat(heard.answer().text()).isEqualTo("Good morning. You are up early, Megumi. 😀");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void anAnswerArrivesAtOnce(Service service) throws InterruptedException {
        ask(service, "おはよう", false);
        assertThat(heard.answer().text()).isEqualTo("Good morning. You are up early, Megumi. 😀");
    }

    /** Of Cohere's thinking the server makes plain text, which Cohere does not: see {@link CohereDialectTest}. */
    @ParameterizedTest
    @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "COHERE")
    void whatTheModelThinksIsNotShown(Service service) throws InterruptedException {
        ask(service, "考えて", true);
        assertThat(heard.answer().text()).isEqualTo("Yes.");
        assertThat(heard.deltas()).allSatisfy(shown -> assertThat("Yes.").startsWith(shown));
    }

    @ParameterizedTest
    @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "COHERE")
    void whatTheModelThinksIsNotInAnAnswerAtOnce(Service service) throws InterruptedException {
        ask(service, "考えて", false);
        assertThat(heard.answer().text()).isEqualTo("Yes.");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aRateLimitIsWaitedForAsLongAsTheServiceAsks(Service service) throws InterruptedException {
        ask(service, "満員 " + service, true);
        timers.await(Duration.ofSeconds(4));
        timers.advance(Duration.ofSeconds(4));
        assertThat(heard.answer().text()).isEqualTo("The train is full.");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aStreamThatIsCutIsNotAnAnswer(Service service) throws InterruptedException {
        ask(service, "切断", true);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.CUT);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aRefusalIsTold(Service service) throws InterruptedException {
        ask(service, "拒否", true);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(heard.problem().details()).containsEntry("message", "No such model");
    }
}
