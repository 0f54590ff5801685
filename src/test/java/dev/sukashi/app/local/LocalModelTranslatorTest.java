package dev.sukashi.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.settings.ServerSettings;
import dev.sukashi.time.ManualScheduler;
import dev.sukashi.translate.Translator;
import dev.sukashi.translate.UnusableTranslator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line waits for its local model, but not for ever. The translator behind says whether it was asked. */
class LocalModelTranslatorTest {
    private static final Problem ASKED = Problem.of(Problem.Kind.INTERNAL, "reason", "asked");

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
    private final Translator translator = new LocalModelTranslator(new UnusableTranslator("t", ASKED), server);

    @Test
    void aLineIsAskedForOnceTheModelIsLoaded() {
        translate();
        time.advance(Duration.ofSeconds(20));
        assertThat(said).isEmpty();

        health = HealthProbe.Health.READY;
        time.advance(Duration.ofSeconds(1));
        translate();
        time.runReady();

        assertThat(said).containsExactly(ASKED, ASKED);
    }

    @Test
    void aLineThatWaitsTooLongSaysThatTheModelIsStillLoading() {
        translate();
        time.advance(Duration.ofMinutes(3));

        assertThat(said).containsExactly(Problem.of(Problem.Kind.LOCAL_LOADING, "seconds", "120"));
    }

    @Test
    void aServerThatRunsButNeverAnswersIsSaidToBeSilent() {
        health = HealthProbe.Health.ABSENT;
        try (LocalModelServer mute = new LocalModelServer(
                new ServerSettings(List.of("sleep", "1000"), "", ""),
                URI.create("http://me:secret@127.0.0.1:1/health?key=secret"),
                time,
                url -> health,
                status -> {},
                Duration.ofSeconds(5))) {
            translate(new LocalModelTranslator(new UnusableTranslator("t", ASKED), mute));
            time.advance(Duration.ofMinutes(3));
        }

        assertThat(said)
                .containsExactly(Problem.of(
                        Problem.Kind.LOCAL_SILENT,
                        "command",
                        "sleep",
                        "url",
                        "http://127.0.0.1:1/health",
                        "seconds",
                        "120"));
    }

    @Test
    void aCancelledLineIsNeverAskedFor() {
        final Translator.Call call = translate();
        call.cancel();
        health = HealthProbe.Health.READY;
        time.advance(Duration.ofMinutes(3));

        assertThat(said).isEmpty();
    }

    @Test
    void aServerThatCannotStartIsTheLinesProblem() {
        health = HealthProbe.Health.ABSENT;
        translate();
        time.runReady();

        assertThat(said).containsExactly(Problem.of(Problem.Kind.LOCAL_NOT_FOUND, "command", "no-such-program"));
    }

    private Translator.Call translate() {
        return translate(translator);
    }

    private Translator.Call translate(Translator asked) {
        return asked.translate(
                new Line(1, "g", SourceKind.MANUAL, null, "猫", Instant.EPOCH), new Translator.Listener() {
                    @Override
                    public void onDelta(String soFar) {}

                    @Override
                    public void onFinished(String text, Usage usage) {}

                    @Override
                    public void onFailed(Problem problem) {
                        said.add(problem);
                    }
                });
    }
}
