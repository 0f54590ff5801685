package dev.sukashi.desktop.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.GrabException;
import dev.sukashi.desktop.GrabException.Reason;
import dev.sukashi.desktop.testing.GameProgram;
import dev.sukashi.desktop.testing.GameProgram.Kind;
import dev.sukashi.desktop.testing.PrivateXServer;
import dev.sukashi.desktop.testing.XServer;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** X servers without window manager and compositor, some of which lack more. */
@Tag("x11")
class BareServerTest {
    private static final long NOBODY = 0;
    private static final Color GAME = new Color(10, 120, 230);
    private static final Color COVER = new Color(200, 0, 200);
    private static final Rectangle PLACE = new Rectangle(100, 80, 400, 300);
    private static final Rectangle BOX = new Rectangle(20, 150, 360, 120);

    /** Without a compositor a covered window has no pixels until it was redirected; then it must paint itself anew. */
    @Test
    void aCoveredGameIsSeenWithoutCompositor() throws Exception {
        try (PrivateXServer server = PrivateXServer.start(24);
                GameProgram game = GameProgram.start(server.name(), "game", PLACE, Kind.SLOW);
                ForeignWindow cover = new ForeignWindow(server.name(), PLACE, COVER, false).show();
                X11ScreenGrabber grabber = X11ScreenGrabber.open(server.name())) {
            assertThat(grabber.seesCoveredWindows()).isTrue();
            assertPatternIn(grabber.window(game.window(), BOX));
            assertAll(grabber.screen(PLACE), COVER);

            cover.place(new Rectangle(1200, 900));
            assertPatternIn(grabber.window(game.window(), BOX));
        }
    }

    @Test
    void eachOfTwoGamesIsSeenInTurn() throws Exception {
        try (PrivateXServer server = PrivateXServer.start(24);
                ForeignWindow one = new ForeignWindow(server.name(), PLACE, GAME, false).show();
                ForeignWindow other = new ForeignWindow(server.name(), PLACE, Color.GREEN, false).show();
                ForeignWindow cover = new ForeignWindow(server.name(), PLACE, COVER, false).show();
                X11ScreenGrabber grabber = X11ScreenGrabber.open(server.name())) {
            for (int i = 0; i < 3; i++) {
                assertAll(grabber.window(one.id(), BOX), GAME);
                assertAll(grabber.window(other.id(), BOX), Color.GREEN);
            }
            cover.hide();
            assertAll(grabber.screen(PLACE), Color.GREEN);
        }
    }

    @Test
    void hiddenAndClosedWindowsAreTold() throws Exception {
        try (PrivateXServer server = PrivateXServer.start(24);
                X11ScreenGrabber grabber = X11ScreenGrabber.open(server.name())) {
            final long id;
            try (ForeignWindow game = new ForeignWindow(server.name(), PLACE, GAME, false).show()) {
                id = game.id();
                assertAll(grabber.window(id, BOX), GAME);
                game.hide();
                assertRefused(Reason.HIDDEN, grabber, id);
                game.show();
                assertAll(grabber.window(id, BOX), GAME);
                game.place(new Rectangle(-390, 20, 450, 320));
                assertAll(grabber.window(id, BOX), GAME);
            }
            XServer.await("it is closed", () -> refusal(grabber, id) == Reason.GONE);
        }
    }

    @Test
    void withoutCompositeAGameIsCutOutOfTheScreenWithWhatCoversIt() throws Exception {
        try (PrivateXServer server = PrivateXServer.start(24, "Composite");
                ForeignWindow game = new ForeignWindow(server.name(), PLACE, GAME, false).show();
                X11ScreenGrabber grabber = X11ScreenGrabber.open(server.name())) {
            assertThat(grabber.seesCoveredWindows()).isFalse();
            assertAll(grabber.window(game.id(), BOX), GAME);
            try (ForeignWindow cover = new ForeignWindow(server.name(), PLACE, COVER, false)) {
                cover.show();
                assertAll(grabber.window(game.id(), BOX), COVER);
            }
            game.place(new Rectangle(1820, 980, 400, 300));
            final BufferedImage rest = grabber.window(game.id(), new Rectangle(400, 300));
            assertThat(new Rectangle(rest.getWidth(), rest.getHeight())).isEqualTo(new Rectangle(100, 100));
            game.place(new Rectangle(1920, 500, 400, 300));
            assertRefused(Reason.OUTSIDE, grabber, game.id());
        }
    }

    /** @param orange as the server writes it at that depth */
    @ParameterizedTest
    @CsvSource({"16, 0xFE40", "24, 0xFFC800", "30, 0x3FFC8C00"})
    void coloursAreRightAtAnyDepthAlsoWithoutSharedMemory(int depth, long orange) throws Exception {
        for (final String lacking : new String[] {"XTEST", "MIT-SHM"}) {
            try (PrivateXServer server = PrivateXServer.start(depth, lacking);
                    ForeignWindow game = new ForeignWindow(server.name(), PLACE, Color.BLACK, false).show();
                    X11ScreenGrabber grabber = X11ScreenGrabber.open(server.name())) {
                game.fill(orange);
                final Color seen = new Color(grabber.window(game.id(), BOX).getRGB(300, 100));
                assertThat(seen.getRed()).isEqualTo(Color.ORANGE.getRed());
                assertThat(seen.getGreen()).isCloseTo(Color.ORANGE.getGreen(), within(3));
                assertThat(seen.getBlue()).isEqualTo(Color.ORANGE.getBlue());
            }
        }
    }

    @Test
    void aScreenWithAPaletteIsRefusedInAClearSentence() throws Exception {
        try (PrivateXServer server = PrivateXServer.start(8);
                X11ScreenGrabber grabber = X11ScreenGrabber.open(server.name())) {
            assertThatThrownBy(() -> grabber.screen(PLACE))
                    .isInstanceOf(GrabException.class)
                    .hasMessageContaining("palette");
        }
    }

    @Test
    void theServerKeepsNoPictureOfAnEarlierSize() throws Exception {
        try (PrivateXServer server = PrivateXServer.start(24);
                ForeignWindow game = new ForeignWindow(server.name(), PLACE, GAME, false).show();
                X11ScreenGrabber grabber = X11ScreenGrabber.open(server.name())) {
            game.place(new Rectangle(1000, 600));
            grabber.window(game.id(), BOX);
            final long before = kilobytes(server);
            for (int i = 0; i < 50; i++) {
                game.place(new Rectangle(1000 - i, 600));
                assertAll(grabber.window(game.id(), BOX), GAME);
            }
            // Each of the 50 has 2.4 MB.
            assertThat(kilobytes(server) - before).isLessThan(30_000);
        }
    }

    @Test
    void withoutAWindowManagerTheWindowsOnTheRootAreTold() throws Exception {
        try (PrivateXServer server = PrivateXServer.start(24);
                ForeignWindow below = new ForeignWindow(server.name(), PLACE, GAME, true)
                        .named("below")
                        .show();
                ForeignWindow above = new ForeignWindow(server.name(), new Rectangle(300, 200, 400, 300), COVER, false)
                        .named("above")
                        .show();
                ForeignWindow badge = new ForeignWindow(server.name(), new Rectangle(310, 210, 90, 20), COVER, false)
                        .named("badge")
                        .show();
                ForeignWindow nameless =
                        new ForeignWindow(server.name(), new Rectangle(1200, 900), COVER, false).show();
                X11WindowTracker tracker = X11WindowTracker.open(server.name(), NOBODY)) {
            assertThat(tracker.all()).extracting(GameWindow::process).containsExactly("above", "below");
            assertThat(tracker.at(350, 250)).get().extracting(GameWindow::id).isEqualTo(above.id());
            assertThat(tracker.at(150, 100))
                    .get()
                    .extracting(GameWindow::bounds)
                    .isEqualTo(PLACE);
            assertThat(tracker.at(20, 20)).isEmpty();
            assertThat(tracker.active()).isEmpty();
            below.focus();
            assertThat(tracker.active()).get().extracting(GameWindow::id).isEqualTo(below.id());
            assertThat(badge.id()).isNotEqualTo(nameless.id());
        }
    }

    private static Reason refusal(X11ScreenGrabber grabber, long window) {
        try {
            grabber.window(window, BOX);
            throw new AssertionError("there is a picture");
        } catch (GrabException e) {
            return e.reason();
        }
    }

    private static void assertRefused(Reason reason, X11ScreenGrabber grabber, long window) {
        assertThat(refusal(grabber, window)).isEqualTo(reason);
    }

    private static void assertPatternIn(BufferedImage picture) {
        for (int y = 0; y < BOX.height; y += 7) {
            for (int x = 0; x < BOX.width; x += 7) {
                assertThat(new Color(picture.getRGB(x, y))).isEqualTo(GameProgram.colorAt(BOX.x + x, BOX.y + y));
            }
        }
    }

    private static void assertAll(BufferedImage picture, Color color) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                assertThat(picture.getRGB(x, y)).isEqualTo(color.getRGB());
            }
        }
    }

    private static long kilobytes(PrivateXServer server) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", "" + server.pid(), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
