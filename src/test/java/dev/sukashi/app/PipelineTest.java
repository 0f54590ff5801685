package dev.sukashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.llm.LlmEndpoint;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.prompt.PromptBuilder;
import dev.sukashi.source.SourceText;
import dev.sukashi.store.History;
import dev.sukashi.testing.ScriptedModel;
import dev.sukashi.time.ManualScheduler;
import dev.sukashi.translate.LineQueue;
import dev.sukashi.translate.LlmTranslator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a line from a source to the display and the history, with a real server and a clock turned by hand. */
class PipelineTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int LIMIT = 100;

    @TempDir
    Path home;

    private final ManualScheduler time = new ManualScheduler();
    private final Display display = new Display();
    private final List<Problem> storeProblems = new ArrayList<>();
    private ScriptedModel model;
    private LlmTransport transport;
    private LlmTranslator translator;
    private History history;

    @BeforeEach
    void start() throws IOException {
        model = new ScriptedModel();
        transport = LlmTransport.create();
        translator = new LlmTranslator(
                "main", new PromptBuilder("ja", "en"), transport.openAi(LlmEndpoint.of(model.url(), "m")), true);
        history = History.open(home.resolve("history.db"), time.clock(), storeProblems::add);
    }

    @AfterEach
    void stop() {
        translator.close();
        transport.close();
        model.close();
        history.close();
        assertThat(storeProblems).isEmpty();
    }

    @Test
    void aLineIsTranslatedWhileItStreams() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        copy(pipeline, "こんにちは。");
        final ScriptedModel.Request request = model.next();
        request.say("Hel");
        assertThat(time.runUntil(() -> display.text.equals("Hel"), LONG)).isTrue();
        request.say("lo.").end();

        assertThat(time.runUntil(() -> display.finished.size() == 1, LONG)).isTrue();
        assertThat(display.text).isEqualTo("Hello.");
        assertThat(request.line()).isEqualTo("こんにちは。");
    }

    @Test
    void fastForwardOfFiveHundredLinesEndsOnTheLastAndShowsNothingStale() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        for (int i = 1; i <= 500; i++) {
            copy(pipeline, "台詞その" + i);
            time.advance(Duration.ofMillis(50));
        }
        time.advance(Duration.ofSeconds(1));
        ScriptedModel.Request last = model.next();
        while (!last.line().equals("台詞その500")) {
            last.say("stale").end();
            last = model.next();
        }
        last.say("Line 500").end();

        assertThat(time.runUntil(() -> display.finished.contains(display.line.id()), LONG))
                .isTrue();
        assertThat(display.line.text()).isEqualTo("台詞その500");
        assertThat(display.text).isEqualTo("Line 500");
        assertThat(display.stale).isEmpty();
        assertThat(model.mostUnderWay()).isLessThanOrEqualTo(2);
        history.flush();
        assertThat(history.recent("game", 1_000)).hasSize(500);
    }

    @Test
    void aCancelledRequestIsReallyClosed() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        copy(pipeline, "一つ目。");
        final ScriptedModel.Request first = model.next();
        time.advance(Duration.ofSeconds(1));
        copy(pipeline, "二つ目。");
        model.next().say("Second.").end();

        assertThat(time.runUntil(() -> display.finished.size() == 1, LONG)).isTrue();
        assertThat(first.awaitClosedByClient(LONG)).isTrue();
        assertThat(display.text).isEqualTo("Second.");
    }

    @Test
    void everyLineIsTranslatedInOrderWhereThePlayerWantsAll() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.ORDERED);
        for (int i = 1; i <= 30; i++) {
            copy(pipeline, "台詞その" + i);
        }
        for (int i = 1; i <= 30; i++) {
            final ScriptedModel.Request request = model.next();
            assertThat(request.line()).isEqualTo("台詞その" + i);
            request.say("Line " + i).end();
            final int expected = i;
            assertThat(time.runUntil(() -> display.all.size() == expected, LONG))
                    .isTrue();
        }

        assertThat(model.mostUnderWay()).isEqualTo(1);
    }

    @Test
    void aSupersededLineCanBeAskedForAgain() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        copy(pipeline, "一つ目。");
        model.next();
        time.advance(Duration.ofSeconds(1));
        copy(pipeline, "二つ目。");
        model.next().say("Second.").end();
        assertThat(time.runUntil(() -> display.finished.size() == 1, LONG)).isTrue();

        pipeline.showPrevious();
        time.runReady();
        assertThat(display.line.text()).isEqualTo("一つ目。");
        assertThat(display.superseded).isTrue();
        pipeline.retry();
        time.runReady();
        model.next().say("First.").end();

        assertThat(time.runUntil(() -> display.text.equals("First."), LONG)).isTrue();
        pipeline.showNext();
        time.runReady();
        assertThat(display.line.text()).isEqualTo("二つ目。");
        assertThat(display.text).isEqualTo("Second.");
    }

    @Test
    void aTextOverTheLimitIsShownButNotSent() {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        pipeline.accept(new SourceText(SourceKind.CLIPBOARD, "あ".repeat(LIMIT + 1), 10_000_000));
        time.advance(Duration.ofSeconds(1));

        assertThat(display.line.text()).hasSize(LIMIT);
        assertThat(display.problem.kind()).isEqualTo(Problem.Kind.TEXT_TOO_LONG);
        assertThat(display.problem.details()).containsEntry("length", "10000000");
        assertThat(model.count()).isZero();

        pipeline.retry();
        time.advance(Duration.ofSeconds(1));
        assertThat(model.count()).isZero();
        assertThat(display.problem.kind()).isEqualTo(Problem.Kind.TEXT_TOO_LONG);
    }

    @Test
    void whilePausedNothingIsReadAndAfterwardsItIs() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        pipeline.setPaused(true);
        copy(pipeline, "秘密。");
        pipeline.setPaused(false);
        copy(pipeline, "公開。");

        assertThat(model.next().line()).isEqualTo("公開。");
        assertThat(model.count()).isEqualTo(1);
    }

    @Test
    void whatIsKeptInMemoryDoesNotGrowWithTheLines() {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        final long afterSome = usedAfter(pipeline, 1_000);
        final long afterMany = usedAfter(pipeline, 10_000);

        assertThat(afterMany - afterSome).isLessThan(8L << 20);
    }

    @Test
    void aLineThatGrewTakesTheEarlierOnesPlaceAlsoWhereAllAreTranslatedInOrder() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.ORDERED);
        copy(pipeline, "前の台詞。");
        final ScriptedModel.Request before = model.next();
        screen(pipeline, "これは", false);
        screen(pipeline, "これはペンです。", true);
        before.say("The line before.").end();
        assertThat(time.runUntil(() -> display.all.size() == 1, LONG)).isTrue();
        final ScriptedModel.Request grown = model.next();
        assertThat(grown.line()).isEqualTo("これはペンです。");
        grown.say("This is a pen.").end();

        assertThat(time.runUntil(() -> display.text.equals("This is a pen."), LONG))
                .isTrue();
        assertThat(model.count()).as("requests").isEqualTo(2);
        pipeline.showPrevious();
        time.runReady();
        assertThat(display.line.text()).isEqualTo("前の台詞。");
        history.flush();
        assertThat(history.recent("game", 10)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(LineQueue.Mode.class)
    void theRequestForALineThatGrewIsCancelled(LineQueue.Mode mode) throws InterruptedException {
        final Pipeline pipeline = pipeline(mode);
        screen(pipeline, "これは", false);
        final ScriptedModel.Request early = model.next();
        early.say("This");
        time.advance(Duration.ofSeconds(1));
        screen(pipeline, "これはペンです。", true);
        model.next().say("This is a pen.").end();

        assertThat(time.runUntil(() -> display.finished.contains(display.line.id()), LONG))
                .isTrue();
        assertThat(early.awaitClosedByClient(LONG)).isTrue();
        assertThat(display.text).isEqualTo("This is a pen.");
        assertThat(display.stale).isEmpty();
    }

    @Test
    void aLineThatIsReadAgainAndIsTheSameCostsNoSecondRequest() throws InterruptedException {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        screen(pipeline, "これはペンです。", false);
        model.next().say("This is a pen.").end();
        assertThat(time.runUntil(() -> display.finished.size() == 1, LONG)).isTrue();
        screen(pipeline, "これはペンです。", true);
        time.advance(Duration.ofSeconds(1));

        assertThat(model.count()).isEqualTo(1);
        assertThat(display.text).isEqualTo("This is a pen.");
    }

    @Test
    void whoSpeaksGoesWithTheLine() {
        final Pipeline pipeline = pipeline(LineQueue.Mode.LIVE);
        pipeline.accept(new SourceText(SourceKind.SCREEN, "行こう。", 4, Optional.of("恵"), false));
        time.runReady();

        assertThat(display.line.speaker()).isEqualTo("恵");
        history.flush();
        assertThat(history.recent("game", 1).get(0).line().speaker()).isEqualTo("恵");
    }

    private void screen(Pipeline pipeline, String text, boolean replacesPrevious) {
        pipeline.accept(new SourceText(SourceKind.SCREEN, text, text.length(), Optional.empty(), replacesPrevious));
        time.runReady();
    }

    private long usedAfter(Pipeline pipeline, int lines) {
        for (int i = 0; i < lines; i++) {
            copy(pipeline, "とても長い台詞がここにあります、その番号は" + i);
            time.advance(Duration.ofMillis(20));
        }
        history.flush();
        display.all.clear();
        display.finished.clear();
        final Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Pipeline pipeline(LineQueue.Mode mode) {
        return new Pipeline(
                new Pipeline.Config("game", Optional::of, LIMIT, mode),
                history::nextLineId,
                time,
                List.of(translator),
                List.of(display, new HistoryRecorder(history, new PriceList(Map.of()))));
    }

    private void copy(Pipeline pipeline, String text) {
        pipeline.accept(SourceText.whole(SourceKind.CLIPBOARD, text));
        time.runReady();
    }

    /** A display that keeps to the house rule, and notes what would have been stale. */
    private static final class Display implements PipelineListener {
        private final List<Long> finished = new ArrayList<>();
        private final List<Long> all = new ArrayList<>();
        private final List<LineEvent> stale = new ArrayList<>();
        private Line line = new Line(0, "game", SourceKind.MANUAL, null, "none", Instant.EPOCH);
        private String text = "";
        private boolean superseded;
        private Problem problem = Problem.of(Problem.Kind.INTERNAL);

        @Override
        public void onLine(Line newer) {
            assertThat(newer.id()).isGreaterThan(line.id());
            line = newer;
            text = "";
        }

        @Override
        public void onLineAgain(Line older, List<LineEvent> soFar) {
            line = older;
            text = "";
            soFar.forEach(this::onEvent);
        }

        @Override
        public void onEvent(LineEvent event) {
            if (event instanceof LineEvent.Finished) {
                all.add(event.lineId());
            }
            if (event.lineId() != line.id()) {
                if (event instanceof LineEvent.Delta || event instanceof LineEvent.Finished) {
                    stale.add(event);
                }
                return;
            }
            if (event instanceof final LineEvent.Delta delta) {
                text = delta.soFar();
            } else if (event instanceof final LineEvent.Finished whole) {
                text = whole.text();
                finished.add(whole.lineId());
            } else if (event instanceof final LineEvent.Failed failed) {
                problem = failed.problem();
            } else if (event instanceof LineEvent.Superseded) {
                superseded = true;
            }
        }
    }
}
