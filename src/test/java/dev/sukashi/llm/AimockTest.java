package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a mock server that others wrote. */
class AimockTest {
    private static Aimock aimock;
    private static String url;

    private final FakeTimers timers = new FakeTimers();
    private final Heard heard = new Heard();

    @BeforeAll
    static void start() throws Exception {
        aimock = Aimock.start();
        url = aimock.url() + "/v1";
    }

    @AfterAll
    static void stop() throws InterruptedException {
        aimock.stop();
    }

    @Test
    void aStreamArrivesWhole() throws InterruptedException {
        try (LlmTransport transport = transport()) {
            ask(transport, "おはよう", true);
            final LlmAnswer answer = heard.answer();
            assertThat(answer.text()).isEqualTo("Good morning. You are up early, Megumi. 😀");
            assertThat(answer.finishReason()).isEqualTo("stop");
            assertThat(answer.usage().output()).isPositive();
            assertThat(heard.deltas())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(shown -> assertThat(answer.text()).startsWith(shown));
        }
    }

    @Test
    void theProgramsOwnTransportSpeaksOnItsOwnThreads() throws InterruptedException {
        try (LlmTransport transport = LlmTransport.create()) {
            ask(transport, "おはよう", true);
            assertThat(heard.answer().text()).startsWith("Good morning.");
            assertThat(heard.threads()).allSatisfy(name -> assertThat(name).startsWith("sukashi-llm-"));
        }
    }

    @Test
    void anAnswerArrivesAtOnce() throws InterruptedException {
        try (LlmTransport transport = transport()) {
            ask(transport, "おはよう", false);
            assertThat(heard.answer().text()).isEqualTo("Good morning. You are up early, Megumi. 😀");
        }
    }

    @Test
    void whatTheModelThinksIsNotShown() throws InterruptedException {
        try (LlmTransport transport = transport()) {
            ask(transport, "考えて", true);
            assertThat(heard.answer().text()).isEqualTo("Yes.");
            assertThat(heard.deltas()).containsExactly("Yes.");
        }
    }

    @Test
    void aRateLimitIsWaitedFor() throws InterruptedException {
        try (LlmTransport transport = transport()) {
            ask(transport, "混雑", true);
            timers.await(Duration.ofSeconds(3));
            timers.advance(Duration.ofSeconds(3));
            assertThat(heard.answer().text()).isEqualTo("It is busy.");
        }
    }

    @Test
    void aRefusalIsTold() throws InterruptedException {
        try (LlmTransport transport = transport()) {
            ask(transport, "拒否", true);
            assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.NOT_FOUND);
            assertThat(heard.problem().details()).containsEntry("message", "No such model");
        }
    }

    @Test
    void aStreamThatIsCutIsNotAnAnswer() throws InterruptedException {
        try (LlmTransport transport = transport()) {
            ask(transport, "切断", true);
            assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.CUT);
            assertThat(heard.deltas()).isNotEmpty();
        }
    }

    @Test
    void aStreamThatFallsSilentIsGivenUp() throws InterruptedException {
        try (LlmTransport transport = transport()) {
            ask(transport, "沈黙", true);
            timers.await(Duration.ofSeconds(60));
            timers.advance(Duration.ofSeconds(60));
            assertThat(heard.problem().kind()).isIn(Problem.Kind.TIMEOUT_FIRST_TOKEN, Problem.Kind.TIMEOUT_IDLE);
        }
    }

    @Test
    void itsModelsAreListed() throws Exception {
        try (LlmTransport transport = transport()) {
            assertThat(new ModelList(transport).fetch(LlmEndpoint.of(url, "")).get(20, TimeUnit.SECONDS))
                    .contains("gpt-4o");
        }
    }

    private LlmTransport transport() {
        return new LlmTransport(timers, Clock.systemUTC(), () -> 0L);
    }

    private void ask(LlmTransport transport, String text, boolean stream) {
        final LlmRequest request = new LlmRequest(List.of(new ChatMessage(ChatMessage.Role.USER, text)), stream);
        final LlmCall unused = transport
                .openAi(LlmEndpoint.of(url, "gpt-4o").withKey(Secret.of("sk-mock")))
                .send(request, heard);
    }
}
