package dev.sukashi.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import dev.sukashi.llm.ChatMessage;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmAnswer;
import dev.sukashi.llm.LlmCall;
import dev.sukashi.llm.LlmListener;
import dev.sukashi.llm.LlmRequest;
import dev.sukashi.settings.ServerSettings;
import dev.sukashi.time.ManualScheduler;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A picture waits for its local model, but not for ever. The adapter behind says whether it was asked. */
class LocalModelAdapterTest {
    private static final Problem ASKED = Problem.of(Problem.Kind.INTERNAL, "reason", "asked");
    private static final LlmRequest REQUEST =
            new LlmRequest(List.of(new ChatMessage(ChatMessage.Role.USER, "x")), true);

    private final ManualScheduler time = new ManualScheduler();
    private final List<Problem> said = new ArrayList<>();
    private HealthProbe.Health health = HealthProbe.Health.LOADING;

    private final LocalModelServer server = new LocalModelServer(
            new ServerSettings(List.of("no-such-program"), "", ""),
            URI.create("http://127.0.0.1:1/health"),
            time,
            url -> health,
            status -> {},
            Duration.ZERO);
    private final LlmAdapter adapter = new LocalModelAdapter(new Asked(), server);

    @Test
    void aRequestIsSentOnceTheModelIsLoaded() {
        send();
        time.advance(Duration.ofSeconds(20));
        assertThat(said).isEmpty();

        health = HealthProbe.Health.READY;
        time.advance(Duration.ofSeconds(1));
        assertThat(said).containsExactly(ASKED);
    }

    @Test
    void aCancelledOneIsNeverSent() {
        final LlmCall call = send();
        call.cancel();
        health = HealthProbe.Health.READY;
        time.advance(Duration.ofMinutes(3));
        assertThat(said).isEmpty();
    }

    @Test
    void aServerThatCannotStartIsItsProblem() {
        health = HealthProbe.Health.ABSENT;
        send();
        time.runReady();
        assertThat(said).containsExactly(Problem.of(Problem.Kind.LOCAL_NOT_FOUND, "command", "no-such-program"));
    }

    private LlmCall send() {
        return adapter.send(REQUEST, new LlmListener() {
            @Override
            public void onDelta(String soFar) {}

            @Override
            public void onFinished(LlmAnswer answer) {}

            @Override
            public void onFailed(Problem problem) {
                said.add(problem);
            }
        });
    }

    /** Says that it was asked. */
    private static final class Asked implements LlmAdapter {
        @Override
        public LlmCall send(LlmRequest request, LlmListener listener) {
            listener.onFailed(ASKED);
            return () -> {};
        }

        @Override
        public void close() {}
    }
}
