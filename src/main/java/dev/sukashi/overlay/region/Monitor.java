package dev.sukashi.overlay.region;

import java.awt.Point;
import java.awt.Rectangle;

/**
 * A monitor in both of its measures. Games, pictures and regions are counted in the screen's own pixels; Swing counts in
 * points of its user space, each of which is a scale's worth of pixels.
 *
 * @param user its bounds in points, in the user space of all monitors together
 * @param device its bounds in pixels, in the coordinates of the whole screen
 */
record Monitor(Rectangle user, Rectangle device) {
    Monitor {
        user = new Rectangle(user);
        device = new Rectangle(device);
    }

    @Override
    public Rectangle user() {
        return new Rectangle(user);
    }

    @Override
    public Rectangle device() {
        return new Rectangle(device);
    }

    /** Pixels to a point, across. */
    double scaleX() {
        return (double) device.width / user.width;
    }

    /** Pixels to a point, down. */
    double scaleY() {
        return (double) device.height / user.height;
    }

    /** The pixel at the upper left of a point, kept on this monitor. */
    Point pixel(Point point) {
        return clamped(new Point(
                device.x + (int) Math.round((point.x - user.x) * scaleX()),
                device.y + (int) Math.round((point.y - user.y) * scaleY())));
    }

    private Point clamped(Point pixel) {
        return new Point(
                Math.max(device.x, Math.min(device.x + device.width - 1, pixel.x)),
                Math.max(device.y, Math.min(device.y + device.height - 1, pixel.y)));
    }

    /** The smallest rectangle of whole points that holds all these pixels. */
    Rectangle around(Rectangle pixels) {
        final int left = (int) Math.floor((pixels.x - device.x) / scaleX());
        final int top = (int) Math.floor((pixels.y - device.y) / scaleY());
        final int right = (int) Math.ceil((pixels.x + pixels.width - device.x) / scaleX());
        final int bottom = (int) Math.ceil((pixels.y + pixels.height - device.y) / scaleY());
        return new Rectangle(user.x + left, user.y + top, right - left, bottom - top);
    }
}
