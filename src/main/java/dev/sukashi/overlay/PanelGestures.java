package dev.sukashi.overlay;

import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/** Turns the mouse's doings on the panel into moves and resizes of its window. On the event dispatch thread. */
final class PanelGestures extends MouseAdapter {
    private static final float POINTS_A_NOTCH = 32;

    private final OverlayPanel panel;
    private final Supplier<Rectangle> bounds;
    private final Target target;

    private Optional<Held> held = Optional.empty();

    private PanelGestures(OverlayPanel panel, Supplier<Rectangle> bounds, Target target) {
        this.panel = panel;
        this.bounds = bounds;
        this.target = target;
    }

    /** Lets the mouse on the panel move and resize the window that has these bounds. */
    static void install(OverlayPanel panel, Supplier<Rectangle> bounds, Target target) {
        final PanelGestures gestures = new PanelGestures(panel, bounds, target);
        panel.addMouseListener(gestures);
        panel.addMouseMotionListener(gestures);
        panel.addMouseWheelListener(gestures);
    }

    /** What is moved. */
    interface Target {
        /** While the hand holds it. */
        void dragged(Rectangle to);

        /** The hand has let go. */
        void dropped();
    }

    private record Held(Grip grip, Point start, Rectangle bounds) {}

    @Override
    public void mousePressed(MouseEvent event) {
        if (SwingUtilities.isLeftMouseButton(event)) {
            held = Optional.of(new Held(gripAt(event), event.getLocationOnScreen(), bounds.get()));
        }
    }

    @Override
    public void mouseDragged(MouseEvent event) {
        held.ifPresent(hold -> {
            final Point now = event.getLocationOnScreen();
            target.dragged(hold.grip().drag(hold.bounds(), now.x - hold.start().x, now.y - hold.start().y));
        });
    }

    @Override
    public void mouseReleased(MouseEvent event) {
        if (SwingUtilities.isLeftMouseButton(event) && held.isPresent()) {
            held = Optional.empty();
            target.dropped();
            hover(gripAt(event));
        }
    }

    @Override
    public void mouseMoved(MouseEvent event) {
        hover(gripAt(event));
    }

    @Override
    public void mouseExited(MouseEvent event) {
        if (held.isEmpty()) {
            hover(Grip.MOVE);
        }
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
        panel.scrollBack((float) -event.getPreciseWheelRotation() * POINTS_A_NOTCH);
    }

    private void hover(Grip grip) {
        panel.setCursor(grip.cursor());
        panel.setHovered(grip);
    }

    private static Grip gripAt(MouseEvent event) {
        final Component component = event.getComponent();
        return Grip.at(event.getPoint(), component.getWidth(), component.getHeight());
    }
}
