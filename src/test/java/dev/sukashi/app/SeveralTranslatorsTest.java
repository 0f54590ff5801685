package dev.sukashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Cost;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Prices;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmEndpoint;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.prompt.PromptBuilder;
import dev.sukashi.source.SourceText;
import dev.sukashi.testing.ScriptedModel;
import dev.sukashi.time.ManualScheduler;
import dev.sukashi.translate.GatedTranslator;
import dev.sukashi.translate.LineQueue;
import dev.sukashi.translate.LlmTranslator;
import dev.sukashi.translate.RateGate;
import dev.sukashi.translate.Translator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two translators, each with a real server of its own, under one clock turned by hand. */
class SeveralTranslatorsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ManualScheduler time = new ManualScheduler();
    private final AtomicLong ids = new AtomicLong();
    private final List<Line> lines = new ArrayList<>();
    private final List<LineEvent> events = new ArrayList<>();
    private ScriptedModel fast;
    private ScriptedModel slow;
    private LlmTransport transport;
    private List<Translator> translators;

    @BeforeEach
    void start() throws IOException {
        fast = new ScriptedModel();
        slow = new ScriptedModel();
        transport = LlmTransport.create();
        translators = List.of(translator("slow", slow), translator("fast", fast));
    }

    @AfterEach
    void stop() {
        translators.forEach(Translator::close);
        transport.close();
        fast.close();
        slow.close();
    }

    @Test
    void aSlowTranslatorDelaysNobodyNotEvenInOrderedMode() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.ORDERED);
        for (int i = 1; i <= 20; i++) {
            copy(pipeline, "台詞その" + i);
        }
        time.runReady();
        final ScriptedModel.Request waiting = slow.next();
        for (int i = 1; i <= 20; i++) {
            final ScriptedModel.Request request = fast.next();
            assertThat(request.line()).isEqualTo("台詞その" + i);
            request.say("Line " + i).end();
            final int expected = i;
            assertThat(time.runUntil(() -> finished("fast").size() == expected, LONG))
                    .isTrue();
        }
        assertThat(finished("slow")).isEmpty();
        waiting.say("At last").end();

        assertThat(time.runUntil(() -> finished("slow").size() == 1, LONG)).isTrue();
        assertThat(slow.next().line()).isEqualTo("台詞その2");
    }

    @Test
    void fastForwardOfFiveHundredLinesEndsOnTheLastAtBoth() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        for (int i = 1; i <= 500; i++) {
            copy(pipeline, "台詞その" + i);
            time.advance(Duration.ofMillis(50));
        }
        time.advance(Duration.ofSeconds(1));
        lastRequest(fast).say("Fast 500").end();
        assertThat(time.runUntil(() -> finished("fast").size() == 1, LONG)).isTrue();
        lastRequest(slow).say("Slow 500").end();
        assertThat(time.runUntil(() -> finished("slow").size() == 1, LONG)).isTrue();

        final long newest = lines.get(lines.size() - 1).id();
        for (final String translator : List.of("fast", "slow")) {
            final List<LineEvent> ends = events.stream()
                    .filter(event -> event.isLast() && event.translator().equals(translator))
                    .toList();
            assertThat(ends).hasSize(500);
            assertThat(ends).extracting(LineEvent::lineId).doesNotHaveDuplicates();
            assertThat(finished(translator)).extracting(LineEvent::lineId).containsExactly(newest);
        }
        assertThat(fast.mostUnderWay()).isLessThanOrEqualTo(2);
        assertThat(slow.mostUnderWay()).isLessThanOrEqualTo(2);
    }

    @Test
    void whatTheLineAndTheSessionTookIsSaidInASentence() {
        final Prices prices =
                new Prices(new BigDecimal("0.15"), new BigDecimal("0.075"), new BigDecimal("0.60"), "USD");
        final List<String> said = new ArrayList<>();
        final UsageMeter meter = new UsageMeter(
                new PriceList(Map.of("a", prices)),
                new Messages(Locale.ENGLISH),
                (line, sentence) -> said.add(line + " " + sentence));
        meter.onLine(line(1));
        meter.onEvent(finished(1, new Usage(200_000, 0, 0)));
        meter.onLine(line(2));
        meter.onEvent(finished(2, new Usage(1_812, 34, 0)));

        assertThat(said)
                .containsExactly(
                        "1 ",
                        "1 200,000 + 0 tokens · $0.03 · session $0.03",
                        "2 ",
                        "2 1,812 + 34 tokens · $0.00029 · session $0.03");
        meter.onEvent(finished(1, new Usage(5, 5, 0)));
        assertThat(said).hasSize(4);
    }

    @Test
    void withoutPricesTokensAloneAreSaid() {
        final List<String> said = new ArrayList<>();
        final UsageMeter meter = new UsageMeter(
                new PriceList(Map.of()), new Messages(Locale.ENGLISH), (line, sentence) -> said.add(sentence));
        meter.onLine(line(1));
        meter.onEvent(finished(1, new Usage(12, 3, 0)));

        assertThat(said).last().isEqualTo("12 + 3 tokens · session 12 + 3 tokens");
    }

    @Test
    void amountsKeepTheDigitsThatSaySomething() {
        assertThat(Amounts.shown(new Cost(0, "USD"))).isEqualTo("$0.00");
        assertThat(Amounts.shown(new Cost(142_200, "USD"))).isEqualTo("$0.00014");
        assertThat(Amounts.shown(new Cost(120_000_000, "EUR"))).isEqualTo("€0.12");
        assertThat(Amounts.shown(new Cost(12_345_000_000L, "CHF"))).isEqualTo("CHF 12.35");
        assertThat(Amounts.plain(new Cost(142_200, "USD"))).isEqualTo("0.0001422");
        assertThat(Amounts.plain(new Cost(100_000_000_000L, "JPY"))).isEqualTo("100");
    }

    private Translator translator(String id, ScriptedModel model) {
        return new GatedTranslator(
                new LlmTranslator(
                        id, new PromptBuilder("ja", "en"), transport.openAi(LlmEndpoint.of(model.url(), "m")), true),
                new RateGate(RateGate.Limits.NONE, time),
                line -> 10);
    }

    private Pipeline pipeline(LineQueue.Mode mode) {
        return new Pipeline(
                new Pipeline.Config("game", Optional::of, 100, mode),
                ids::incrementAndGet,
                time,
                translators,
                List.of(new PipelineListener() {
                    @Override
                    public void onLine(Line line) {
                        lines.add(line);
                    }

                    @Override
                    public void onEvent(LineEvent event) {
                        events.add(event);
                    }
                }));
    }

    private void copy(Pipeline pipeline, String text) {
        pipeline.accept(SourceText.whole(SourceKind.CLIPBOARD, text));
        time.runReady();
    }

    private static ScriptedModel.Request lastRequest(ScriptedModel model) throws InterruptedException {
        ScriptedModel.Request last = model.next();
        while (!last.line().equals("台詞その500")) {
            last = model.next();
        }
        return last;
    }

    private List<LineEvent> finished(String translator) {
        return events.stream()
                .filter(event -> event instanceof LineEvent.Finished
                        && event.translator().equals(translator))
                .toList();
    }

    private static Line line(long id) {
        return new Line(id, "game", SourceKind.MANUAL, null, "行", Instant.EPOCH);
    }

    private static LineEvent finished(long id, Usage usage) {
        return new LineEvent.Finished(id, "a", Instant.EPOCH, "text", usage);
    }
}
