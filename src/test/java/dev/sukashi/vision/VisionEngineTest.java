package dev.sukashi.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmEndpoint;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.ocr.Layout;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.OcrResult;
import dev.sukashi.testing.ScriptedModel;
import dev.sukashi.time.ManualScheduler;
import dev.sukashi.translate.GatedAdapter;
import dev.sukashi.translate.RateGate;
import dev.sukashi.translate.Translator;
import dev.sukashi.translate.UnusableTranslator;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model reads a picture, over a real connection. */
class VisionEngineTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final LlmTransport transport = LlmTransport.create();
    private final List<Usage> spent = new ArrayList<>();
    private ScriptedModel model;
    private VisionEngine engine;

    @BeforeEach
    void start() throws Exception {
        model = new ScriptedModel();
        engine = engine(model.url());
    }

    @AfterEach
    void stop() {
        engine.close();
        transport.close();
        model.close();
    }

    @Test
    void theModelIsShownTheRegionAndItsWordsAreTheText() throws Exception {
        final CompletableFuture<OcrResult> read = readLater(Layout.AUTO);
        final ScriptedModel.Request request = model.next();
        request.say("```\n門が").say("\n開く。\n").say("```").end();

        final OcrResult result = read.get(20, TimeUnit.SECONDS);
        assertThat(result.text()).isEqualTo("門が\n開く。");
        assertThat(result.lines()).hasSize(2);
        assertThat(result.confidence()).isEqualTo(100);
        final JsonNode messages = request.body().get("messages");
        assertThat(messages.get(0).get("content").asText()).contains("Japanese").doesNotContain("columns");
        final String url = messages.at("/1/content/0/image_url/url").asText();
        assertThat(url).startsWith("data:image/png;base64,");
        final BufferedImage shown =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
        assertThat(shown.getWidth()).isEqualTo(1333);
        assertThat(shown.getHeight()).isEqualTo(200);
        assertThat(new Color(shown.getRGB(170, 100))).isEqualTo(Color.WHITE);
        assertThat(request.body().get("stream").asBoolean()).isTrue();
    }

    @Test
    void itIsToldThatTheTextRunsInColumns() throws Exception {
        final CompletableFuture<OcrResult> read = readLater(Layout.VERTICAL);
        final ScriptedModel.Request request = model.next();
        request.say("門").end();
        read.get(20, TimeUnit.SECONDS);
        assertThat(request.body().at("/messages/0/content").asText()).contains("in columns");
    }

    @Test
    void aBlackScreenIsNotSent() throws Exception {
        final OcrResult result =
                engine.read(new BufferedImage(800, 120, BufferedImage.TYPE_INT_RGB), "ja", Layout.AUTO);
        assertThat(result).isEqualTo(OcrResult.NOTHING);
        assertThat(model.count()).isZero();
    }

    @Test
    void aModelThatSeesNoTextSaysSoOrSaysNothing() throws Exception {
        for (final String answer : List.of("NO_TEXT", " ")) {
            final CompletableFuture<OcrResult> read = readLater(Layout.AUTO);
            model.next().say(answer).end();
            assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(OcrResult.NOTHING);
        }
    }

    @Test
    void aModelThatRunsAwayIsCutShort() throws Exception {
        final CompletableFuture<OcrResult> read = readLater(Layout.AUTO);
        final ScriptedModel.Request request = model.next();
        request.say("あああ".repeat(50));
        assertThat(problemOf(read).kind()).isEqualTo(Problem.Kind.DEGENERATE);
        assertThat(request.awaitClosedByClient(LONG)).isTrue();
    }

    @Test
    void soIsOneThatTellsAStory() throws Exception {
        final CompletableFuture<OcrResult> read = readLater(Layout.AUTO);
        final ScriptedModel.Request request = model.next();
        for (int i = 0; i < 200; i++) {
            request.say("Chapter " + i * 7919 % 1000 + ". ");
        }
        assertThat(problemOf(read).kind()).isEqualTo(Problem.Kind.PICTURE_MISREAD);
        assertThat(request.awaitClosedByClient(LONG)).isTrue();
    }

    @Test
    void anInterruptedReaderCancelsTheRequest() throws Exception {
        final CompletableFuture<Problem> told = new CompletableFuture<>();
        final CompletableFuture<Boolean> still = new CompletableFuture<>();
        final Thread reader = new Thread(() -> {
            told.complete(catchThrowableOfType(OcrException.class, () -> engine.read(picture(), "ja", Layout.AUTO))
                    .problem());
            still.complete(Thread.currentThread().isInterrupted());
        });
        reader.start();
        final ScriptedModel.Request request = model.next().say("門");
        reader.interrupt();
        assertThat(told.get(20, TimeUnit.SECONDS)).isEqualTo(Problem.of(Problem.Kind.SUPERSEDED));
        assertThat(still.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(request.awaitClosedByClient(LONG)).isTrue();
        reader.join();
    }

    @Test
    void closingFreesWhoWaits() throws Exception {
        final CompletableFuture<OcrResult> read = readLater(Layout.AUTO);
        final ScriptedModel.Request request = model.next();
        engine.close();
        assertThat(problemOf(read)).isEqualTo(Problem.of(Problem.Kind.SUPERSEDED));
        assertThat(request.awaitClosedByClient(LONG)).isTrue();
    }

    @Test
    void whatReadingTookIsTold() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body("{\"choices\":[{\"message\":{\"content\":\"門\"},\"finish_reason\":\"stop\"}],"
                            + "\"usage\":{\"prompt_tokens\":600,\"completion_tokens\":2}}")
                    .build());
            try (VisionEngine other = engine(server.url("/v1").toString())) {
                assertThat(other.read(picture(), "ja", Layout.AUTO).text()).isEqualTo("門");
            }
            assertThat(spent).containsExactly(new Usage(600, 2, 0));
        }
    }

    @Test
    void whatATranslationInTheSameAnswerTookIsToldWithIt() throws Exception {
        final BegunTranslations begun = new BegunTranslations();
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body(
                            "{\"choices\":[{\"message\":{\"content\":\"門\\n=====\\nA gate.\"},\"finish_reason\":\"stop\"}],"
                                    + "\"usage\":{\"prompt_tokens\":600,\"completion_tokens\":5}}")
                    .build());
            final List<String> told = new ArrayList<>();
            try (VisionEngine other = new VisionEngine(
                            transport.openAi(LlmEndpoint.of(server.url("/v1").toString(), "m")),
                            Optional.of(new VisionEngine.Target("en", begun)),
                            spent::add);
                    BegunTranslator translator = new BegunTranslator(
                            new UnusableTranslator("main", Problem.of(Problem.Kind.INTERNAL)), begun)) {
                assertThat(other.read(picture(), "ja", Layout.AUTO).text()).isEqualTo("門");
                final var unused = translator.translate(
                        new Line(1, "g", SourceKind.SCREEN, null, "門", Instant.EPOCH), new Translator.Listener() {
                            @Override
                            public void onDelta(String soFar) {}

                            @Override
                            public void onFinished(String text, Usage usage) {
                                told.add(text + " " + usage);
                            }

                            @Override
                            public void onFailed(Problem problem) {
                                told.add(problem.toString());
                            }
                        });
            }
            assertThat(told).containsExactly("A gate. " + new Usage(600, 5, 0));
            assertThat(spent).isEmpty();
        }
    }

    @Test
    void anAnswerThatThinkingUsedUpIsNoEmptyPicture() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body("{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"length\"}]}")
                    .build());
            try (VisionEngine other = engine(server.url("/v1").toString())) {
                final OcrException failure =
                        catchThrowableOfType(OcrException.class, () -> other.read(picture(), "ja", Layout.AUTO));
                assertThat(failure.problem().kind()).isEqualTo(Problem.Kind.EMPTY_ANSWER);
            }
        }
    }

    @Test
    void picturesKeepToTheTranslatorsLimits() throws Exception {
        final ManualScheduler time = new ManualScheduler();
        final RateGate gate = new RateGate(new RateGate.Limits(1, 0, 0), time);
        try (VisionEngine gated = new VisionEngine(
                new GatedAdapter(transport.openAi(LlmEndpoint.of(model.url(), "m")), gate),
                Optional.empty(),
                spent::add)) {
            final CompletableFuture<OcrResult> first = CompletableFuture.supplyAsync(() -> read(gated, Layout.AUTO));
            assertThat(comes(1, time, LONG)).isTrue();
            model.next().say("一").end();
            assertThat(first.get(20, TimeUnit.SECONDS).text()).isEqualTo("一");
            final CompletableFuture<OcrResult> second = CompletableFuture.supplyAsync(() -> read(gated, Layout.AUTO));
            assertThat(time.runUntil(() -> model.count() == 2, Duration.ofMillis(300)))
                    .isFalse();
            time.advance(Duration.ofSeconds(61));
            assertThat(comes(2, time, LONG)).isTrue();
            model.next().say("二").end();
            assertThat(second.get(20, TimeUnit.SECONDS).text()).isEqualTo("二");
        }
    }

    /** Whether so many requests have come in time. */
    private boolean comes(int requests, ManualScheduler time, Duration limit) {
        final long deadline = System.nanoTime() + limit.toNanos();
        while (model.count() < requests && System.nanoTime() < deadline) {
            time.runUntil(() -> model.count() >= requests, Duration.ofMillis(10));
        }
        return model.count() >= requests;
    }

    private VisionEngine engine(String url) {
        return new VisionEngine(transport.openAi(LlmEndpoint.of(url, "m")), Optional.empty(), spent::add);
    }

    private CompletableFuture<OcrResult> readLater(Layout layout) {
        return CompletableFuture.supplyAsync(() -> read(engine, layout));
    }

    private static OcrResult read(VisionEngine engine, Layout layout) {
        try {
            return engine.read(picture(), "ja", layout);
        } catch (OcrException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Problem problemOf(CompletableFuture<OcrResult> read) {
        final ExecutionException failure =
                catchThrowableOfType(ExecutionException.class, () -> read.get(20, TimeUnit.SECONDS));
        return ((OcrException) failure.getCause().getCause()).problem();
    }

    private static BufferedImage picture() {
        final BufferedImage image = new BufferedImage(800, 120, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(80, 40, 60, 40);
        graphics.dispose();
        return image;
    }
}
