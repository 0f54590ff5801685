package dev.sukashi.overlay.region;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.stream.Stream;
import javax.swing.JPanel;

/** One monitor's part of the picker: shows the state that it was last given. */
final class PickerView extends JPanel {
    private static final long serialVersionUID = 1;

    private final transient Monitor monitor;
    private final transient PickerPainter painter;
    private transient PickerScene scene;
    private transient String hint = "";

    PickerView(FrozenScreen frozen, Monitor monitor, String accessibleName, PickerState state, String hint) {
        this.monitor = monitor;
        this.painter = new PickerPainter(frozen, monitor.scaleX());
        this.hint = hint;
        this.scene = sceneOf(state);
        setOpaque(true);
        setBackground(Color.BLACK);
        setFocusable(true);
        setCursor(Cursor.getPredefinedCursor(Cursor.CROSSHAIR_CURSOR));
        getAccessibleContext().setAccessibleName(accessibleName);
    }

    /** Paints anew what has changed by it. */
    void show(PickerState state, String newHint) {
        final PickerScene before = scene;
        hint = newHint;
        scene = sceneOf(state);
        getAccessibleContext().setAccessibleDescription(scene.size().isEmpty() ? hint : scene.size());
        Stream.concat(before.parts().stream(), scene.parts().stream())
                .map(this::onThis)
                .forEach(this::repaint);
    }

    private PickerScene sceneOf(PickerState state) {
        return PickerScene.of(state, monitor, hint, this::measure);
    }

    private Dimension measure(String sentence) {
        return painter.size(sentence, monitor.device().width * 9 / 10);
    }

    /** The screen's pixel at a place on this view. */
    Point pixel(Point place) {
        final Point corner = corner();
        return monitor.pixel(new Point(corner.x + place.x, corner.y + place.y));
    }

    /** A window manager may have put the window elsewhere than it was asked to. */
    private Point corner() {
        return isShowing() ? getLocationOnScreen() : monitor.user().getLocation();
    }

    private Rectangle onThis(Rectangle pixels) {
        final Rectangle points = monitor.around(pixels);
        final Point corner = corner();
        points.translate(-corner.x, -corner.y);
        return points;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        final Graphics2D g = (Graphics2D) graphics.create();
        final Point corner = corner();
        g.translate(monitor.user().x - corner.x, monitor.user().y - corner.y);
        g.scale(1 / monitor.scaleX(), 1 / monitor.scaleY());
        g.translate(-monitor.device().x, -monitor.device().y);
        painter.paint(g, scene, hint);
        g.dispose();
    }
}
