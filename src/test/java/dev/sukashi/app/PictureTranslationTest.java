package dev.sukashi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.ocr.Layout;
import dev.sukashi.ocr.OcrEngine;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.reader.JapaneseReader;
import dev.sukashi.settings.SecretFile;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.SettingsFile;
import dev.sukashi.source.SourceText;
import dev.sukashi.store.History;
import dev.sukashi.store.StoredTranslation;
import dev.sukashi.testing.ScriptedModel;
import dev.sukashi.time.ManualScheduler;
import dev.sukashi.translate.LineQueue;
import dev.sukashi.translate.Translator;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a region's picture to its translation by one request, with a real server, pipeline and history. */
class PictureTranslationTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path home;

    private final ManualScheduler time = new ManualScheduler();
    private final List<Line> lines = new ArrayList<>();
    private final List<LineEvent> events = new ArrayList<>();
    private final List<Usage> spent = new ArrayList<>();
    private ScriptedModel model;
    private LlmTransport transport;
    private TranslatorFactory factory;
    private OcrEngines engines;
    private History history;
    private Pipeline pipeline;

    @BeforeEach
    void start() throws Exception {
        model = new ScriptedModel();
        transport = LlmTransport.create();
        final Settings settings = settings();
        factory = new TranslatorFactory(
                "ja",
                "en",
                new KeyLookup(Map.of(), new SecretFile(home.resolve("secrets.json"))),
                new JapaneseReader(),
                transport,
                status -> {});
        engines = new OcrEngines(
                home, home.resolve("cache"), factory::vision, settings.translators(), (id, used) -> spent.add(used));
        history = History.open(home.resolve("history.db"), time.clock(), problem -> {});
        final List<Translator> translators = factory.createAll(settings.translators());
        pipeline = new Pipeline(
                new Pipeline.Config("game", text -> Optional.of(text.replace("\n", "")), 1000, LineQueue.Mode.LIVE),
                history::nextLineId,
                time,
                translators,
                List.of(new Notes(), new HistoryRecorder(history, new PriceList(Map.of()))));
    }

    @AfterEach
    void stop() {
        engines.close();
        factory.close();
        transport.close();
        history.close();
        model.close();
    }

    @Test
    void theTextIsALineBeforeItsTranslationStreamsInFromTheSameRequest() throws Exception {
        final CompletableFuture<String> read = readLater();
        final ScriptedModel.Request request = model.next();
        request.say("門が").say("\n開く。\n===");
        assertThat(isDone(read, Duration.ofMillis(200))).isFalse();
        request.say("==\nThe ga");
        assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("門が\n開く。");
        deliver("門が\n開く。");
        assertThat(lines.get(0).text()).isEqualTo("門が開く。");
        assertThat(comes(LineEvent.Delta.class)).isTrue();
        assertThat(((LineEvent.Delta) last()).soFar()).isEqualTo("The ga");
        request.say("te opens.").end();
        assertThat(comes(LineEvent.Finished.class)).isTrue();

        assertThat(((LineEvent.Finished) last()).text()).isEqualTo("The gate opens.");
        assertThat(model.count()).isEqualTo(1);
        history.flush();
        final var kept = history.recent("game", 5);
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).line().text()).isEqualTo("門が開く。");
        assertThat(kept.get(0).translations())
                .extracting(StoredTranslation::text)
                .containsExactly(Optional.of("The gate opens."));
        assertThat(request.body().at("/messages/0/content").asText())
                .contains("Japanese")
                .contains("English");
    }

    @Test
    void aNewerLineEndsItAndAskedForAgainItIsTranslatedFromItsText() throws Exception {
        final ScriptedModel.Request first = readAs("一つ目。");
        deliver("一つ目。");
        time.advance(Duration.ofSeconds(1));
        final ScriptedModel.Request second = readAs("二つ目。");
        deliver("二つ目。");
        assertThat(first.awaitClosedByClient(LONG)).isTrue();
        second.say("Second.").end();
        assertThat(comes(LineEvent.Finished.class)).isTrue();
        assertThat(events).hasAtLeastOneElementOfType(LineEvent.Superseded.class);

        events.clear();
        pipeline.showPrevious();
        pipeline.retry();
        time.runReady();
        final ScriptedModel.Request again = model.next();
        assertThat(again.line()).isEqualTo("一つ目。");
        again.say("First.").end();
        assertThat(comes(LineEvent.Finished.class)).isTrue();
        assertThat(((LineEvent.Finished) last()).text()).isEqualTo("First.");
    }

    @Test
    void aLineThatNeverComesForItsTranslationHoldsNoRequestOpen() throws Exception {
        final ScriptedModel.Request dropped = readAs("捨てられた行。");
        readAs("次の行。");
        deliver("次の行。");
        assertThat(dropped.awaitClosedByClient(LONG)).isTrue();
    }

    @Test
    void anAnswerWithoutTheLineBetweenIsTheTextAndIsTranslatedAsUsual() throws Exception {
        final CompletableFuture<String> read = readLater();
        model.next().say("門が開く。").end();
        assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("門が開く。");
        deliver("門が開く。");
        final ScriptedModel.Request usual = model.next();
        assertThat(usual.line()).isEqualTo("門が開く。");
        usual.say("The gate opens.").end();
        assertThat(comes(LineEvent.Finished.class)).isTrue();
    }

    @Test
    void soIsOneWhoseTranslationIsEmpty() throws Exception {
        final ScriptedModel.Request request = readAs("門が開く。");
        deliver("門が開く。");
        request.say("  ").end();
        final ScriptedModel.Request usual = model.next();
        assertThat(usual.line()).isEqualTo("門が開く。");
    }

    @Test
    void aTranslationThatRunsAwayIsToldAndCutShort() throws Exception {
        final ScriptedModel.Request request = readAs("門が開く。");
        deliver("門が開く。");
        request.say("ha ".repeat(60));
        assertThat(comes(LineEvent.Failed.class)).isTrue();
        assertThat(((LineEvent.Failed) last()).problem().kind()).isEqualTo(Problem.Kind.DEGENERATE);
        assertThat(request.awaitClosedByClient(LONG)).isTrue();
    }

    @Test
    void closingTheEngineEndsItsTranslationAndTheLineIsTold() throws Exception {
        final ScriptedModel.Request request = readAs("門が開く。");
        deliver("門が開く。");
        engines.close();
        assertThat(comes(LineEvent.Failed.class)).isTrue();
        assertThat(((LineEvent.Failed) last()).problem().kind()).isEqualTo(Problem.Kind.SUPERSEDED);
        assertThat(request.awaitClosedByClient(LONG)).isTrue();
    }

    @Test
    void aLineFromElsewhereIsNoneOfItsBusiness() throws Exception {
        readAs("門が開く。");
        deliver("別の行。");
        assertThat(model.next().line()).isEqualTo("別の行。");
    }

    @Test
    void enginesAreSharedAndSaidToBeUnknownWhereTheyAre() throws Exception {
        assertThat(engines.of("llm:main"))
                .isSameAs(engines.of("llm:main"))
                .isNotSameAs(engines.of("llm:main+translate"));
        assertThat(engines.of("tesseract")).isSameAs(engines.of("tesseract"));
        assertThat(problemOf("llm:nobody")).isEqualTo(Problem.of(Problem.Kind.NO_READING_TRANSLATOR, "id", "nobody"));
        assertThat(problemOf("magic")).isEqualTo(Problem.of(Problem.Kind.BAD_OCR_ENGINE, "engine", "magic"));
        assertThat(problemOf("command:").kind()).isEqualTo(Problem.Kind.BAD_OCR_ENGINE);
    }

    private Problem problemOf(String engine) {
        return catchThrowableOfType(OcrException.class, () -> engines.of(engine))
                .problem();
    }

    /** The request of a picture whose text has been told, and whose translation has not. */
    private ScriptedModel.Request readAs(String text) throws Exception {
        final CompletableFuture<String> read = readLater();
        final ScriptedModel.Request request = model.next();
        request.say(text + "\n=====\n");
        assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(text);
        return request;
    }

    private CompletableFuture<String> readLater() throws OcrException {
        final OcrEngine engine = engines.of("llm:main+translate");
        return CompletableFuture.supplyAsync(() -> {
            try {
                return engine.read(picture(), "ja", Layout.AUTO).text();
            } catch (OcrException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private void deliver(String text) {
        pipeline.accept(SourceText.whole(SourceKind.SCREEN, text));
        time.runReady();
    }

    private boolean comes(Class<? extends LineEvent> kind) {
        return time.runUntil(() -> events.stream().anyMatch(kind::isInstance), LONG);
    }

    private LineEvent last() {
        return events.get(events.size() - 1);
    }

    private static boolean isDone(CompletableFuture<String> read, Duration limit) throws Exception {
        try {
            read.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        }
    }

    private Settings settings() throws Exception {
        final Path file = home.resolve("settings.json");
        Files.writeString(
                file,
                "{\"version\":1,\"from\":\"ja\",\"to\":\"en\",\"translators\":[{\"id\":\"main\",\"url\":\""
                        + model.url() + "\",\"model\":\"m\"}]}");
        return new SettingsFile(file).load().settings();
    }

    private static BufferedImage picture() {
        final BufferedImage image = new BufferedImage(800, 120, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(80, 40, 60, 40);
        graphics.dispose();
        return image;
    }

    /** Writes down what becomes of the lines. */
    private final class Notes implements PipelineListener {
        @Override
        public void onLine(Line line) {
            lines.add(line);
        }

        @Override
        public void onEvent(LineEvent event) {
            events.add(event);
        }
    }
}
