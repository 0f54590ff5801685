package dev.sukashi.overlay;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import javax.swing.JComponent;

/** The window's only component: shows the scene it was last given. On the event dispatch thread. */
final class OverlayPanel extends JComponent {
    private static final long serialVersionUID = 1L;

    private final transient ScenePainter painter = new ScenePainter();
    private final boolean seeThrough;

    private transient LaidScene scene = LaidScene.EMPTY;
    private transient OverlayStyle style;
    private float back;
    private int beat;
    private Grip hovered = Grip.MOVE;

    OverlayPanel(OverlayStyle style, boolean seeThrough) {
        this.style = style;
        this.seeThrough = seeThrough;
        setOpaque(!seeThrough);
        setDoubleBuffered(true);
    }

    /** What the next painting shows. */
    void set(LaidScene newScene, OverlayStyle newStyle) {
        scene = newScene;
        style = newStyle;
    }

    LaidScene scene() {
        return scene;
    }

    /** The next of the waiting dots becomes bright; nothing else is painted anew. */
    void beat() {
        beat++;
        for (final LaidScene.Dots dots : scene.dots()) {
            final Rectangle place = dots.bounds().getBounds();
            place.translate(0, -Math.round(scroll()) - 1);
            place.grow(2, 2);
            repaint(place);
        }
    }

    void setHovered(Grip grip) {
        if (hovered != grip) {
            hovered = grip;
            repaint();
        }
    }

    /** Turns back through a text that is higher than the window; by 0 points and beyond the newest end again. */
    void scrollBack(float points) {
        final float before = back;
        back = Math.max(0, Math.min(overflow(), back + points));
        if (before != back) {
            repaint();
        }
    }

    void scrollToEnd() {
        back = 0;
    }

    private float overflow() {
        return Math.max(0, scene.height() - getHeight());
    }

    /** The newest end stands at the bottom, unless the player turned back. */
    private float scroll() {
        return Math.max(0, overflow() - back);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        final Graphics2D g = (Graphics2D) graphics.create();
        try {
            painter.paint(
                    g,
                    scene,
                    style,
                    new ScenePainter.View(getWidth(), getHeight(), seeThrough, scroll(), beat, hovered));
        } finally {
            g.dispose();
        }
    }
}
