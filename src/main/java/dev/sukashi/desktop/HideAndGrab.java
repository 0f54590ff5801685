package dev.sukashi.desktop;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pictures without our own windows in them, on any desktop: where these stand in the way, they are hidden for the moment
 * that it takes, {@link #REDRAWN}.
 *
 * <p>That is right for a picture which the player asked for by a hotkey. It is no way to watch a game: windows that vanish
 * ten times a second flicker, and cannot be read. Who watches asks {@link #inTheWay} first, and where it is true tells the
 * player to move the translation off the region instead of taking the picture. Where {@link
 * ScreenGrabber#seesCoveredWindows()}, nothing is ever in a window's way.
 *
 * <p>For any thread but the event thread; one picture at a time.
 */
public final class HideAndGrab {
    /** What desktop and game take to paint what lay under our windows: a compositor's frame, the game's, and some more. */
    static final Duration REDRAWN = Duration.ofMillis(80);

    private final ScreenGrabber grabber;
    private final OwnWindows own;
    private final Pause pause;
    private final ReentrantLock lock = new ReentrantLock();

    /** @param pause {@code Thread::sleep}, in tests a note that it was called */
    public HideAndGrab(ScreenGrabber grabber, OwnWindows own, Pause pause) {
        this.grabber = grabber;
        this.own = own;
        this.pause = pause;
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        void of(long milliseconds) throws InterruptedException;
    }

    /**
     * Whether a picture of a window would show our own windows instead of it.
     *
     * @param content where the window's content stands, in the screen's own pixels
     * @param part relative to it
     */
    public boolean inTheWay(Rectangle content, Rectangle part) {
        return !grabber.seesCoveredWindows() && overlaps(onScreen(content, part));
    }

    /** Whether our own windows stand within an area of the screen, and would be in a picture of it. */
    public boolean overlaps(Rectangle area) {
        return own.places().stream().anyMatch(area::intersects);
    }

    /**
     * As {@link ScreenGrabber#window}, without our own windows.
     *
     * @param window as it is now; the picture is wrong where it has moved meanwhile and windows must be hidden
     * @throws InterruptedException nothing is hidden any more
     */
    public BufferedImage window(GameWindow window, Rectangle part) throws GrabException, InterruptedException {
        return clear(inTheWay(window.bounds(), part), () -> grabber.window(window.id(), part));
    }

    /**
     * As {@link ScreenGrabber#screen}, without our own windows.
     *
     * @throws InterruptedException nothing is hidden any more
     */
    public BufferedImage screen(Rectangle area) throws GrabException, InterruptedException {
        return clear(overlaps(area), () -> grabber.screen(area));
    }

    private BufferedImage clear(boolean hiding, Grab grab) throws GrabException, InterruptedException {
        lock.lockInterruptibly();
        try {
            return hiding ? hidden(grab) : grab.take();
        } finally {
            lock.unlock();
        }
    }

    private BufferedImage hidden(Grab grab) throws GrabException, InterruptedException {
        try (OwnWindows.Hidden hidden = own.hide()) {
            pause.of(REDRAWN.toMillis());
            return grab.take();
        }
    }

    private static Rectangle onScreen(Rectangle content, Rectangle part) {
        final Rectangle area = new Rectangle(part);
        area.translate(content.x, content.y);
        return area.intersection(content);
    }

    private interface Grab {
        BufferedImage take() throws GrabException;
    }
}
