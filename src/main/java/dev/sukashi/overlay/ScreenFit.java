package dev.sukashi.overlay;

import dev.sukashi.overlay.Placement.Anchor;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a remembered place is still one: screens are unplugged and turned between two evenings.
 */
public final class ScreenFit {
    /** What must be seen of the window, across and down, for a hand to catch it; in points. */
    public static final int GRIP = 48;

    private static final double DEFAULT_WIDTH = 0.70;
    private static final double DEFAULT_RISE = 0.05;

    private final List<Rectangle> screens;

    /**
     * @param screens bounds of all screens, the main one first
     */
    public ScreenFit(List<Rectangle> screens) {
        if (screens.isEmpty()) {
            throw new IllegalArgumentException("a window needs a screen");
        }
        this.screens = screens.stream().map(Rectangle::new).toList();
    }

    /** For the screens as they are now. */
    public static ScreenFit ofThisDesktop() {
        return new ScreenFit(Screens.bounds());
    }

    /**
     * The remembered place where it can be seen and caught, else the default one. A window that is wider than its
     * screen now is made to fit.
     */
    public Placement placeOrDefault(Optional<Placement> remembered) {
        return remembered.filter(this::isReachable).map(this::narrowed).orElseGet(this::defaultPlace);
    }

    private Placement narrowed(Placement placement) {
        final Rectangle screen = screenOf(placement.bounds(GRIP));
        return placement.width() <= screen.width || screen.width < Placement.MIN_WIDTH
                ? placement
                : new Placement(screen.x, placement.y(), screen.width, placement.anchor());
    }

    /** Whether a grip of the window at its anchored edge is on one screen. */
    public boolean isReachable(Placement placement) {
        final Rectangle strip = placement.bounds(GRIP);
        return screens.stream().map(strip::intersection).anyMatch(seen -> seen.width >= GRIP && seen.height >= GRIP);
    }

    /** At the bottom of the main screen, where games put their text. */
    public Placement defaultPlace() {
        final Rectangle screen = screens.get(0);
        final int width = Math.max(Placement.MIN_WIDTH, (int) Math.round(screen.width * DEFAULT_WIDTH));
        final int rise = (int) Math.round(screen.height * DEFAULT_RISE);
        return new Placement(
                screen.x + (screen.width - width) / 2, screen.y + screen.height - rise, width, Anchor.BOTTOM);
    }

    /** The screen that shows most of the window; the main one where none shows any. */
    public Rectangle screenOf(Rectangle window) {
        Rectangle best = screens.get(0);
        long most = 0;
        for (final Rectangle screen : screens) {
            final Rectangle seen = screen.intersection(window);
            final long area = seen.isEmpty() ? 0 : (long) seen.width * seen.height;
            if (area > most) {
                most = area;
                best = screen;
            }
        }
        return new Rectangle(best);
    }

    /** A window in the lower half of its screen grows upward, any other downward. */
    public Anchor anchorFor(Rectangle window) {
        return window.getCenterY() > screenOf(window).getCenterY() ? Anchor.BOTTOM : Anchor.TOP;
    }
}
