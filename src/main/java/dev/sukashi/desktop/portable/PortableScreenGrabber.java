package dev.sukashi.desktop.portable;

import dev.sukashi.desktop.GrabException;
import dev.sukashi.desktop.GrabException.Reason;
import dev.sukashi.desktop.ScreenGrabber;
import java.awt.AWTException;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * AWT's {@link Robot}. It counts in AWT's own units, of which a pixel of a magnified screen is a part; a place in pixels
 * is understood as on the screen where most of it lies.
 */
final class PortableScreenGrabber implements ScreenGrabber {
    @Override
    public boolean seesCoveredWindows() {
        return false;
    }

    @Override
    public BufferedImage window(long window, Rectangle part) throws GrabException {
        throw new GrabException(Reason.REFUSED, "other programs' windows are not known here");
    }

    @Override
    public BufferedImage screen(Rectangle area) throws GrabException {
        final Rectangle inside = area.intersection(bounds());
        final GraphicsDevice screen = Arrays.stream(screens())
                .max(Comparator.comparingLong(device -> shared(pixels(device), inside)))
                .orElseThrow();
        if (inside.isEmpty()) {
            throw new GrabException(Reason.OUTSIDE, "the area lies outside of the screen");
        }
        try {
            return grab(screen, inside);
        } catch (AWTException | SecurityException e) {
            throw new GrabException(Reason.REFUSED, "the system lets no program take pictures: " + e.getMessage());
        }
    }

    private static BufferedImage grab(GraphicsDevice screen, Rectangle area) throws AWTException {
        final AffineTransform scale = screen.getDefaultConfiguration().getDefaultTransform();
        final double scaleX = scale.getScaleX();
        final double scaleY = scale.getScaleY();
        final Rectangle pixels = pixels(screen);
        final Rectangle units = screen.getDefaultConfiguration().getBounds();
        final int left = (int) Math.floor((area.x - pixels.x) / scaleX);
        final int top = (int) Math.floor((area.y - pixels.y) / scaleY);
        final int right = (int) Math.ceil((area.x + area.width - pixels.x) / scaleX);
        final int bottom = (int) Math.ceil((area.y + area.height - pixels.y) / scaleY);
        final List<java.awt.Image> variants = new Robot(screen)
                .createMultiResolutionScreenCapture(
                        new Rectangle(units.x + left, units.y + top, right - left, bottom - top))
                .getResolutionVariants();
        final BufferedImage sharpest = (BufferedImage) variants.get(variants.size() - 1);
        // What rounding to whole units took in too much goes again.
        final int x = area.x - pixels.x - (int) Math.round(left * scaleX);
        final int y = area.y - pixels.y - (int) Math.round(top * scaleY);
        return copy(sharpest, new Rectangle(Math.max(0, x), Math.max(0, y), area.width, area.height));
    }

    private static BufferedImage copy(BufferedImage from, Rectangle wanted) {
        final Rectangle part = wanted.intersection(new Rectangle(from.getWidth(), from.getHeight()));
        final BufferedImage picture = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
        picture.setData(from.getRaster().createTranslatedChild(-part.x, -part.y));
        return picture;
    }

    @Override
    public Rectangle bounds() {
        return Arrays.stream(screens())
                .map(PortableScreenGrabber::pixels)
                .reduce(Rectangle::union)
                .orElseGet(Rectangle::new);
    }

    private static GraphicsDevice[] screens() {
        return GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
    }

    /** A screen's place in pixels. */
    private static Rectangle pixels(GraphicsDevice screen) {
        final Rectangle units = screen.getDefaultConfiguration().getBounds();
        final AffineTransform scale = screen.getDefaultConfiguration().getDefaultTransform();
        return new Rectangle(units.x, units.y, (int) Math.round(units.width * scale.getScaleX()), (int)
                Math.round(units.height * scale.getScaleY()));
    }

    private static long shared(Rectangle a, Rectangle b) {
        final Rectangle both = a.intersection(b);
        return both.isEmpty() ? 0 : (long) both.width * both.height;
    }

    @Override
    public void close() {
        // Nothing is held between two pictures.
    }
}
