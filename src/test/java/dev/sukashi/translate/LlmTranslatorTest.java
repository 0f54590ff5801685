package dev.sukashi.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmEndpoint;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.prompt.PromptBuilder;
import dev.sukashi.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/** What a service says beside its text comes through to whoever shows it, and to the gate. */
class LlmTranslatorTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String ANSWER = "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"Hm.\"}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"content\":\"Cat\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n";

    private final ManualScheduler time = new ManualScheduler();
    private final List<LineEvent> events = new ArrayList<>();

    @Test
    void thinkingIsToldAndAnEmptiedAllowanceHoldsTheNextLineBack() throws Exception {
        try (MockWebServer server = new MockWebServer();
                LlmTransport transport = LlmTransport.create()) {
            server.start();
            server.enqueue(answer().addHeader("x-ratelimit-remaining-requests", "0")
                    .addHeader("x-ratelimit-reset-requests", "20s")
                    .build());
            server.enqueue(answer().build());
            final Translator translator = new GatedTranslator(
                    new LlmTranslator(
                            "main",
                            new PromptBuilder("ja", "en"),
                            transport.openAi(LlmEndpoint.of(server.url("/v1").toString(), "m")),
                            true),
                    new RateGate(RateGate.Limits.NONE, time),
                    line -> 10);
            final LineQueue queue = new LineQueue(translator, time, LineQueue.Mode.ORDERED, events::add);
            queue.submit(line(1));
            queue.submit(line(2));
            assertThat(time.runUntil(() -> told().contains("Waiting 2"), LONG)).isTrue();

            assertThat(told())
                    .containsSubsequence("Started 1", "Thinking 1", "Delta 1", "Finished 1", "Started 2", "Waiting 2");
            assertThat(events)
                    .anySatisfy(event -> assertThat(event)
                            .isInstanceOfSatisfying(
                                    LineEvent.Finished.class,
                                    done -> assertThat(done.usage()).isEqualTo(new Usage(7, 2, 0))));
            assertThat(server.getRequestCount()).isEqualTo(1);
            time.advance(Duration.ofSeconds(21));
            assertThat(time.runUntil(() -> told().contains("Finished 2"), LONG)).isTrue();
            translator.close();
        }
    }

    private static MockResponse.Builder answer() {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(ANSWER)
                // The thought and the text come one after the other, as from a model.
                .throttleBody(64, 30, TimeUnit.MILLISECONDS);
    }

    private List<String> told() {
        return events.stream()
                .map(event -> event.getClass().getSimpleName() + " " + event.lineId())
                .toList();
    }

    private static Line line(long id) {
        return new Line(id, "game", SourceKind.CLIPBOARD, null, "猫" + id, Instant.EPOCH);
    }
}
