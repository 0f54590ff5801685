package dev.sukashi.desktop.x11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.testing.GameProgram;
import dev.sukashi.desktop.testing.GameProgram.Kind;
import dev.sukashi.desktop.testing.XServer;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Other programs' windows under a window manager. */
@Tag("x11")
class X11WindowTrackerTest {
    private static final Rectangle PLACE = new Rectangle(120, 140, 640, 360);
    private static final Rectangle BESIDE = new Rectangle(500, 300, 500, 300);

    private final List<GameProgram> games = new ArrayList<>();
    private final List<ForeignWindow> windows = new ArrayList<>();
    private X11WindowTracker tracker;

    @BeforeAll
    static void needsADisplay() {
        XServer.require();
    }

    @BeforeEach
    void open() throws Exception {
        tracker = X11WindowTracker.open(ProcessHandle.current().pid());
    }

    @AfterEach
    void close() {
        tracker.close();
        games.forEach(GameProgram::close);
        windows.forEach(ForeignWindow::close);
    }

    @Test
    void aWindowIsToldWithItsTitleItsProgramAndThePlaceOfItsContent() {
        final GameProgram game = start("月の館 〜Moon〜 é", PLACE);
        final GameWindow window = tracker.find(game.window()).orElseThrow();

        assertThat(window.title()).isEqualTo("月の館 〜Moon〜 é");
        assertThat(window.process()).isEqualTo("java");
        assertThat(window.visible()).isTrue();
        assertThat(window.bounds().getSize()).isEqualTo(PLACE.getSize());
        XServer.await("the content begins there", () -> {
            final Rectangle bounds = tracker.find(game.window()).orElseThrow().bounds();
            return XServer.colorAt(new Point(bounds.x + 205, bounds.y + 105)).equals(GameProgram.colorAt(205, 105))
                    && XServer.colorAt(bounds.getLocation()).equals(GameProgram.colorAt(0, 0))
                    && !XServer.colorAt(new Point(bounds.x - 1, bounds.y)).equals(GameProgram.colorAt(0, 0));
        });
        XServer.run("xdotool", "windowmove", "--sync", "" + game.window(), "401", "202");
        assertThat(tracker.find(game.window()).orElseThrow().bounds().getLocation())
                .isNotEqualTo(window.bounds().getLocation());
    }

    @Test
    void theTopmostAtAPlaceAndTheActiveOneFollowTheStack() {
        final GameProgram one = start("one", PLACE);
        final GameProgram other = start("other", BESIDE);
        for (final GameProgram front : List.of(one, other, one)) {
            final GameProgram back = front == one ? other : one;
            XServer.run("xdotool", "windowactivate", "--sync", "" + front.window());
            XServer.await("it is in front", () -> idAt(600, 400) == front.window());
            XServer.await(
                    "it is active",
                    () -> tracker.active().filter(w -> w.id() == front.window()).isPresent());
            assertThat(tracker.all()).extracting(GameWindow::id).containsExactly(front.window(), back.window());
        }
        assertThat(idAt(200, 200)).isEqualTo(one.window());
        assertThat(idAt(950, 550)).isEqualTo(other.window());
        assertThat(tracker.at(20, 780)).isEmpty();
    }

    @Test
    void aMinimisedWindowIsKnownButNotAtItsPlaceAndAClosedOneIsNot() {
        final GameProgram game = start("game", PLACE);
        XServer.run("xdotool", "windowminimize", "--sync", "" + game.window());
        XServer.await(
                "it is minimised",
                () -> !tracker.find(game.window()).orElseThrow().visible());
        assertThat(tracker.all()).extracting(GameWindow::id).containsExactly(game.window());
        assertThat(tracker.at(200, 250)).isEmpty();

        game.close();
        XServer.await("it is closed", () -> tracker.find(game.window()).isEmpty());
        assertThat(tracker.all()).isEmpty();
    }

    @Test
    void ourOwnWindowsAreNeverTold() throws Exception {
        final GameProgram game = start("game", PLACE);
        final AtomicReference<JFrame> ours = new AtomicReference<>();
        EventQueue.invokeAndWait(() -> {
            final JFrame frame = new JFrame("ours");
            frame.getContentPane().setBackground(Color.MAGENTA);
            frame.setBounds(PLACE);
            frame.setVisible(true);
            ours.set(frame);
        });
        try {
            final long id = X11ClickThrough.idOf(ours.get());
            XServer.await(
                    "ours is in front",
                    () -> XServer.colorAt(new Point(400, 300)).equals(Color.MAGENTA));
            XServer.run("xdotool", "windowactivate", "--sync", "" + id);
            XServer.await("ours is active", () -> tracker.active().isEmpty());
            assertThat(tracker.all()).extracting(GameWindow::id).containsExactly(game.window());
            assertThat(idAt(400, 300)).isEqualTo(game.window());
            assertThat(tracker.find(id)).isEmpty();
        } finally {
            EventQueue.invokeAndWait(ours.get()::dispose);
        }
    }

    @Test
    void aFullScreenGameThatTheWindowManagerDoesNotManageIsTold() throws Exception {
        final GameProgram below = start("below", PLACE);
        final ForeignWindow game = open(new Rectangle(1280, 800), false).named("oldgame");
        game.named("WM_NAME", "STRING", "\u00c9t\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        game.show().focus();

        final GameWindow told = tracker.active().orElseThrow();
        assertThat(told).isEqualTo(new GameWindow(game.id(), "Été", "oldgame", new Rectangle(1280, 800), true));
        assertThat(tracker.at(300, 300)).contains(told);
        assertThat(tracker.all()).extracting(GameWindow::id).containsExactly(game.id(), below.window());
    }

    @Test
    void aProgramThatDoesNotTellItsProcessIsNamedAsItNamesItself() throws Exception {
        final ForeignWindow game = open(PLACE, true).named("kirikiri");
        game.named("_NET_WM_NAME", "UTF8_STRING", "吉里吉里".getBytes(StandardCharsets.UTF_8));
        game.show();
        XServer.await("it is managed", () -> !tracker.all().isEmpty());
        final GameWindow told = tracker.find(game.id()).orElseThrow();
        assertThat(told.process()).isEqualTo("kirikiri");
        assertThat(told.title()).isEqualTo("吉里吉里");
    }

    @Test
    void aProcessNumberOfAnotherMachineNamesNoProgramOfThisOne() throws Exception {
        final ForeignWindow game = open(PLACE, true).named("far").ofProcess(Integer.MAX_VALUE);
        assertThat(tracker.find(game.id()).orElseThrow().process()).isEqualTo("far");
    }

    @Test
    void menusPanelsAndTooltipsAreNoGames() throws Exception {
        for (final String kind : List.of("DOCK", "TOOLTIP", "POPUP_MENU", "NOTIFICATION")) {
            open(PLACE, false).named("panel").ofKind(kind).show();
        }
        assertThat(tracker.all()).isEmpty();
        assertThat(tracker.at(300, 300)).isEmpty();
        open(PLACE, false).named("game").ofKind("NORMAL").show();
        assertThat(tracker.all()).extracting(GameWindow::process).containsExactly("game");
    }

    @Test
    void afterItsEndItKnowsNothing() {
        final GameProgram game = start("game", PLACE);
        tracker.close();
        assertThat(tracker.find(game.window())).isEmpty();
        assertThat(tracker.all()).isEmpty();
        assertThat(tracker.active()).isEmpty();
        assertThat(tracker.at(300, 300)).isEmpty();
    }

    private long idAt(int x, int y) {
        return tracker.at(x, y).map(GameWindow::id).orElse(0L);
    }

    private GameProgram start(String title, Rectangle bounds) {
        final GameProgram game = GameProgram.start(title, bounds, Kind.FRAMED);
        games.add(game);
        return game;
    }

    private ForeignWindow open(Rectangle bounds, boolean managed) throws Exception {
        final ForeignWindow window = new ForeignWindow(null, bounds, new Color(10, 120, 230), managed);
        windows.add(window);
        return window;
    }
}
