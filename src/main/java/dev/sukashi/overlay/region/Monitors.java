package dev.sukashi.overlay.region;

import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All monitors, as they were when they were asked for. */
record Monitors(List<Monitor> all) {
    /**
     * A monitor as Java tells of it.
     *
     * @param bounds in points
     * @param scaleX pixels to a point
     */
    record Told(Rectangle bounds, double scaleX, double scaleY) {
        /** In pixels; some systems scale a monitor's place too, others its size alone. */
        private Rectangle device(boolean placeScales) {
            return new Rectangle(
                    placeScales ? (int) Math.round(bounds.x * scaleX) : bounds.x,
                    placeScales ? (int) Math.round(bounds.y * scaleY) : bounds.y,
                    (int) Math.round(bounds.width * scaleX),
                    (int) Math.round(bounds.height * scaleY));
        }
    }

    Monitors {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no monitor");
        }
    }

    /**
     * @param screen bounds of the whole screen in pixels
     */
    static Monitors ofThisDesktop(Rectangle screen) {
        return of(
                Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                        .map(GraphicsDevice::getDefaultConfiguration)
                        .map(Monitors::told)
                        .toList(),
                screen);
    }

    private static Told told(GraphicsConfiguration configuration) {
        return new Told(
                configuration.getBounds(),
                configuration.getDefaultTransform().getScaleX(),
                configuration.getDefaultTransform().getScaleY());
    }

    /** Java does not tell where a monitor lies in pixels, so of both ways the one is taken that gives the screen. */
    static Monitors of(List<Told> told, Rectangle screen) {
        final Monitors scaled = of(told, true);
        final Monitors plain = of(told, false);
        return plain.union().equals(screen) && !scaled.union().equals(screen) ? plain : scaled;
    }

    private static Monitors of(List<Told> told, boolean placeScales) {
        final List<Monitor> monitors = new ArrayList<>();
        told.forEach(monitor -> monitors.add(new Monitor(monitor.bounds(), monitor.device(placeScales))));
        return new Monitors(monitors);
    }

    /** All of them in pixels. */
    Rectangle union() {
        final Rectangle union = all.get(0).device();
        all.forEach(monitor -> union.add(monitor.device()));
        return union;
    }

    /** The monitor that shows a pixel; the nearest where none does. */
    Monitor at(Point pixel) {
        return nearest(pixel, false);
    }

    /** The monitor that shows a point of the user space; the nearest where none does. */
    Monitor atPoint(Point point) {
        return nearest(point, true);
    }

    private Monitor nearest(Point place, boolean user) {
        Monitor best = all.get(0);
        long least = Long.MAX_VALUE;
        for (final Monitor monitor : all) {
            final long distance = distance(place, user ? monitor.user() : monitor.device());
            if (distance < least) {
                best = monitor;
                least = distance;
            }
        }
        return best;
    }

    private static long distance(Point place, Rectangle bounds) {
        final long x = Math.max(0, Math.max(bounds.x - place.x, place.x - (bounds.x + bounds.width - 1)));
        final long y = Math.max(0, Math.max(bounds.y - place.y, place.y - (bounds.y + bounds.height - 1)));
        return x * x + y * y;
    }
}
