package dev.sukashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.desktop.testing.XServer;
import dev.sukashi.i18n.Messages;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.overlay.Placement;
import dev.sukashi.settings.SettingsFile;
import dev.sukashi.testing.OtherWindow;
import dev.sukashi.testing.ScreenReading;
import dev.sukashi.testing.ScriptedModel;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a real X server: real clipboard, real keys, real clicks, a real socket to a scripted model. */
@Tag("x11")
class OverlayAppTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Placement PLACE = new Placement(200, 500, 700, Placement.Anchor.BOTTOM);

    @TempDir
    Path home;

    private ScriptedModel model;
    private OtherWindow game;
    private ShownLines shown;

    @BeforeEach
    void start() throws IOException {
        XServer.require();
        model = new ScriptedModel();
        game = new OtherWindow("1100x700+50+50");
        shown = new ShownLines();
    }

    @AfterEach
    void stop() {
        model.close();
        game.close();
    }

    @Test
    void aCopiedLineIsTranslatedOverTheGameWithoutTakingTheFocus() throws Exception {
        final String focus = XServer.focusedWindow();
        try (OverlayApp app = open(this::modelOnly)) {
            XServer.copy("「こんにちは、世界。」");
            final ScriptedModel.Request request = model.next();
            assertThat(request.line()).isEqualTo("「こんにちは、世界。」");
            request.say("Hello, ");
            awaitPainted(app, "Hello,");
            final BufferedImage half = awaitRead(app, "Hello", "app-streaming");
            request.say("wonderful world.").end();
            assertThat(shown.awaitShown("「こんにちは、世界。」", LONG)).isEmpty();
            final BufferedImage whole = awaitRead(app, "Hello, wonderful world.", "app-translated");

            assertThat(differ(half, whole)).isTrue();
            assertThat(ScreenReading.ocr(half, "eng")).doesNotContain("wonderful");
            assertThat(XServer.focusedWindow()).isEqualTo(focus);
        }
    }

    @Test
    void twoTranslatorsStandSideBySideAndTheSlowOneHoldsNobodyUp() throws Exception {
        try (ScriptedModel slow = new ScriptedModel();
                OverlayApp app = open(root -> {
                    translator(root, slow.url());
                    root.withArray("translators")
                            .addObject()
                            .put("id", "second")
                            .put("url", model.url())
                            .put("model", "m")
                            .put("color", "#ffd27f");
                })) {
            XServer.copy("「こんにちは、世界。」");
            model.next().say("Hello from the quick one.").end();
            final BufferedImage half = awaitRead(app, "Hello from the quick one.", "app-two-one-waits");
            assertThat(ScreenReading.ocr(half, "eng")).contains("second");
            slow.next().say("The slow one says hello too.").end();
            final BufferedImage both = awaitRead(app, "The slow one says hello too.", "app-two");

            assertThat(pixels(both, 0x8FC7E8)).isGreaterThan(50);
            assertThat(pixels(both, 0xFFD27F)).isGreaterThan(50);
        }
    }

    @Test
    void whenATranslatorCannotTheNextAnswersAndIsNamed() throws Exception {
        final String dead = "http://127.0.0.1:" + freePort() + "/v1";
        try (OverlayApp app = open(root -> {
            translator(root, dead);
            ((ObjectNode) root.withArray("translators").get(0))
                    .putArray("fallback")
                    .add("spare");
            root.withArray("translators")
                    .addObject()
                    .put("id", "spare")
                    .put("url", model.url())
                    .put("model", "m")
                    .put("enabled", false);
        })) {
            XServer.copy("誰かいますか。");
            model.next().say("Is anybody there?").end();
            assertThat(shown.awaitShown("誰かいますか。", LONG)).isEmpty();
            final BufferedImage picture = awaitRead(app, "Is anybody there?", "app-fallen-back");

            assertThat(ScreenReading.ocr(picture, "eng")).contains("No server answers");
            assertThat(pixels(picture, 0x8FC7E8)).isGreaterThan(50);
        }
    }

    @Test
    void theWaitForThePlayersOwnLimitIsShown() throws Exception {
        try (OverlayApp app = open(root -> {
            translator(root, model.url());
            ((ObjectNode) root.withArray("translators").get(0))
                    .putObject("limits")
                    .put("requestsPerMinute", 1);
        })) {
            showALine();
            XServer.copy("次の台詞。");
            awaitRead(app, "waiting for the service", "app-limit");
            assertThat(model.count()).isEqualTo(1);
        }
    }

    private static int pixels(BufferedImage picture, int colour) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void clicksPassThroughUntilTheHotkeyBringsTheOverlayBack() throws Exception {
        final String focus = XServer.focusedWindow();
        try (OverlayApp app = open(this::modelOnly)) {
            showALine();
            final Rectangle bounds = app.overlayBounds();
            final int x = (int) bounds.getCenterX();
            final int y = (int) bounds.getCenterY();
            assertThat(game.getsClickAt(x, y)).isFalse();

            XServer.press("ctrl+alt+i");
            assertThat(reaches(true, x, y)).isTrue();
            ScreenReading.screenshot(app.overlayBounds(), "app-click-through");
            XServer.press("ctrl+alt+i");
            assertThat(reaches(false, x, y)).isTrue();

            assertThat(XServer.focusedWindow()).isEqualTo(focus);
        }
    }

    @Test
    void triggerHidesTheOverlayAndBringsItBack() throws Exception {
        try (OverlayApp app = open(this::modelOnly)) {
            showALine();
            final Rectangle bounds = app.overlayBounds();
            final int x = (int) bounds.getCenterX();
            final int y = (int) bounds.getCenterY();

            assertThat(ControlSocket.ask(home, ControlSocket.TRIGGER + "overlay"))
                    .contains("ok");
            assertThat(reaches(true, x, y)).isTrue();
            assertThat(ControlSocket.ask(home, ControlSocket.TRIGGER + "show")).contains("ok");
            assertThat(reaches(false, x, y)).isTrue();
        }
        assertThat(ControlSocket.ask(home, ControlSocket.TRIGGER + "show")).isEmpty();
    }

    @Test
    void aSecondStartFindsTheFirst() throws Exception {
        try (OverlayApp app = open(this::modelOnly)) {
            showALine();
            assertThat(app.overlayBounds().width).isEqualTo(PLACE.width());
            assertThat(OverlayApp.open(context(this::modelOnly))).isEmpty();
        }
    }

    @Test
    void withoutAnLlmTheWordsAreExplained() throws Exception {
        try (OverlayApp app = open(root -> {})) {
            XServer.copy("昨日、学校へ行きました。");
            assertThat(shown.awaitShown("昨日、学校へ行きました。", LONG)).isEmpty();
            awaitRead(app, "yesterday", "app-reader");
            awaitRead(app, "school", "app-reader");
        }
    }

    @Test
    void whatIsNotInTheSourceLanguageNeverLeavesTheMachine() throws Exception {
        try (OverlayApp app = open(this::modelOnly)) {
            XServer.copy("https://example.com/secret?token=1");
            XServer.copy("final int x = 3;");
            XServer.copy("これは台詞です。");
            assertThat(model.next().line()).isEqualTo("これは台詞です。");
            assertThat(model.count()).isEqualTo(1);
            assertThat(app.overlayBounds().height).isPositive();
        }
    }

    @Test
    void aDeadServerIsSaidOnceClearlyAndTheNextLineIsTriedAgain() throws Exception {
        final int port = Integer.parseInt(model.url().replaceAll(".*:(\\d+)/.*", "$1"));
        model.close();
        try (OverlayApp app = open(root -> translator(root, "http://127.0.0.1:" + port + "/v1"))) {
            XServer.copy("誰かいますか。");
            final Optional<LineEvent.Failed> failure = shown.awaitShown("誰かいますか。", LONG);
            awaitRead(app, "No server answers at", "app-failed");
            assertThat(failure).isPresent();
            assertThat(failure.get().problem().kind()).isEqualTo(Problem.Kind.UNREACHABLE);
        }
    }

    @Test
    void aHugeClipboardIsShownButNotSentAndTheNextLineIsTranslated() throws Exception {
        try (OverlayApp app = open(this::modelOnly)) {
            XServer.copy("あ".repeat(3_500_000));
            assertThat(shown.awaitShown("あ".repeat(10_000), LONG))
                    .map(failed -> failed.problem().kind())
                    .contains(Problem.Kind.TEXT_TOO_LONG);
            awaitRead(app, "was not sent", "app-too-long");
            XServer.copy("次の台詞。");
            model.next().say("The next line.").end();

            assertThat(shown.awaitShown("次の台詞。", LONG)).isEmpty();
        }
    }

    @Test
    void nulsAndBrokenUtf8AreCleanedBeforeTheyAreShown() throws Exception {
        try (OverlayApp app = open(this::modelOnly)) {
            final byte[] dirty = "だ\u0000め".getBytes(StandardCharsets.UTF_8);
            final byte[] broken = new byte[dirty.length + 1];
            System.arraycopy(dirty, 0, broken, 0, dirty.length);
            broken[dirty.length] = (byte) 0xE3;
            XServer.copyAs("UTF8_STRING", broken);

            assertThat(model.next().line()).startsWith("だめ");
            assertThat(app.overlayBounds().height).isPositive();
        }
    }

    @Test
    void brokenSettingsAreSaidAndTheProgramWorks() throws Exception {
        Files.writeString(home.resolve("settings.json"), "{\"to\": ");
        final SettingsFile.Loaded loaded = new SettingsFile(home.resolve("settings.json")).load();
        assertThat(loaded.problems()).hasSize(1);
        try (OverlayApp app = open(loaded)) {
            XServer.copy("それでも動く。");
            assertThat(shown.awaitShown("それでも動く。", LONG)).isEmpty();
            awaitRead(app, "It is kept as it is", "app-broken-settings");
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        open(this::modelOnly).close();

        // The dictionary's loader is not waited for; it ends by itself.
        XServer.await("no thread is left", () -> XServer.ownThreads().isEmpty());
        assertThat(home.resolve("control.sock")).doesNotExist();
    }

    private void showALine() throws Exception {
        XServer.copy("台詞です。");
        model.next().say("A line.").end();
        assertThat(shown.awaitShown("台詞です。", LONG)).isEmpty();
    }

    private boolean reaches(boolean expected, int x, int y) throws InterruptedException {
        for (int tries = 0; tries < 12; tries++) {
            if (game.getsClickAt(x, y) == expected) {
                return true;
            }
        }
        return false;
    }

    private void awaitPainted(OverlayApp app, String text) throws InterruptedException {
        assertThat(shown.awaitLength(text.length(), LONG)).isTrue();
        assertThat(app.overlayBounds().height).isPositive();
    }

    /** What the player sees comes a frame after what was painted: the compositor brings it to the screen. */
    private static BufferedImage awaitRead(OverlayApp app, String words, String name) throws Exception {
        final long deadline = System.nanoTime() + LONG.toNanos();
        String read = "";
        while (System.nanoTime() < deadline) {
            final BufferedImage picture = ScreenReading.screenshot(app.overlayBounds(), name);
            read = ScreenReading.ocr(picture, "eng");
            if (read.replace('\n', ' ').contains(words)) {
                return picture;
            }
        }
        throw new AssertionError("the overlay should show “" + words + "”, but reads: " + read);
    }

    private static boolean differ(BufferedImage one, BufferedImage other) {
        for (int y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
            for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    return true;
                }
            }
        }
        return one.getHeight() != other.getHeight();
    }

    private void modelOnly(ObjectNode root) {
        translator(root, model.url());
    }

    private static void translator(ObjectNode root, String url) {
        root.putArray("translators")
                .addObject()
                .put("id", "main")
                .put("url", url)
                .put("model", "m");
    }

    private OverlayApp open(Consumer<ObjectNode> settings) throws IOException {
        return started(OverlayApp.open(context(settings)).orElseThrow());
    }

    private OverlayApp open(SettingsFile.Loaded loaded) throws IOException {
        return started(OverlayApp.open(context(loaded)).orElseThrow());
    }

    private OverlayApp started(OverlayApp app) {
        app.onPainted(shown::painted);
        app.place(PLACE);
        return app;
    }

    private OverlayApp.Context context(Consumer<ObjectNode> settings) throws IOException {
        final SettingsFile file = new SettingsFile(home.resolve("settings.json"));
        file.change(settings);
        return context(file.load());
    }

    private OverlayApp.Context context(SettingsFile.Loaded loaded) {
        return new OverlayApp.Context(
                new SystemFolders(home, home.resolve("cache")),
                loaded.settings(),
                loaded.problems(),
                new Messages(Locale.ENGLISH),
                Map.of(),
                List.of(shown));
    }
}
