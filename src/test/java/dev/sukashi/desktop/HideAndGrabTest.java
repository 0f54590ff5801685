package dev.sukashi.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sukashi.desktop.GrabException.Reason;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HideAndGrabTest {
    private static final GameWindow GAME = new GameWindow(7, "game", "game", new Rectangle(100, 100, 800, 600), true);
    private static final Rectangle BOX = new Rectangle(0, 450, 800, 150);

    private final List<String> happened = new ArrayList<>();
    private Rectangle overlay = new Rectangle(100, 600, 800, 100);
    private boolean seesCovered;
    private boolean failing;

    private final HideAndGrab pictures =
            new HideAndGrab(new Grabber(), new Overlay(), milliseconds -> happened.add("pause"));

    @Test
    void whatStandsInTheWayIsHiddenForThePictureOnly() throws Exception {
        pictures.window(GAME, BOX);
        assertThat(happened).containsExactly("hide", "pause", "window", "show");
    }

    @Test
    void nothingIsHiddenWhereNothingStandsInTheWay() throws Exception {
        overlay = new Rectangle(100, 100, 800, 400);
        pictures.window(GAME, BOX);
        pictures.screen(new Rectangle(0, 0, 90, 90));
        assertThat(happened).containsExactly("window", "screen");
    }

    @Test
    void aGrabberThatSeesCoveredWindowsNeedsHidingForPicturesOfTheScreenOnly() throws Exception {
        seesCovered = true;
        assertThat(pictures.inTheWay(GAME.bounds(), BOX)).isFalse();
        pictures.window(GAME, BOX);
        pictures.screen(new Rectangle(1280, 800));
        assertThat(happened).containsExactly("window", "hide", "pause", "screen", "show");
    }

    @Test
    void whoWatchesIsToldOfAnOverlapWithThePartThatThereIsOfTheWindow() {
        assertThat(pictures.inTheWay(GAME.bounds(), BOX)).isTrue();
        overlay = new Rectangle(900, 600, 100, 100);
        assertThat(pictures.inTheWay(GAME.bounds(), new Rectangle(0, 450, 2000, 150)))
                .isFalse();
        overlay = new Rectangle(100, 500, 800, 50);
        assertThat(pictures.inTheWay(GAME.bounds(), BOX)).isFalse();
        overlay = new Rectangle(100, 500, 800, 51);
        assertThat(pictures.inTheWay(GAME.bounds(), BOX)).isTrue();
        assertThat(happened).isEmpty();
    }

    @Test
    void afterAFailureTheOverlayIsShownAgain() {
        failing = true;
        assertThatThrownBy(() -> pictures.window(GAME, BOX)).isInstanceOf(GrabException.class);
        assertThat(happened).containsExactly("hide", "pause", "show");
    }

    @Test
    void afterAnInterruptionTheOverlayIsShownAgain() {
        final HideAndGrab interrupted = new HideAndGrab(new Grabber(), new Overlay(), milliseconds -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> interrupted.window(GAME, BOX)).isInstanceOf(InterruptedException.class);
        assertThat(happened).containsExactly("hide", "show");
    }

    private final class Overlay implements OwnWindows {
        @Override
        public List<Rectangle> places() {
            return List.of(overlay);
        }

        @Override
        public Hidden hide() {
            happened.add("hide");
            return () -> happened.add("show");
        }
    }

    private final class Grabber implements ScreenGrabber {
        @Override
        public boolean seesCoveredWindows() {
            return seesCovered;
        }

        @Override
        public BufferedImage window(long window, Rectangle part) throws GrabException {
            return picture("window");
        }

        @Override
        public BufferedImage screen(Rectangle area) throws GrabException {
            return picture("screen");
        }

        private BufferedImage picture(String of) throws GrabException {
            if (failing) {
                throw new GrabException(Reason.GONE, "closed");
            }
            happened.add(of);
            return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        }

        @Override
        public Rectangle bounds() {
            return new Rectangle(1280, 800);
        }

        @Override
        public void close() {
            happened.add("close");
        }
    }
}
