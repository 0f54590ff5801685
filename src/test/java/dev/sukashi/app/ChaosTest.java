package dev.sukashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.Timers;
import dev.sukashi.reader.JapaneseReader;
import dev.sukashi.settings.SecretFile;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.SettingsFile;
import dev.sukashi.source.SourceText;
import dev.sukashi.store.History;
import dev.sukashi.store.UsageSum;
import dev.sukashi.testing.ChaoticModel;
import dev.sukashi.time.Scheduler;
import dev.sukashi.translate.LineQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand lines against a server that misbehaves: the program's own translators over real sockets, with pauses and
 * time-outs two hundred times as short.
 */
class ChaosTest {
    private static final int LINES = 1_000;
    private static final int SHORTER = 200;
    private static final long SEED = 20_261_120;
    private static final long LONGEST_SECONDS = 60;

    private static final Set<Problem.Kind> REASONS = Set.of(
            Problem.Kind.RATE_LIMITED,
            Problem.Kind.UNREACHABLE,
            Problem.Kind.CUT,
            Problem.Kind.TIMEOUT_FIRST_TOKEN,
            Problem.Kind.TIMEOUT_IDLE);

    @TempDir
    Path home;

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void everyLineEndsOnceInOrderTranslatedOrWithAReason() throws Exception {
        final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        final Timers quick = Timers.of(timer);
        final Ends ends = new Ends(2 * LINES);
        try (ChaoticModel model = new ChaoticModel(SEED);
                History history = History.open(home.resolve("history.db"), Clock.systemUTC(), problems::add);
                LlmTransport transport = new LlmTransport(
                        (delay, task) -> quick.schedule(delay.dividedBy(SHORTER), task),
                        Clock.systemUTC(),
                        new Random(SEED));
                TranslatorFactory factory = new TranslatorFactory(
                        "ja",
                        "en",
                        new KeyLookup(Map.of(), new SecretFile(home.resolve("secrets.json"))),
                        new JapaneseReader(),
                        transport,
                        status -> {});
                Scheduler lines = Scheduler.named("chaos-pipeline");
                Pipeline pipeline = new Pipeline(
                        new Pipeline.Config("game", Optional::of, 1_000, LineQueue.Mode.ORDERED),
                        history::nextLineId,
                        lines,
                        factory.createAll(settings(model.url()).translators()),
                        List.of(ends, new HistoryRecorder(history, new PriceList(Map.of()))))) {
            for (int i = 1; i <= LINES; i++) {
                pipeline.accept(SourceText.whole(SourceKind.CLIPBOARD, "台詞その" + i));
            }
            assertThat(ends.left.await(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as("%d of the ends did not come", ends.left.getCount())
                    .isTrue();

            assertThat(model.count("REFUSED")).isGreaterThan(LINES / 3);
            assertThat(model.count("DROPPED")).isGreaterThan(LINES / 25);
            assertThat(model.count("STALLED")).isGreaterThan(LINES / 100);
            assertThat(model.answered().values()).containsOnly(1);
            for (final String translator : List.of("alone", "backed")) {
                ends.check(translator);
            }
            assertThat(ends.finished("alone")).isBetween(LINES * 7 / 10, LINES - 1);
            assertThat(ends.finished("backed")).isGreaterThan(ends.finished("alone"));
            assertThat(ends.answeredBy("spare")).isPositive();
            assertThat(history.recent("game", 2 * LINES)).hasSize(LINES);
            assertThat(history.usage(Optional.empty()).stream().mapToLong(UsageSum::requests))
                    .satisfies(sums -> assertThat(
                                    sums.stream().mapToLong(Long::longValue).sum())
                            .isEqualTo(ends.finished("alone") + (long) ends.finished("backed")));
        } finally {
            timer.shutdownNow();
        }
        assertThat(problems).isEmpty();
    }

    private Settings settings(String url) throws IOException {
        final SettingsFile file = new SettingsFile(home.resolve("settings.json"));
        file.change(root -> {
            final ObjectNode alone = root.putArray("translators").addObject();
            alone.put("id", "alone").put("url", url).put("model", "a");
            alone.putObject("limits").put("concurrency", 1);
            final ObjectNode backed = root.withArray("translators").addObject();
            backed.put("id", "backed").put("url", url).put("model", "b");
            backed.putArray("fallback").add("spare");
            root.withArray("translators")
                    .addObject()
                    .put("id", "spare")
                    .put("url", url)
                    .put("model", "c")
                    .put("enabled", false);
        });
        return file.load().settings();
    }

    /** What each line came to at each translator. */
    private static final class Ends implements PipelineListener {
        private final Map<Long, String> texts = new HashMap<>();
        private final List<LineEvent> all = new ArrayList<>();
        private final CountDownLatch left;

        Ends(int expected) {
            left = new CountDownLatch(expected);
        }

        @Override
        public synchronized void onLine(Line line) {
            texts.put(line.id(), line.text());
        }

        @Override
        public synchronized void onEvent(LineEvent event) {
            if (event.isLast()) {
                all.add(event);
                left.countDown();
            }
        }

        /** None lost, none twice, in order, each its own line's. */
        synchronized void check(String translator) {
            final List<LineEvent> ends = all.stream()
                    .filter(event -> event.translator().equals(translator))
                    .toList();
            assertThat(ends)
                    .extracting(LineEvent::lineId)
                    .containsExactlyElementsOf(texts.keySet().stream().sorted().toList());
            assertThat(ends).hasSize(LINES).allSatisfy(end -> {
                if (end instanceof final LineEvent.Finished finished) {
                    assertThat(finished.text()).isEqualTo(ChaoticModel.translation(texts.get(end.lineId())));
                } else {
                    assertThat(end)
                            .isInstanceOfSatisfying(
                                    LineEvent.Failed.class,
                                    failed ->
                                            assertThat(failed.problem().kind()).isIn(REASONS));
                }
            });
        }

        synchronized int finished(String translator) {
            return (int) all.stream()
                    .filter(event -> event instanceof LineEvent.Finished
                            && event.translator().equals(translator))
                    .count();
        }

        synchronized int answeredBy(String translator) {
            return (int) all.stream()
                    .filter(event -> event instanceof final LineEvent.Finished finished
                            && finished.answeredBy().equals(translator))
                    .count();
        }
    }
}
