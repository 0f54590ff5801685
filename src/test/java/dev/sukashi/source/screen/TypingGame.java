package dev.sukashi.source.screen;

import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;

/** A game in a process of its own: types lines letter by letter into a box over moving art, beside an icon that blinks. */
final class TypingGame implements AutoCloseable {
    private static final long SEED = 20_261_120;
    private static final int FRAME_MILLIS = 33;
    private static final int FASTEST_MILLIS = 15;
    private static final int SLOWEST_MILLIS = 60;

    private final Process process;
    private final BufferedReader output;
    private final long window;

    private TypingGame(Process process, BufferedReader output, long window) {
        this.process = process;
        this.output = output;
        this.window = window;
    }

    /** Starts one, and waits until its window has painted. */
    static TypingGame start(String title, Rectangle bounds) throws IOException {
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dsun.java2d.xrender=false",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TypingGame.class.getName(),
                        title,
                        "" + bounds.x,
                        "" + bounds.y)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new TypingGame(process, output, Long.parseLong(output.readLine()));
    }

    /** The X window. */
    long window() {
        return window;
    }

    /**
     * Types lines, each with a pace of its own, and rests after each.
     *
     * @return when each one's last letter stood on the screen, in milliseconds since 1970
     */
    List<Long> type(List<String> lines, int restMillis) throws IOException {
        process.getOutputStream()
                .write((restMillis + "\n" + String.join("\n", lines) + "\n\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        final Long[] times = new Long[lines.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = Long.valueOf(output.readLine());
        }
        return List.of(times);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The game itself; ends with its standard input. */
    public static void main(String[] arguments) throws Exception {
        final Box box = new Box();
        SwingUtilities.invokeAndWait(() -> {
            final JFrame frame = new JFrame(arguments[0]);
            frame.setUndecorated(true);
            frame.setLocation(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            frame.setContentPane(box);
            box.setPreferredSize(new java.awt.Dimension(Stage.WIDTH, Stage.HEIGHT));
            frame.pack();
            frame.setVisible(true);
            frame.getToolkit().sync();
        });
        box.await();
        System.out.println(com.sun.jna.Native.getComponentID(SwingUtilities.getWindowAncestor(box)));
        final Thread animation = new Thread(box::animate, "animation");
        animation.setDaemon(true);
        animation.start();
        final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        final Random random = new Random(SEED);
        for (String rest = input.readLine(); rest != null; rest = input.readLine()) {
            for (String line = input.readLine(); !line.isEmpty(); line = input.readLine()) {
                box.type(line, pace(random));
                System.out.println(System.currentTimeMillis());
                TimeUnit.MILLISECONDS.sleep(Integer.parseInt(rest));
            }
        }
        System.exit(0);
    }

    /** Mostly fast, as players have it. */
    private static int pace(Random random) {
        final double share = random.nextDouble();
        return (int) (FASTEST_MILLIS + share * share * (SLOWEST_MILLIS - FASTEST_MILLIS));
    }

    /** What the window shows. Painted from its own threads' state on the event thread. */
    private static final class Box extends JComponent {
        private static final long serialVersionUID = 1L;

        private final transient Stage stage = new Stage(Stage.Look.BOXED, 40, true);
        private final transient long started = System.currentTimeMillis();
        private volatile String text = "";

        @Override
        protected void paintComponent(Graphics graphics) {
            final BufferedImage frame = stage.at(System.currentTimeMillis() - started, text);
            graphics.drawImage(frame, 0, 0, null);
        }

        void animate() {
            while (true) {
                try {
                    TimeUnit.MILLISECONDS.sleep(FRAME_MILLIS);
                    await();
                } catch (InterruptedException ended) {
                    return;
                }
            }
        }

        /** Paints, and returns when that is on the screen. */
        void await() {
            try {
                SwingUtilities.invokeAndWait(() -> {
                    paintImmediately(0, 0, getWidth(), getHeight());
                    getToolkit().sync();
                });
            } catch (InterruptedException | java.lang.reflect.InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }

        void type(String line, int pace) throws InterruptedException {
            text = "";
            await();
            final long begun = System.currentTimeMillis();
            for (int i = 1; i <= line.length(); i++) {
                final long due = begun + (long) pace * i;
                TimeUnit.MILLISECONDS.sleep(Math.max(0, due - System.currentTimeMillis()));
                text = line.substring(0, i);
                await();
            }
        }
    }
}
