package dev.sukashi.app.bench;

import dev.sukashi.app.EventThread;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.swing.JComponent;
import javax.swing.JWindow;
import javax.swing.Timer;

/** A half-transparent dialogue box over art that moves, into which lines are typed. */
final class TypedBox implements AutoCloseable {
    // Components inherit a WIDTH and a HEIGHT of their own, which are no sizes.
    static final int ACROSS = 800;
    static final int DOWN = 120;

    private static final int FRAME_MILLIS = 33;
    private static final int LOOP = 1_600;
    private static final double PIXELS_PER_MILLI = 0.04;
    private static final int SHAPES = 400;
    private static final long SEED = 7;

    private final Art art = new Art();
    private final JWindow window;
    private final Timer frames = new Timer(FRAME_MILLIS, frame -> art.repaint());

    TypedBox(Rectangle place) {
        window = EventThread.get(JWindow::new);
        EventThread.run(() -> {
            window.setContentPane(art);
            window.setBounds(place);
            window.setVisible(true);
            frames.start();
        });
    }

    /**
     * Types a line in the place of the one before.
     *
     * @return when its last letter was on its way to the screen, as {@link System#nanoTime}
     */
    long type(String line, long letterMillis) throws InterruptedException {
        for (int i = 0; i <= line.length(); i++) {
            final String text = line.substring(0, i);
            EventThread.run(() -> art.show(text));
            if (i < line.length()) {
                TimeUnit.MILLISECONDS.sleep(letterMillis);
            }
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        EventThread.run(() -> {
            frames.stop();
            window.dispose();
        });
    }

    private static final class Art extends JComponent {
        private static final long serialVersionUID = 1L;
        private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 26);
        private static final Color VEIL = new Color(10, 14, 30, 175);

        private final transient BufferedImage picture = painted();
        private final transient long begun = System.currentTimeMillis();
        private String text = "";

        void show(String text) {
            this.text = text;
            paintImmediately(0, 0, getWidth(), getHeight());
            getToolkit().sync();
        }

        @Override
        protected void paintComponent(Graphics g) {
            // Painted in memory: what virtual displays make of half-transparent colours is not what a game shows.
            final BufferedImage frame = new BufferedImage(ACROSS, DOWN, BufferedImage.TYPE_INT_RGB);
            final Graphics2D graphics = frame.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            final double moved = (System.currentTimeMillis() - begun) * PIXELS_PER_MILLI;
            graphics.drawImage(picture, -(int) (moved % LOOP), 0, null);
            graphics.setColor(VEIL);
            graphics.fillRect(0, 0, ACROSS, DOWN);
            graphics.setColor(Color.WHITE);
            graphics.setFont(FONT);
            graphics.drawString(text, 24, 44);
            graphics.dispose();
            g.drawImage(frame, 0, 0, null);
        }

        private static BufferedImage painted() {
            final BufferedImage image = new BufferedImage(LOOP + ACROSS, DOWN, BufferedImage.TYPE_INT_RGB);
            final Graphics2D graphics = image.createGraphics();
            for (int left = 0; left <= LOOP; left += LOOP) {
                graphics.setPaint(new GradientPaint(left, 0, new Color(0x5B8FD0), left + LOOP, 0, new Color(0xE8B48A)));
                graphics.fillRect(left, 0, LOOP, DOWN);
                final Random random = new Random(SEED);
                for (int i = 0; i < SHAPES; i++) {
                    graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 150));
                    final int size = 4 + random.nextInt(i % 4 == 0 ? 90 : 14);
                    graphics.fillOval(left + random.nextInt(LOOP), random.nextInt(DOWN + size) - size, size, size);
                }
            }
            graphics.dispose();
            return image;
        }
    }
}
