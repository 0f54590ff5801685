package dev.sukashi.desktop.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sukashi.desktop.ClipboardWatcher.Copied;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.GrabException;
import dev.sukashi.desktop.GrabException.Reason;
import dev.sukashi.desktop.ScreenGrabber;
import dev.sukashi.desktop.hook.HookHotkeys;
import dev.sukashi.desktop.hook.HookHotkeys.LetterNaming;
import dev.sukashi.desktop.testing.GameProgram;
import dev.sukashi.desktop.testing.GameProgram.Kind;
import dev.sukashi.desktop.testing.XServer;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.swing.JWindow;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("x11")
class PortableDesktopTest {
    private final BlockingQueue<Copied> heard = new LinkedBlockingQueue<>();

    @TempDir
    private Path cache;

    private PortableDesktop desktop;

    @BeforeEach
    void open() {
        XServer.require();
        desktop = new PortableDesktop(
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sukashi-desktop")),
                new HookHotkeys(cache, LetterNaming.NONE));
        XServer.copy("この前から");
        desktop.clipboard().start(100, heard::add);
    }

    @AfterEach
    void endsWithoutAThreadLeft() {
        desktop.close();
        XServer.await("the threads end", () -> XServer.ownThreads().isEmpty());
    }

    @Test
    void oneTextAfterAnotherIsHeardThoughTheirKindIsTheSame() throws Exception {
        // Its own copy comes after the first look, which takes what was there before for old.
        desktop.clipboard().copy("自分の");
        XServer.await("the copy arrives", () -> XServer.paste().equals("自分の"));
        XServer.copy("一つ目");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Copied("一つ目", 3));
        XServer.copy("二つ目");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Copied("二つ目", 3));
        assertThat(heard).isEmpty();
    }

    @Test
    void theScreenIsSeenToItsEdgeAndOtherProgramsWindowsAreNotKnown() throws Exception {
        final ScreenGrabber screen = desktop.screen();
        assertThat(screen.seesCoveredWindows()).isFalse();
        assertThat(screen.bounds()).isEqualTo(new Rectangle(1280, 800));
        try (GameProgram game = GameProgram.start("game", new Rectangle(900, 500, 380, 300), Kind.PLAIN)) {
            XServer.await(
                    "the game is seen",
                    () -> XServer.colorAt(new Point(1279, 799)).equals(Color.ORANGE));
            final BufferedImage corner = screen.screen(new Rectangle(1000, 700, 400, 400));
            assertThat(new Dimension(corner.getWidth(), corner.getHeight())).isEqualTo(new Dimension(280, 100));
            assertThat(corner.getRGB(0, 0, 280, 100, null, 0, 280)).containsOnly(Color.ORANGE.getRGB());
            assertThat(screen.screen(new Rectangle(890, 500, 20, 9)).getRGB(9, 0))
                    .isNotEqualTo(Color.ORANGE.getRGB());
            assertThat(screen.screen(new Rectangle(890, 500, 20, 9)).getRGB(10, 0))
                    .isEqualTo(Color.ORANGE.getRGB());
            assertRefused(Reason.OUTSIDE, () -> screen.screen(new Rectangle(1280, 0, 10, 10)));
            assertRefused(Reason.REFUSED, () -> screen.window(game.window(), new Rectangle(10, 10)));
            assertThat(desktop.windows().find(game.window())).isEmpty();
        }
        assertThat(desktop.windows().all()).isEmpty();
        assertThat(desktop.windows().active()).isEmpty();
        assertThat(desktop.windows().at(1000, 600)).isEmpty();
    }

    private static void assertRefused(Reason reason, ThrowingCallable grab) {
        assertThatThrownBy(grab)
                .isInstanceOfSatisfying(
                        GrabException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void clickThroughSaysThatItIsMissing() {
        assertThatThrownBy(() -> desktop.clickThrough().set(new JWindow(), true))
                .isInstanceOf(DesktopException.class);
    }
}
