package dev.sukashi.desktop.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.testing.XServer;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.JWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An overlay of ours among other programs' windows, on a real X server with a window manager and a compositor. */
@Tag("x11")
class X11WindowsTest {
    private static final Color OURS = new Color(200, 0, 200);
    private static final Rectangle PLACE = new Rectangle(200, 200, 300, 120);
    private static final Point MIDDLE = new Point(350, 260);

    private final List<Process> programs = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private XLoop loop;

    @BeforeAll
    static void needsADisplay() {
        XServer.require();
    }

    @BeforeEach
    void open() throws Exception {
        loop = XLoop.start("sukashi-x11-windows", System::nanoTime);
    }

    @AfterEach
    void close() throws Exception {
        EventQueue.invokeAndWait(() -> windows.forEach(Window::dispose));
        programs.forEach(Process::destroy);
        for (final Process program : programs) {
            program.waitFor();
        }
        loop.close();
        assertThat(XServer.ownThreads()).isEmpty();
    }

    @Test
    void clicksReachTheWindowUnderOursUntilItTakesThemAgain() throws Exception {
        final BlockingQueue<String> clicks = new LinkedBlockingQueue<>();
        show(new Color(0, 90, 0), "below", clicks);
        final Window ours = show(OURS, "ours", clicks);
        final X11ClickThrough clickThrough = new X11ClickThrough(loop);

        XServer.click(MIDDLE);
        assertThat(clicks.poll(10, TimeUnit.SECONDS)).isEqualTo("ours");

        clickThrough.set(ours, true);
        loop.call(() -> {});
        XServer.click(MIDDLE);
        assertThat(clicks.poll(10, TimeUnit.SECONDS)).isEqualTo("below");
        assertThat(XServer.colorAt(MIDDLE)).as("ours is still seen").isEqualTo(OURS);

        clickThrough.set(ours, false);
        loop.call(() -> {});
        XServer.click(MIDDLE);
        assertThat(clicks.poll(10, TimeUnit.SECONDS)).isEqualTo("ours");
        assertThat(clicks).isEmpty();
    }

    @Test
    void aWindowThatIsNotShownYetCannotLetClicksThrough() {
        assertThatThrownBy(() -> new X11ClickThrough(loop).set(new JWindow(), true))
                .isInstanceOf(DesktopException.class);
    }

    @Test
    void oursComesBackOverAGameThatIsRaisedOrFillsTheScreenAndNeverTakesTheFocus() throws Exception {
        programs.add(XServer.openForeignWindow("the-game", new Rectangle(100, 100, 600, 400)));
        final long game = XServer.foreignWindow("the-game");
        XServer.run("xdotool", "windowfocus", "--sync", "" + game);
        final Window ours = show(OURS, "ours", new LinkedBlockingQueue<>());
        new X11StayOnTop(loop, ProcessHandle.current().pid()).keep(ours);
        assertThat(XServer.focusedWindow()).isEqualTo("" + game);

        XServer.run("xdotool", "windowraise", "" + game);
        awaitOursSeen();
        fullScreen(game);
        XServer.await(
                "the game fills the screen",
                () -> XServer.run("xdotool", "getwindowgeometry", "" + game).contains("1280x800"));
        awaitOursSeen();
        XServer.screenshot("over-a-full-screen-game");
        assertThat(XServer.focusedWindow()).isEqualTo("" + game);
    }

    @Test
    void againstAProgramThatAlsoWantsTheTopOursComesBackFiveTimesASecondAtMost() throws Exception {
        final Window ours = show(OURS, "ours", new LinkedBlockingQueue<>());
        final long id = X11ClickThrough.idOf(ours);
        final AtomicInteger raised = new AtomicInteger();
        try (XLoop rivalLoop = XLoop.start("test-rival", System::nanoTime)) {
            final XConnection connection = rivalLoop.connection();
            final AtomicLong rival = new AtomicLong();
            rivalLoop.call(() -> {
                rival.set(showUnmanaged(connection));
                rivalLoop.listen(event -> {
                    if (event instanceof XEvent.Restack restack && restack.window() == id) {
                        raised.incrementAndGet();
                        Xlib.XRaiseWindow(connection.display(), rival.get());
                    }
                });
                Xlib.XSelectInput(connection.display(), connection.root(), XConnection.SUBSTRUCTURE_NOTIFY_MASK);
            });
            final long start = System.nanoTime();
            new X11StayOnTop(loop, ProcessHandle.current().pid()).keep(ours);
            XServer.await("ours came back four times", () -> raised.get() >= 4);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(3 * X11StayOnTop.PAUSE.toNanos());
        }
    }

    @Test
    void aPopUpOfOurOwnMayStandOverAKeptOne() throws Exception {
        final Window ours = show(OURS, "ours", new LinkedBlockingQueue<>());
        final Color dialogColor = new Color(0, 0, 160);
        final X11StayOnTop stayOnTop =
                new X11StayOnTop(loop, ProcessHandle.current().pid());
        stayOnTop.keep(ours);
        show(dialogColor, "dialog", new LinkedBlockingQueue<>());
        // A second keep makes it look again, now that the other window is there.
        stayOnTop.keep(ours);
        loop.call(() -> {});
        loop.call(() -> {});
        assertThat(XServer.colorAt(MIDDLE)).isEqualTo(dialogColor);
    }

    private void awaitOursSeen() {
        XServer.await("ours is seen", () -> XServer.colorAt(MIDDLE).equals(OURS));
    }

    /** A window of another client at our place, which the window manager leaves alone. */
    private static long showUnmanaged(XConnection connection) {
        final Pointer display = connection.display();
        final long window = Xlib.XCreateSimpleWindow(
                display, connection.root(), PLACE.x, PLACE.y, PLACE.width, PLACE.height, 0, 0, 0);
        final NativeLibrary xlib = NativeLibrary.getInstance("X11");
        try (Memory attributes = new Memory(112)) {
            attributes.clear();
            attributes.setInt(88, 1);
            final long overrideRedirect = 1L << 9;
            xlib.getFunction("XChangeWindowAttributes")
                    .invokeInt(new Object[] {display, window, overrideRedirect, attributes});
        }
        xlib.getFunction("XMapRaised").invokeInt(new Object[] {display, window});
        return window;
    }

    /** Asks the window manager as a program would; EWMH, section "_NET_WM_STATE". */
    private void fullScreen(long window) {
        loop.call(() -> {
            final XConnection connection = loop.connection();
            try (Memory message = new Memory(XEvent.BYTES)) {
                message.clear();
                message.setInt(0, 33);
                message.setLong(32, window);
                message.setLong(40, connection.atom("_NET_WM_STATE"));
                message.setInt(48, 32);
                message.setLong(56, 1);
                message.setLong(64, connection.atom("_NET_WM_STATE_FULLSCREEN"));
                message.setLong(80, 1);
                final long redirectAndNotify = 1L << 20 | 1L << 19;
                Xlib.XSendEvent(connection.display(), connection.root(), 0, redirectAndNotify, message);
            }
        });
    }

    private Window show(Color color, String name, BlockingQueue<String> clicks) throws Exception {
        EventQueue.invokeAndWait(() -> {
            final JWindow window = new JWindow();
            window.setType(Window.Type.POPUP);
            window.setFocusableWindowState(false);
            window.setAlwaysOnTop(true);
            window.getContentPane().setBackground(color);
            window.setBounds(PLACE);
            window.addMouseListener(new MouseAdapter() {
                @Override
                public void mousePressed(MouseEvent event) {
                    clicks.add(name);
                }
            });
            window.setVisible(true);
            windows.add(window);
        });
        XServer.await(name + " is seen", () -> XServer.colorAt(MIDDLE).equals(color));
        return windows.get(windows.size() - 1);
    }
}
