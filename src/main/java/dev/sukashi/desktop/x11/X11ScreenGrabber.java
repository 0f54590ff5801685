package dev.sukashi.desktop.x11;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.GrabException;
import dev.sukashi.desktop.GrabException.Reason;
import dev.sukashi.desktop.ScreenGrabber;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Pictures through the Composite extension: a window that is "redirected" has pixels of its own, whatever stands before
 * it. A compositor redirects all windows. Where none runs, or it lets a full-screen game be, this class redirects the one
 * window that it is asked for, until it is asked for another or closed; the server then goes on painting it to the screen.
 * Without the extension, windows are cut out of the screen, with all that covers them.
 * Under Wayland, Xwayland gives pictures of windows that are X11's in the same way, while its screen is black.
 *
 * <p>Nothing is remembered of a window between two calls, so that it may move, grow, be unmapped, or get another frame.
 * Calls run on the caller's thread, one at a time, over a connection that nobody else uses: one that waits for a slow
 * server holds up no other part of the program.
 */
final class X11ScreenGrabber implements ScreenGrabber {
    /** For windows whose size changes between the questions about it. */
    private static final int TRIES = 3;

    /**
     * What the game takes to paint itself after it was redirected: the parts that were covered hold what covered them until
     * then. Six frames, as it happens once in a session.
     */
    private static final Duration REPAINTED = Duration.ofMillis(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final XConnection connection;
    private final PixelReader pixels;
    private final boolean composite;

    // What follows is guarded by the lock.
    private long redirected = XConnection.NONE;
    private boolean closed;

    private X11ScreenGrabber(XConnection connection, PixelReader pixels) {
        this.connection = connection;
        this.pixels = pixels;
        composite = hasComposite(connection.display());
    }

    /** @throws DesktopException where there is no X server */
    static X11ScreenGrabber open() throws DesktopException {
        return open(null);
    }

    /** @param server such as {@code :1}; null for the one that {@code DISPLAY} names */
    static X11ScreenGrabber open(@Nullable String server) throws DesktopException {
        final ExpectedErrors errors = new ExpectedErrors();
        final XConnection connection = XConnection.open(server, errors);
        return new X11ScreenGrabber(connection, new PixelReader(connection, errors));
    }

    /** Whether windows have pixmaps that can be named: version 0.2. */
    private static boolean hasComposite(Pointer display) {
        try {
            final IntByReference major = new IntByReference(0);
            final IntByReference minor = new IntByReference(2);
            return XComposite.XCompositeQueryExtension(display, new IntByReference(), new IntByReference()) != 0
                    && XComposite.XCompositeQueryVersion(display, major, minor) != 0
                    && (major.getValue() > 0 || minor.getValue() >= 2);
        } catch (LinkageError e) {
            return false;
        }
    }

    @Override
    public boolean seesCoveredWindows() {
        return composite;
    }

    @Override
    public BufferedImage window(long window, Rectangle part) throws GrabException {
        lock.lock();
        try {
            requireOpen();
            connection.dropEvents();
            for (int i = 0; i < TRIES; i++) {
                final Optional<BufferedImage> picture = composite ? own(window, part) : onScreen(window, part);
                if (picture.isPresent()) {
                    return picture.get();
                }
            }
            throw new GrabException(Reason.REFUSED, "the X server gives no picture of the window");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public BufferedImage screen(Rectangle area) throws GrabException {
        lock.lock();
        try {
            requireOpen();
            connection.dropEvents();
            return cutOutOfScreen(area)
                    .orElseThrow(
                            () -> new GrabException(Reason.REFUSED, "the X server gives no picture of the screen"));
        } finally {
            lock.unlock();
        }
    }

    /** Empty after {@link #close()}. */
    @Override
    public Rectangle bounds() {
        lock.lock();
        try {
            return closed
                    ? new Rectangle()
                    : connection
                            .attributes(connection.root())
                            .map(XAttributes::content)
                            .orElseGet(Rectangle::new);
        } finally {
            lock.unlock();
        }
    }

    /** From the pixmap of the frame, which holds the content too; empty where it changed meanwhile, or has none yet. */
    private Optional<BufferedImage> own(long window, Rectangle part) throws GrabException {
        final Rectangle wanted = wanted(window, part);
        final long frame = connection.topLevel(window);
        final XAttributes attributes = connection.attributes(frame).orElse(null);
        final Point place = connection.place(window, frame).orElse(null);
        if (attributes == null || place == null) {
            return Optional.empty();
        }
        // The pixmap begins with the frame's border, coordinates on the frame behind it.
        wanted.translate(place.x + attributes.border(), place.y + attributes.border());
        final Optional<BufferedImage> picture = readPixmap(frame, wanted, attributes.format());
        if (picture.isEmpty() && redirected != frame) {
            redirect(frame);
        }
        return picture;
    }

    private Optional<BufferedImage> readPixmap(long frame, Rectangle wanted, PixelFormat format) throws GrabException {
        final Pointer display = connection.display();
        final long pixmap = XComposite.XCompositeNameWindowPixmap(display, frame);
        try {
            return pixels.read(pixmap, wanted, format);
        } finally {
            Xlib.XFreePixmap(display, pixmap);
        }
    }

    private void redirect(long frame) throws GrabException {
        final Pointer display = connection.display();
        if (redirected != XConnection.NONE) {
            XComposite.XCompositeUnredirectWindow(display, redirected, XComposite.REDIRECT_AUTOMATIC);
        }
        XComposite.XCompositeRedirectWindow(display, frame, XComposite.REDIRECT_AUTOMATIC);
        redirected = frame;
        connection.sync();
        try {
            // The lock stays taken: another's picture of this window would be as wrong.
            TimeUnit.NANOSECONDS.sleep(REPAINTED.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GrabException(Reason.REFUSED, "interrupted");
        }
    }

    private Optional<BufferedImage> onScreen(long window, Rectangle part) throws GrabException {
        final Rectangle wanted = wanted(window, part);
        final Optional<Point> place = connection.place(window, connection.root());
        if (place.isEmpty()) {
            return Optional.empty();
        }
        wanted.translate(place.get().x, place.get().y);
        return cutOutOfScreen(wanted);
    }

    private Optional<BufferedImage> cutOutOfScreen(Rectangle area) throws GrabException {
        final long root = connection.root();
        final Optional<XAttributes> screen = connection.attributes(root);
        if (screen.isEmpty()) {
            return Optional.empty();
        }
        final Rectangle inside = area.intersection(screen.get().content());
        if (inside.isEmpty()) {
            throw new GrabException(Reason.OUTSIDE, "the area lies outside of the screen");
        }
        return pixels.read(root, inside, screen.get().format());
    }

    /** The part of the content that there is. */
    private Rectangle wanted(long window, Rectangle part) throws GrabException {
        final XAttributes attributes = connection
                .attributes(window)
                .orElseThrow(() -> new GrabException(Reason.GONE, "the window was closed"));
        if (!WindowProperties.isShown(connection, window, attributes)) {
            throw new GrabException(Reason.HIDDEN, "the window is minimised, or on another desktop");
        }
        final Rectangle inside =
                part.intersection(new Rectangle(attributes.content().getSize()));
        if (inside.isEmpty()) {
            throw new GrabException(Reason.OUTSIDE, "the part lies outside of the window");
        }
        return inside;
    }

    private void requireOpen() throws GrabException {
        if (closed) {
            throw new GrabException(Reason.REFUSED, "the program is ending");
        }
    }

    /** Gives back the window that was redirected, and all memory. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                pixels.close();
                // The server ends redirection with the connection.
                connection.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
