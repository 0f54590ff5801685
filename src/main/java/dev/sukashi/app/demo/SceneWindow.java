package dev.sukashi.app.demo;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;
import javax.swing.JComponent;
import javax.swing.JFrame;

/** A visual novel's window: painted art, a dialogue box with a name plate, one line at a time. For the event thread. */
final class SceneWindow {
    /** In user space: the size of the scene. */
    static final Dimension SIZE = new Dimension(1120, 680);

    private final JFrame frame = new JFrame("Sukashi sample scene");
    private final Scene scene = new Scene();

    SceneWindow() {
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        scene.setPreferredSize(SIZE);
        frame.setContentPane(scene);
        frame.pack();
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
    }

    void say(String speaker, String text) {
        scene.speaker = speaker;
        scene.text = text;
        scene.repaint();
    }

    /** On the screen, in user space. */
    Rectangle bounds() {
        return frame.getBounds();
    }

    void close() {
        frame.dispose();
    }

    /** Paints evening hills, a moon, petals, and the box. */
    private static final class Scene extends JComponent {
        private static final long serialVersionUID = 1L;
        private static final int PETALS = 70;
        private static final long PETAL_SEED = 7;

        private String speaker = "";
        private String text = "";

        @Override
        protected void paintComponent(Graphics graphics) {
            final Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setPaint(new GradientPaint(0, 0, new Color(0x2B2A63), 0, getHeight(), new Color(0xF2A38B)));
            g.fillRect(0, 0, getWidth(), getHeight());
            paintMoon(g);
            paintHills(g, 0.55, 40, new Color(0x5B4A86));
            paintHills(g, 0.66, 55, new Color(0x44386F));
            paintHills(g, 0.78, 35, new Color(0x2E2850));
            paintPetals(g);
            paintBox(g);
            g.dispose();
        }

        private void paintMoon(Graphics2D g) {
            g.setColor(new Color(255, 244, 214, 60));
            g.fill(new Ellipse2D.Double(getWidth() * 0.72 - 30, 50, 180, 180));
            g.setColor(new Color(0xFFF4D6));
            g.fill(new Ellipse2D.Double(getWidth() * 0.72, 80, 120, 120));
        }

        private void paintHills(Graphics2D g, double top, double height, Color color) {
            final Path2D hills = new Path2D.Double();
            hills.moveTo(0, getHeight());
            for (int x = 0; x <= getWidth(); x += 8) {
                final double wave = Math.sin(x / 130.0 + top * 17) + 0.5 * Math.sin(x / 47.0 + top * 31);
                hills.lineTo(x, getHeight() * top + wave * height);
            }
            hills.lineTo(getWidth(), getHeight());
            hills.closePath();
            g.setColor(color);
            g.fill(hills);
        }

        private void paintPetals(Graphics2D g) {
            final Random random = new Random(PETAL_SEED);
            g.setColor(new Color(255, 214, 224, 200));
            for (int i = 0; i < PETALS; i++) {
                final AffineTransform place = AffineTransform.getTranslateInstance(
                        random.nextDouble() * getWidth(), random.nextDouble() * getHeight());
                place.rotate(random.nextDouble() * Math.PI);
                g.fill(place.createTransformedShape(new Ellipse2D.Double(0, 0, 11, 6)));
            }
        }

        private void paintBox(Graphics2D g) {
            final double top = getHeight() - 190;
            g.setComposite(AlphaComposite.SrcOver.derive(0.78f));
            g.setColor(new Color(0x15132B));
            g.fill(new RoundRectangle2D.Double(40, top, getWidth() - 80, 160, 22, 22));
            g.setComposite(AlphaComposite.SrcOver);
            g.setColor(new Color(0xE8C9D6));
            g.setStroke(new BasicStroke(2));
            g.draw(new RoundRectangle2D.Double(40, top, getWidth() - 80, 160, 22, 22));
            g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
            g.drawString(speaker, 72, (int) top + 40);
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 27));
            g.setColor(Color.WHITE);
            g.drawString(text, 72, (int) top + 92);
        }
    }
}
