package dev.sukashi.desktop.testing;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The X server that a test runs on, and the hands of a player on it: other programs' copies, keys and clicks through
 * {@code xclip} and {@code xdotool}. Tests that use it run inside {@code native/virtual-display -- mvn …}; without a
 * display they fail and say so.
 */
public final class XServer {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENS = Path.of("target", "screens");

    private XServer() {}

    /** Fails the test where there is no display. Call before anything else, such as in {@code @BeforeAll}. */
    public static void require() {
        if (System.getenv("DISPLAY") == null || GraphicsEnvironment.isHeadless()) {
            throw new AssertionError(
                    "This test needs an X server. Run: native/virtual-display -- mvn -o verify (DISPLAY is not set)");
        }
    }

    /** Runs a program to its end; its output, without the last line break. Fails where the program does. */
    public static String run(String... command) {
        return new String(runWith(new byte[0], command), StandardCharsets.UTF_8).stripTrailing();
    }

    private static byte[] runWith(byte[] input, String... command) {
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            final byte[] output = process.getInputStream().readAllBytes();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(
                        String.join(" ", command) + " failed: " + new String(output, StandardCharsets.UTF_8));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Another program copies a text. When this returns, that program owns the clipboard. */
    public static void copy(String text) {
        copyAs("UTF8_STRING", text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Another program copies data of one kind, and answers with it whatever it is asked for, as xclip does.
     *
     * @param target such as {@code STRING} or {@code image/png}
     */
    public static void copyAs(String target, byte[] data) {
        try {
            // xclip goes on as a daemon that serves the data; it must not hold on to a pipe of ours.
            final Process xclip = new ProcessBuilder("xclip", "-in", "-selection", "clipboard", "-target", target)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var stdin = xclip.getOutputStream()) {
                stdin.write(data);
            }
            if (!xclip.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || xclip.exitValue() != 0) {
                throw new AssertionError("xclip could not copy");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What another program pastes; empty where it can paste nothing. */
    public static String paste() {
        try {
            final Process xclip = new ProcessBuilder(
                            "xclip", "-out", "-selection", "clipboard", "-target", "UTF8_STRING")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            final byte[] output = xclip.getInputStream().readAllBytes();
            xclip.waitFor();
            return new String(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** @param combination as xdotool has it, such as {@code ctrl+alt+o} */
    public static void press(String combination) {
        run("xdotool", "key", "--clearmodifiers", combination);
    }

    /** Clicks the left button. */
    public static void click(Point place) {
        run("xdotool", "mousemove", "" + place.x, "" + place.y, "click", "1");
    }

    /** Moves the mouse, and no button. */
    public static void pointAt(Point place) {
        run("xdotool", "mousemove", "" + place.x, "" + place.y);
    }

    /** Clicks the right button. */
    public static void rightClick(Point place) {
        run("xdotool", "mousemove", "" + place.x, "" + place.y, "click", "3");
    }

    /** Presses the left button at one place, goes over a place in between as a hand does, and holds it at the other. */
    public static void holdFrom(Point from, Point to) {
        pointAt(from);
        run("xdotool", "mousedown", "1");
        pointAt(new Point((from.x + to.x) / 2, (from.y + to.y) / 2));
        pointAt(to);
    }

    /** Lets the left button go. */
    public static void letGo() {
        run("xdotool", "mouseup", "1");
    }

    /** Draws with the left button from one place to the other. */
    public static void drag(Point from, Point to) {
        holdFrom(from, to);
        letGo();
    }

    /** Moves another program's window, which keeps its size. */
    public static void moveWindow(long window, Point to) {
        run("xdotool", "windowmove", "--sync", "" + window, "" + to.x, "" + to.y);
    }

    /** Where another program's window has its content. */
    public static Point windowPlace(long window) {
        final String told = run("xwininfo", "-id", "" + window);
        return new Point(number(told, "Absolute upper-left X:"), number(told, "Absolute upper-left Y:"));
    }

    /** The size of another program's window, without its frame. */
    public static Dimension windowSize(long window) {
        final String told = run("xwininfo", "-id", "" + window);
        return new Dimension(number(told, "Width:"), number(told, "Height:"));
    }

    private static int number(String told, String name) {
        final String after = told.substring(told.indexOf(name) + name.length()).strip();
        return Integer.parseInt(after.lines().findFirst().orElseThrow().strip());
    }

    /** Resizes another program's window. */
    public static void resizeWindow(long window, Dimension to) {
        run("xdotool", "windowsize", "--sync", "" + window, "" + to.width, "" + to.height);
    }

    /** The X window that has the keyboard focus. */
    public static String focusedWindow() {
        return run("xdotool", "getwindowfocus");
    }

    /**
     * Opens a window of another program, an {@code xev}, and waits until it is shown. Close the program by {@link
     * Process#destroy()}.
     *
     * @param title unique among the windows shown
     */
    public static Process openForeignWindow(String title, Rectangle bounds) {
        try {
            final Process xev = new ProcessBuilder(
                            "xev",
                            "-name",
                            title,
                            "-geometry",
                            bounds.width + "x" + bounds.height + "+" + bounds.x + "+" + bounds.y)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            foreignWindow(title);
            return xev;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The X window with a title, once it is shown. */
    public static long foreignWindow(String title) {
        return Long.parseLong(run("xdotool", "search", "--sync", "--onlyvisible", "--name", title)
                .lines()
                .findFirst()
                .orElseThrow());
    }

    /** The colour that the player sees at a place. */
    public static Color colorAt(Point place) {
        return robot().getPixelColor(place.x, place.y);
    }

    /** Saves what the player sees as {@code target/screens/NAME.png}. */
    public static Path screenshot(String name) {
        try {
            Files.createDirectories(SCREENS);
            final Path file = SCREENS.resolve(name + ".png");
            final Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
            ImageIO.write(robot().createScreenCapture(screen), "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Robot robot() {
        try {
            return new Robot();
        } catch (AWTException e) {
            throw new AssertionError("no screen to look at", e);
        }
    }

    /** Waits until something outside of this process has come about, and fails where it does not within 20 seconds. */
    public static void await(String what, BooleanSupplier condition) {
        final long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                screenshot("failed");
                throw new AssertionError("waited in vain for this: " + what + " (see target/screens/failed.png)");
            }
            Thread.onSpinWait();
        }
    }

    /** The names of the program's own threads that are alive. */
    public static List<String> ownThreads() {
        return Stream.of(Thread.getAllStackTraces().keySet().toArray(Thread[]::new))
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("sukashi-"))
                .sorted()
                .toList();
    }
}
