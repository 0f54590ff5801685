package dev.sukashi.desktop.testing;

import com.sun.jna.Native;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/**
 * A game: another process with a window of which each place has a colour of its own, so that a picture that is off by ten
 * pixels is told from a right one.
 */
public final class GameProgram implements AutoCloseable {
    private static final int TILE = 10;

    private final Process process;
    private final long window;

    /** How its window is. */
    public enum Kind {
        FRAMED,
        /** With an alpha channel, on X a window of depth 32. */
        SEE_THROUGH,
        /** Takes 40 milliseconds to paint itself. */
        SLOW,
        /** One colour, no frame. */
        PLAIN
    }

    private GameProgram(Process process, long window) {
        this.process = process;
        this.window = window;
    }

    /** Starts one, and waits until it has painted. */
    public static GameProgram start(String title, Rectangle bounds, Kind kind) {
        return start(System.getenv("DISPLAY"), title, bounds, kind);
    }

    /** @param display of the X server that it shows itself on */
    public static GameProgram start(String display, String title, Rectangle bounds, Kind kind) {
        final ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Dsun.java2d.xrender=false",
                // What was covered is painted anew, as by a game, and not copied from a buffer.
                "-Dswing.bufferPerWindow=false",
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                GameProgram.class.getName(),
                kind.name(),
                "" + bounds.x,
                "" + bounds.y,
                "" + bounds.width,
                "" + bounds.height);
        builder.environment().put("DISPLAY", display);
        // The title is written to it: the encoding of arguments depends on the locale.
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            final Process process = builder.start();
            process.getOutputStream().write((title + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            final BufferedReader answers =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            final String id = answers.readLine();
            if (id == null) {
                throw new AssertionError("the game ended");
            }
            return new GameProgram(process, Long.parseLong(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is painted at a place of the content. */
    public static Color colorAt(int x, int y) {
        return new Color(x / TILE * 3 & 0xFF, y / TILE * 5 & 0xFF, 77);
    }

    /** The X window. */
    public long window() {
        return window;
    }

    public long pid() {
        return process.pid();
    }

    /** Ends the program, and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the game does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The game itself; ends with its standard input. */
    public static void main(String[] arguments) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        final String title = input.readLine();
        final List<Integer> bounds =
                Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList();
        SwingUtilities.invokeLater(() -> show(
                Kind.valueOf(arguments[0]),
                title,
                new Rectangle(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3))));
        while (input.readLine() != null) {
            Thread.onSpinWait();
        }
        System.exit(0);
    }

    private static void show(Kind kind, String title, Rectangle bounds) {
        final JFrame frame = kind == Kind.SEE_THROUGH ? new JFrame(title, translucent()) : new JFrame(title);
        frame.setUndecorated(kind == Kind.SEE_THROUGH || kind == Kind.PLAIN);
        if (kind == Kind.SEE_THROUGH) {
            frame.setBackground(new Color(0, 0, 0, 0));
        }
        frame.setDefaultCloseOperation(WindowConstants.EXIT_ON_CLOSE);
        final Canvas canvas = new Canvas(kind, () -> tell(frame));
        frame.setContentPane(canvas);
        frame.setLocation(bounds.getLocation());
        canvas.setPreferredSize(bounds.getSize());
        frame.pack();
        frame.setVisible(true);
    }

    private static void tell(JFrame frame) {
        frame.getToolkit().sync();
        System.out.println(Native.getComponentID(frame));
        System.out.flush();
    }

    private static GraphicsConfiguration translucent() {
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment()
                        .getDefaultScreenDevice()
                        .getConfigurations())
                .filter(GraphicsConfiguration::isTranslucencyCapable)
                .findFirst()
                .orElseThrow();
    }

    private static final class Canvas extends JComponent {
        private static final long serialVersionUID = 1L;

        private final transient Runnable painted;
        private final Kind kind;
        private boolean told;

        Canvas(Kind kind, Runnable painted) {
            this.kind = kind;
            this.painted = painted;
        }

        @Override
        protected void paintComponent(Graphics g) {
            if (kind == Kind.SLOW) {
                LockSupport.parkNanos(40_000_000);
            }
            for (int y = 0; y < getHeight(); y += TILE) {
                for (int x = 0; x < getWidth(); x += TILE) {
                    g.setColor(kind == Kind.PLAIN ? Color.ORANGE : colorAt(x, y));
                    g.fillRect(x, y, TILE, TILE);
                }
            }
            if (!told) {
                told = true;
                SwingUtilities.invokeLater(painted);
            }
        }
    }
}
