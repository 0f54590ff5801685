package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.HideAndGrab;
import dev.sukashi.desktop.OwnWindows;
import dev.sukashi.desktop.system.Desktops;
import dev.sukashi.desktop.testing.GameProgram;
import dev.sukashi.desktop.testing.GameProgram.Kind;
import dev.sukashi.desktop.testing.XServer;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A window of ours over a game, and pictures of the screen. */
@Tag("x11")
class OverlayVeilTest {
    private static final Color OURS = new Color(200, 0, 200);
    private static final Rectangle PLACE = new Rectangle(200, 300, 400, 150);
    private static final Point MIDDLE = new Point(400, 375);

    @TempDir
    private Path cache;

    private Desktop desktop;
    private GameProgram game;
    private Window overlay;

    @BeforeEach
    void open() throws Exception {
        XServer.require();
        desktop = Desktops.open(cache);
        game = GameProgram.start("game", new Rectangle(100, 100, 800, 500), Kind.PLAIN);
        EventQueue.invokeAndWait(() -> {
            overlay = new JWindow();
            overlay.setType(Window.Type.POPUP);
            overlay.setFocusableWindowState(false);
            overlay.setAutoRequestFocus(false);
            overlay.setAlwaysOnTop(true);
            ((JWindow) overlay).getContentPane().setBackground(OURS);
            overlay.setBounds(PLACE);
            overlay.setVisible(true);
        });
        awaitSeen();
        XServer.run("xdotool", "windowactivate", "--sync", "" + game.window());
        awaitSeen();
    }

    @AfterEach
    void close() throws Exception {
        EventQueue.invokeAndWait(overlay::dispose);
        game.close();
        desktop.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsInNoPictureAndBackAfterEachWhileTheGameKeepsTheFocus(boolean fading) throws Exception {
        final HideAndGrab pictures = new HideAndGrab(
                desktop.screen(), new OverlayVeil(() -> List.of(overlay), window -> fading), Thread::sleep);
        final String focused = XServer.focusedWindow();
        assertThat(desktop.screen().screen(PLACE).getRGB(9, 9)).isEqualTo(OURS.getRGB());
        for (int i = 0; i < 5; i++) {
            final BufferedImage picture = pictures.screen(PLACE);
            assertThat(picture.getRGB(0, 0, PLACE.width, PLACE.height, null, 0, PLACE.width))
                    .containsOnly(Color.ORANGE.getRGB());
            assertThat(XServer.focusedWindow()).isEqualTo(focused);
            awaitSeen();
        }
        assertThat(XServer.focusedWindow()).isEqualTo(focused);
    }

    @Test
    void whereItStandsIsToldWhileItIsSeen() throws Exception {
        final OverlayVeil veil = new OverlayVeil(() -> List.of(overlay));
        assertThat(veil.places()).containsExactly(PLACE);
        try (OwnWindows.Hidden hidden = veil.hide()) {
            assertThat(veil.places()).isEmpty();
        }
        assertThat(veil.places()).containsExactly(PLACE);
        EventQueue.invokeAndWait(() -> overlay.setVisible(false));
        assertThat(veil.places()).isEmpty();
    }

    @Test
    void aWindowThatThePlayerHadHiddenStaysHiddenAndOneThatWasClosedStaysClosed() throws Exception {
        final OverlayVeil veil = new OverlayVeil(() -> List.of(overlay), window -> false);
        EventQueue.invokeAndWait(() -> overlay.setVisible(false));
        veil.hide().close();
        assertThat(overlay.isVisible()).isFalse();

        EventQueue.invokeAndWait(() -> overlay.setVisible(true));
        try (OwnWindows.Hidden hidden = veil.hide()) {
            EventQueue.invokeAndWait(overlay::dispose);
        }
        assertThat(overlay.isDisplayable()).isFalse();
    }

    @Test
    void anInterruptedThreadStillShowsItAgain() {
        final AtomicInteger asked = new AtomicInteger();
        final OverlayVeil veil = new OverlayVeil(() -> {
            asked.incrementAndGet();
            return List.of(overlay);
        });
        Thread.currentThread().interrupt();
        veil.hide().close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked).hasValue(1);
        awaitSeen();
    }

    @Test
    void theEventThreadMayNotHideAsItMustPaintMeanwhile() {
        final OverlayVeil veil = new OverlayVeil(() -> List.of(overlay));
        assertThatThrownBy(() -> EventQueue.invokeAndWait(veil::hide))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private static void awaitSeen() {
        XServer.await("ours is seen", () -> XServer.colorAt(MIDDLE).equals(OURS));
    }
}
