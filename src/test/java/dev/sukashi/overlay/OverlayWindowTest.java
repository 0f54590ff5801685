package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sukashi.desktop.DesktopException;
import dev.sukashi.i18n.Messages;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.overlay.Placement.Anchor;
import dev.sukashi.overlay.text.FontFamilies;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JWindow;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The window on a real display, over another program's window. */
@Tag("x11")
class OverlayWindowTest {
    private static final long PATIENCE_SECONDS = 20;
    private static final Placement PLACE = new Placement(150, 120, 620, Anchor.TOP);
    private static final int GROUND = 0xFF9030;
    private static final FontFamilies FONTS = FontFamilies.installed();

    private final BlockingQueue<PaintRecord> painted = new LinkedBlockingQueue<>();
    private final List<Placement> placed = new ArrayList<>();
    private final List<Boolean> clickThroughs = new ArrayList<>();
    private Robot robot;
    private JFrame game;
    private OverlayWindow overlay;

    @BeforeEach
    void openAGameAndTheOverlayOverIt() throws Exception {
        robot = new Robot();
        robot.mouseMove(5, 5);
        game = onEventThread(() -> openGame(new Plain()));
        until("the game is on the screen", () -> colourAt(460, 300) == GROUND);
        // The window manager gives the focus on its own time; a test that compares it must not begin before.
        until("the game has the focus", game::isFocused);
        overlay = onEventThread(this::openOverlay);
    }

    @AfterEach
    void closeBoth() throws Exception {
        onEventThread(() -> {
            overlay.close();
            game.dispose();
            return true;
        });
    }

    private static JFrame openGame(JComponent content) {
        final JFrame frame = new JFrame("game");
        frame.setUndecorated(true);
        frame.setContentPane(content);
        frame.setBounds(0, 0, 1100, 700);
        frame.setVisible(true);
        return frame;
    }

    private OverlayWindow openOverlay() {
        final OverlayWindow window = new OverlayWindow(
                OverlayStyle.DEFAULT,
                FONTS,
                new Languages(Locale.JAPANESE, Locale.ENGLISH),
                new Messages(Locale.ENGLISH),
                PLACE,
                (target, on) -> clickThroughs.add(on),
                target -> {},
                Clock.systemUTC());
        window.onPainted(painted::add);
        window.onPlaced(placed::add);
        return window;
    }

    @Test
    void itShowsWithoutTakingTheFocus() throws Exception {
        final String before = focusedWindow();
        show(1, "「はい」");
        awaitPaint(1, 0);
        onEventThread(() -> {
            overlay.onEvent(finished(1, "“Yes.”"));
            return true;
        });
        awaitPaint(1, 6);

        assertThat(focusedWindow()).isEqualTo(before);
        assertThat(onEventThread(() -> overlay.window().isFocused())).isFalse();
    }

    @Test
    void aClickOnItLeavesTheFocusWithTheGame() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        final String before = focusedWindow();
        final Rectangle bounds = bounds();
        press(bounds.x + 100, bounds.y + 20);
        release();

        assertThat(focusedWindow()).isEqualTo(before);
    }

    @Test
    void theGameShinesThroughItsPanelAndStaysPlainAtItsRoundCorners() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        final Rectangle bounds = bounds();
        final int middle = mixed(OverlayStyle.DEFAULT.palette().panel(), GROUND);

        until("the panel lets the game through", () -> near(colourAt(bounds.x + 500, bounds.y + 20), middle));
        assertThat(colourAt(bounds.x, bounds.y)).isEqualTo(GROUND);
        assertThat(colourAt(bounds.x + bounds.width + 3, bounds.y + 20)).isEqualTo(GROUND);
    }

    @Test
    void itIsAboveTheGameThatRaisesItself() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        onEventThread(() -> {
            game.toFront();
            return true;
        });
        final Rectangle bounds = bounds();
        final int middle = mixed(OverlayStyle.DEFAULT.palette().panel(), GROUND);

        until("the panel is above", () -> near(colourAt(bounds.x + 500, bounds.y + 20), middle));
    }

    @Test
    void streamedTextReachesTheScreenPieceByPiece() throws Exception {
        show(1, "「はい、そうです」");
        awaitPaint(1, 0);
        int lit = 0;
        for (final String soFar : List.of("“Yes, ", "“Yes, that is ", "“Yes, that is what I said.")) {
            onEventThread(() -> {
                overlay.onEvent(delta(1, soFar));
                return true;
            });
            awaitPaint(1, soFar.length());
            final int before = lit;
            until("more letters are lit after " + soFar, () -> litPixels() > before + 50);
            lit = litPixels();
        }
        Stage.keep(robot.createScreenCapture(new Rectangle(0, 0, 1100, 700)), "window-streaming");
    }

    @Test
    void whatArrivesBeforeAFrameIsPaintedInOne() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        painted.clear();
        onEventThread(() -> {
            for (int i = 1; i <= 50; i++) {
                overlay.onEvent(delta(1, "x".repeat(i)));
            }
            return true;
        });

        assertThat(painted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).lengths()).isEqualTo(Map.of("main", 50));
    }

    @Test
    void aFailureIsToldInAWarmColour() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        onEventThread(() -> {
            overlay.onEvent(new LineEvent.Failed(1, "main", Stage.TIME, Problem.of(Problem.Kind.NO_TRANSLATOR)));
            return true;
        });

        until("warm letters stand there", () -> count(capture(), OverlayWindowTest::isWarm) > 60);
        Stage.keep(capture(), "window-failed");
    }

    @Test
    void anEventOfAnotherLinePaintsNothing() throws Exception {
        show(2, "「はい」");
        awaitPaint(2, 0);
        painted.clear();
        onEventThread(() -> {
            overlay.onEvent(finished(1, "stale"));
            overlay.showLine(Stage.line(1, null, "古い"));
            overlay.onEvent(finished(2, "fresh"));
            return true;
        });

        assertThat(painted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .satisfies(frame -> assertThat(frame.lineId()).isEqualTo(2))
                .satisfies(frame -> assertThat(frame.lengths()).isEqualTo(Map.of("main", 5)));
    }

    @Test
    void itGrowsDownwardWithItsTextAndNoFurtherThanItsLimit() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        final int before = bounds().height;
        onEventThread(() -> {
            overlay.onEvent(delta(1, "many words ".repeat(400)));
            return true;
        });
        awaitPaint(1, 4400);
        final Rectangle after = bounds();

        assertThat(after.y).isEqualTo(PLACE.y());
        assertThat(after.height).isGreaterThan(before).isEqualTo((int) (screenHeight() * 0.40));
    }

    @Test
    void inTheLowerHalfItGrowsUpward() throws Exception {
        final int bottom = screenHeight() - 40;
        onEventThread(() -> {
            overlay.setPlacement(new Placement(150, bottom, 620, Anchor.BOTTOM));
            return true;
        });
        show(1, "「はい」");
        onEventThread(() -> {
            overlay.onEvent(delta(1, "many words ".repeat(40)));
            return true;
        });
        awaitPaint(1, 440);

        final Rectangle bounds = bounds();
        assertThat(bounds.y + bounds.height).isEqualTo(bottom);
        until("the first line is painted", () -> litPixels(new Rectangle(bounds.x, bounds.y, 300, 45)) > 60);
        until("the last line is painted", () -> litPixels(new Rectangle(bounds.x, bottom - 50, 300, 50)) > 60);
        Stage.keep(capture(), "window-grown-upward");
    }

    @Test
    void aHandOnThePanelMovesIt() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        final Rectangle before = bounds();
        drag(before.x + 300, before.y + 20, 90, 60);

        until(
                "it has moved",
                () -> bounds().equals(new Rectangle(before.x + 90, before.y + 60, before.width, before.height)));
        until("the app was told", () -> onPlacedSoFar().contains(new Placement(240, 180, 620, Anchor.TOP)));
    }

    @Test
    void droppedInTheLowerHalfItIsAnchoredAtItsBottom() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        final Rectangle before = bounds();
        drag(before.x + 300, before.y + 20, 0, 480);

        until(
                "the app was told",
                () -> onPlacedSoFar().stream()
                        .anyMatch(place ->
                                place.anchor() == Anchor.BOTTOM && place.y() == before.y + 480 + before.height));
    }

    @Test
    void aHandOnAnEdgeMakesItWiderOrNarrower() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        final Rectangle before = bounds();
        drag(before.x + before.width - 3, before.y + before.height / 2, 100, 0);
        until("it is wider", () -> bounds().width == before.width + 100 && bounds().x == before.x);
        drag(before.x + 3, before.y + 5, 150, 0);
        until("it is narrower", () -> bounds().width == before.width - 50 && bounds().x == before.x + 150);
        drag(bounds().x + 3, before.y + 5, 900, 0);

        until("it keeps its least width", () -> bounds().width == Placement.MIN_WIDTH);
    }

    @Test
    void thePointerTellsWhereAnEdgeCanBeTaken() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        final Rectangle bounds = bounds();
        robot.mouseMove(bounds.x + bounds.width - 3, bounds.y + bounds.height / 2);
        until("the right edge's cursor", () -> cursor() == Cursor.E_RESIZE_CURSOR);
        final int plain = mixed(OverlayStyle.DEFAULT.palette().panel(), GROUND);
        until(
                "a mark on the edge that is lighter than the panel",
                () -> blue(colourAt(bounds.x + bounds.width - 6, bounds.y + bounds.height / 2)) > blue(plain) + 40);
        Stage.keep(capture(), "window-grip");
        robot.mouseMove(bounds.x + 2, bounds.y + bounds.height / 2);
        until("the left edge's cursor", () -> cursor() == Cursor.W_RESIZE_CURSOR);
        robot.mouseMove(bounds.x + 200, bounds.y + bounds.height / 2);

        until("the plain cursor", () -> cursor() == Cursor.DEFAULT_CURSOR);
    }

    @Test
    void hiddenItLeavesTheGameAndComesBackWithWhatItMissed() throws Exception {
        show(1, "「はい」");
        awaitPaint(1, 0);
        onEventThread(() -> {
            overlay.setVisible(false);
            return true;
        });
        until("the game is plain", () -> colourAt(460, 140) == GROUND);
        onEventThread(() -> {
            overlay.onEvent(finished(1, "“Yes.”"));
            overlay.setVisible(true);
            return true;
        });

        awaitPaint(1, 6);
    }

    @Test
    void clicksPassThroughWhereTheDesktopLetsThem() throws Exception {
        onEventThread(() -> {
            overlay.setClickThrough(true);
            overlay.setClickThrough(false);
            return true;
        });

        assertThat(clickThroughs).containsExactly(true, false);
    }

    @Test
    void aDesktopThatCannotLetClicksThroughSaysSo() throws Exception {
        final OverlayWindow other = onEventThread(() -> new OverlayWindow(
                OverlayStyle.DEFAULT,
                FONTS,
                new Languages(Locale.JAPANESE, Locale.ENGLISH),
                new Messages(Locale.ENGLISH),
                PLACE,
                (target, on) -> {
                    throw new DesktopException("not here");
                },
                target -> {
                    throw new DesktopException("nor this");
                },
                Clock.systemUTC()));

        onEventThread(() -> {
            assertThatThrownBy(() -> other.setClickThrough(true)).isInstanceOf(DesktopException.class);
            other.close();
            return true;
        });
    }

    @Test
    void anyOtherThreadIsRefused() {
        assertThatThrownBy(() -> overlay.notice("hint")).isInstanceOf(IllegalStateException.class);
    }

    private void show(long id, String text) throws Exception {
        onEventThread(() -> {
            overlay.setVisible(true);
            overlay.showLine(Stage.line(id, null, text));
            overlay.onEvent(new LineEvent.Queued(id, "main", Stage.TIME));
            return true;
        });
    }

    private void awaitPaint(long lineId, int length) throws InterruptedException {
        while (true) {
            final PaintRecord frame = painted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(frame)
                    .as("a frame of line %d with %d characters", lineId, length)
                    .isNotNull();
            if (frame.lineId() == lineId && frame.lengths().getOrDefault("main", 0) == length) {
                return;
            }
        }
    }

    private static LineEvent delta(long id, String soFar) {
        return new LineEvent.Delta(id, "main", Stage.TIME, soFar);
    }

    private static LineEvent finished(long id, String text) {
        return new LineEvent.Finished(id, "main", Stage.TIME, text, Usage.NONE);
    }

    private void drag(int x, int y, int dx, int dy) {
        press(x, y);
        robot.mouseMove(x + dx / 2, y + dy / 2);
        robot.waitForIdle();
        robot.mouseMove(x + dx, y + dy);
        robot.waitForIdle();
        release();
    }

    private void press(int x, int y) {
        robot.mouseMove(x, y);
        robot.waitForIdle();
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.waitForIdle();
    }

    private void release() {
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        robot.waitForIdle();
    }

    private Rectangle bounds() {
        return onEventThreadUnchecked(() -> overlay.bounds());
    }

    private List<Placement> onPlacedSoFar() {
        return onEventThreadUnchecked(() -> List.copyOf(placed));
    }

    private int cursor() {
        return onEventThreadUnchecked(
                () -> ((JWindow) overlay.window()).getContentPane().getCursor().getType());
    }

    private int screenHeight() {
        return onEventThreadUnchecked(
                () -> overlay.window().getGraphicsConfiguration().getBounds().height);
    }

    private int colourAt(int x, int y) {
        return robot.getPixelColor(x, y).getRGB() & 0xFFFFFF;
    }

    private BufferedImage capture() {
        final Rectangle bounds = bounds();
        bounds.grow(20, 20);
        return robot.createScreenCapture(bounds);
    }

    private int litPixels() {
        final Rectangle bounds = bounds();
        bounds.grow(20, 20);
        return litPixels(bounds);
    }

    private int litPixels(Rectangle where) {
        return count(robot.createScreenCapture(where), rgb -> (rgb & 0xFF) > 0xC8 && ((rgb >> 8) & 0xFF) > 0xC8);
    }

    private static boolean isWarm(int rgb) {
        final Color warm = OverlayStyle.DEFAULT.palette().problem();
        return near(rgb & 0xFFFFFF, warm.getRGB() & 0xFFFFFF);
    }

    private static int count(BufferedImage image, IntPredicate wanted) {
        return (int) Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(wanted)
                .count();
    }

    private static int blue(int rgb) {
        return rgb & 0xFF;
    }

    private static int mixed(Color above, int below) {
        final int alpha = above.getAlpha();
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            final int over = (above.getRGB() >> shift) & 0xFF;
            final int under = (below >> shift) & 0xFF;
            mixed |= ((over * alpha + under * (255 - alpha)) / 255) << shift;
        }
        return mixed;
    }

    private static boolean near(int a, int b) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs(((a >> shift) & 0xFF) - ((b >> shift) & 0xFF)) > 6) {
                return false;
            }
        }
        return true;
    }

    private static String focusedWindow() throws IOException, InterruptedException {
        final Process xdotool = new ProcessBuilder("xdotool", "getwindowfocus").start();
        final String answer = new String(xdotool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(xdotool.waitFor()).isZero();
        return answer.strip();
    }

    /** Looks again after each round of the event queue and each frame of the display, until it holds. */
    private void until(String what, BooleanSupplier holds) throws InterruptedException {
        final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            final CountDownLatch round = new CountDownLatch(1);
            SwingUtilities.invokeLater(round::countDown);
            assertThat(round.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static <T> T onEventThread(Callable<T> work) throws Exception {
        final FutureTask<T> task = new FutureTask<>(work);
        SwingUtilities.invokeLater(task);
        return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static <T> T onEventThreadUnchecked(Callable<T> work) {
        try {
            return onEventThread(work);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A game in one colour. */
    private static final class Plain extends JComponent {
        private static final long serialVersionUID = 1L;

        @Override
        protected void paintComponent(Graphics g) {
            g.setColor(new Color(GROUND));
            g.fillRect(0, 0, getWidth(), getHeight());
        }
    }
}
