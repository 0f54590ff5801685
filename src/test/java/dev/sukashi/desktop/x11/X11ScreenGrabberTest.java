package dev.sukashi.desktop.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sukashi.desktop.GrabException;
import dev.sukashi.desktop.GrabException.Reason;
import dev.sukashi.desktop.testing.GameProgram;
import dev.sukashi.desktop.testing.GameProgram.Kind;
import dev.sukashi.desktop.testing.PrivateXServer;
import dev.sukashi.desktop.testing.XServer;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of another program's window under a window manager and a compositor. */
@Tag("x11")
class X11ScreenGrabberTest {
    private static final Color OURS = new Color(200, 0, 200);
    private static final Rectangle PLACE = new Rectangle(120, 140, 640, 360);
    private static final Rectangle BOX = new Rectangle(43, 207, 500, 120);

    private final List<Window> overlays = new ArrayList<>();
    private final List<GameProgram> games = new ArrayList<>();
    private X11ScreenGrabber grabber;
    private X11WindowTracker tracker;

    @BeforeAll
    static void needsADisplay() {
        XServer.require();
    }

    @BeforeEach
    void open() throws Exception {
        grabber = X11ScreenGrabber.open();
        tracker = X11WindowTracker.open(ProcessHandle.current().pid());
    }

    @AfterEach
    void close() throws Exception {
        EventQueue.invokeAndWait(() -> overlays.forEach(Window::dispose));
        games.forEach(GameProgram::close);
        grabber.close();
        tracker.close();
        assertThat(XServer.ownThreads()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"FRAMED", "SEE_THROUGH"})
    void theGameIsSeenUnderTheOverlay(Kind kind) throws Exception {
        final GameProgram game = start(kind);
        final Rectangle content = contentOf(game);
        cover(content);

        assertThat(grabber.seesCoveredWindows()).isTrue();
        assertShows(grabber.window(game.window(), BOX), BOX.getLocation(), BOX.getSize());
        assertThat(grabber.screen(content).getRGB(50, 50)).isEqualTo(OURS.getRGB());
    }

    @Test
    void itIsSeenAfterItMovedGrewAndShrank() throws Exception {
        final GameProgram game = start(Kind.FRAMED);
        cover(contentOf(game));

        XServer.run("xdotool", "windowmove", "" + game.window(), "301", "77");
        assertShows(grabber.window(game.window(), BOX), BOX.getLocation(), BOX.getSize());
        resize(game, 900, 500);
        final Rectangle corner = new Rectangle(700, 380, 200, 120);
        awaitShown(game, corner);
        resize(game, 400, 300);
        assertShows(grabber.window(game.window(), BOX), BOX.getLocation(), new Dimension(357, 93));
    }

    @Test
    void itIsSeenAlsoWhereTheScreenEnds() throws Exception {
        final GameProgram game = start(Kind.FRAMED);
        XServer.run("xdotool", "windowmove", "--sync", "" + game.window(), "1100", "700");
        assertThat(new Rectangle(1280, 800).contains(contentOf(game))).isFalse();
        assertShows(grabber.window(game.window(), BOX), BOX.getLocation(), BOX.getSize());
    }

    @Test
    void whatLiesOutsideOfTheContentIsCutOff() throws Exception {
        final GameProgram game = start(Kind.FRAMED);
        assertShows(
                grabber.window(game.window(), new Rectangle(-30, -20, 100, 100)), new Point(), new Dimension(70, 80));
        assertShows(
                grabber.window(game.window(), new Rectangle(600, 350, 2000, 2000)),
                new Point(600, 350),
                new Dimension(40, 10));
        assertRefused(Reason.OUTSIDE, game.window(), new Rectangle(640, 0, 100, 100));
        assertRefused(Reason.OUTSIDE, game.window(), new Rectangle(0, -100, 100, 100));
        assertRefused(Reason.OUTSIDE, game.window(), new Rectangle(10, 10, 0, 5));
        assertRefused(Reason.OUTSIDE, game.window(), new Rectangle(Integer.MAX_VALUE - 5, 10, 100, 100));
    }

    @Test
    void aMinimisedWindowIsHiddenUntilItIsBack() throws Exception {
        final GameProgram game = start(Kind.FRAMED);
        XServer.run("xdotool", "windowminimize", "--sync", "" + game.window());
        XServer.await(
                "it is minimised",
                () -> !tracker.find(game.window()).orElseThrow().visible());
        assertRefused(Reason.HIDDEN, game.window(), BOX);

        XServer.run("xdotool", "windowactivate", "--sync", "" + game.window());
        awaitShown(game, BOX);
    }

    @Test
    void aClosedWindowIsGone() throws Exception {
        final GameProgram game = start(Kind.FRAMED);
        grabber.window(game.window(), BOX);
        game.close();
        XServer.await("it is closed", () -> tracker.find(game.window()).isEmpty());
        assertRefused(Reason.GONE, game.window(), BOX);
    }

    @Test
    void aWindowThatClosesWhileItIsWatchedEndsInThatToo() throws Exception {
        final GameProgram game = start(Kind.FRAMED);
        final Thread closing = new Thread(game::close, "test-closing");
        closing.start();
        final long end = System.nanoTime() + 20_000_000_000L;
        Reason reason = null;
        while (reason != Reason.GONE && System.nanoTime() < end) {
            try {
                grabber.window(game.window(), BOX);
            } catch (GrabException e) {
                reason = e.reason();
            }
        }
        closing.join();
        assertThat(reason).isEqualTo(Reason.GONE);
    }

    @Test
    void theScreenIsCutOffAtItsEdge() throws Exception {
        assertThat(grabber.bounds()).isEqualTo(new Rectangle(1280, 800));
        cover(new Rectangle(1200, 700, 80, 100));
        final BufferedImage corner = grabber.screen(new Rectangle(1250, 750, 400, 400));
        assertThat(corner.getWidth()).isEqualTo(30);
        assertThat(corner.getHeight()).isEqualTo(50);
        assertThat(corner.getRGB(29, 49)).isEqualTo(OURS.getRGB());
        assertThatThrownBy(() -> grabber.screen(new Rectangle(1280, 0, 10, 10)))
                .isInstanceOfSatisfying(
                        GrabException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OUTSIDE));
    }

    @Test
    void aThousandPicturesLeaveNothingBehind() throws Exception {
        final GameProgram game = start(Kind.FRAMED);
        // AWT shares memory with the server too.
        grabber.close();
        final long others = ownSegments();
        grabber = X11ScreenGrabber.open();
        for (int i = 0; i < 100; i++) {
            grabber.window(game.window(), BOX);
        }
        assertThat(ownSegments()).isEqualTo(others + 1);
        final long before = usedHeap();
        for (int i = 0; i < 1000; i++) {
            grabber.window(game.window(), BOX);
        }
        // A picture has 240 kB.
        assertThat(usedHeap() - before).isLessThan(20_000_000);
        assertThat(ownSegments()).isEqualTo(others + 1);

        grabber.screen(grabber.bounds());
        assertThat(ownSegments()).isEqualTo(others + 1);
        grabber.close();
        assertThat(ownSegments()).isEqualTo(others);
        assertRefused(Reason.REFUSED, game.window(), BOX);
        assertThat(grabber.bounds()).isEqualTo(new Rectangle());
    }

    private GameProgram start(Kind kind) {
        final GameProgram game = GameProgram.start("the game", PLACE, kind);
        games.add(game);
        // AWT paints again once it knows the frame.
        awaitShown(game, new Rectangle(PLACE.getSize()));
        return game;
    }

    private Rectangle contentOf(GameProgram game) {
        return tracker.find(game.window()).orElseThrow().bounds();
    }

    private void resize(GameProgram game, int width, int height) {
        XServer.run("xdotool", "windowsize", "" + game.window(), "" + width, "" + height);
        XServer.await("it is resized", () -> contentOf(game).getSize().equals(new Dimension(width, height)));
    }

    /** Our overlay comes to stand there. */
    private void cover(Rectangle place) throws Exception {
        EventQueue.invokeAndWait(() -> {
            final JWindow overlay = new JWindow();
            overlay.setType(Window.Type.POPUP);
            overlay.setFocusableWindowState(false);
            overlay.setAlwaysOnTop(true);
            overlay.getContentPane().setBackground(OURS);
            overlay.setBounds(place);
            overlay.setVisible(true);
            overlays.add(overlay);
        });
        XServer.await(
                "the overlay is seen",
                () -> XServer.colorAt(new Point(place.x + 50, place.y + 50)).equals(OURS));
    }

    private void awaitShown(GameProgram game, Rectangle part) {
        XServer.await("the game is painted", () -> {
            try {
                return shows(grabber.window(game.window(), part), part.getLocation());
            } catch (GrabException e) {
                return false;
            }
        });
    }

    private void assertRefused(Reason reason, long window, Rectangle part) {
        assertThatThrownBy(() -> grabber.window(window, part))
                .isInstanceOfSatisfying(
                        GrabException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static void assertShows(BufferedImage picture, Point from, Dimension size) {
        assertThat(new Dimension(picture.getWidth(), picture.getHeight())).isEqualTo(size);
        assertThat(shows(picture, from)).isTrue();
    }

    private static boolean shows(BufferedImage picture, Point from) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (picture.getRGB(x, y)
                        != GameProgram.colorAt(from.x + x, from.y + y).getRGB()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Shared memory that this process made; proc(5), {@code /proc/sysvipc/shm}: the fifth column is the maker. */
    private static long ownSegments() throws IOException {
        final String own = "" + ProcessHandle.current().pid();
        try (var lines = Files.lines(Path.of("/proc/sysvipc/shm"))) {
            return lines.filter(line -> line.strip().split("\\s+", 6)[4].equals(own))
                    .count();
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Processor time of this thread and of the server; printed, as the machine decides. */
    @ParameterizedTest
    @CsvSource({"800, 120, 500", "1920, 1080, 100"})
    void aPictureCostsLittle(int width, int height, int rounds) throws Exception {
        try (PrivateXServer server = PrivateXServer.start(24);
                ForeignWindow game = new ForeignWindow(server.name(), new Rectangle(1920, 1080), OURS, false).show();
                X11ScreenGrabber grabbing = X11ScreenGrabber.open(server.name())) {
            final Rectangle part = new Rectangle(1920 - width, 1080 - height, width, height);
            for (int i = 0; i < rounds; i++) {
                grabbing.window(game.id(), part);
            }
            final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            final long cpu = threads.getCurrentThreadCpuTime();
            final long serverCpu = server.cpuNanos();
            final long start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                grabbing.window(game.id(), part);
            }
            final double wall = (System.nanoTime() - start) / 1e6 / rounds;
            final double own = (threads.getCurrentThreadCpuTime() - cpu) / 1e6 / rounds;
            final double others = (server.cpuNanos() - serverCpu) / 1e6 / rounds;
            System.out.printf(
                    "grab of %dx%d: %.3f ms of our CPU, %.3f ms of the X server's, %.3f ms in all%n",
                    width, height, own, others, wall);
            assertThat(own).isLessThan(width * height < 100_000 ? 1 : 10);
        }
    }
}
