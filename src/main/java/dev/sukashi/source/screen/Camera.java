package dev.sukashi.source.screen;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.GrabException;
import dev.sukashi.desktop.HideAndGrab;
import dev.sukashi.desktop.ScreenGrabber;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.line.Problem;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Takes pictures of regions, with nothing of ours in them. For any thread but the event thread. */
public final class Camera {
    private final ScreenGrabber grabber;
    private final HideAndGrab hideAndGrab;

    /** Both stay the caller's. */
    public Camera(ScreenGrabber grabber, HideAndGrab hideAndGrab) {
        this.grabber = grabber;
        this.hideAndGrab = hideAndGrab;
    }

    /** Carries why there is no picture. */
    static final class NoPicture extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        NoPicture(Problem problem) {
            super(problem.kind().name());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /**
     * A picture of many: our windows stay, and where they stand in the way there is none.
     *
     * @param window that the region lies on; the screen where it is empty
     */
    BufferedImage watch(OcrRegion region, Optional<GameWindow> window) throws NoPicture {
        try {
            if (window.isPresent()) {
                final Rectangle part = part(region, window.get());
                requireClear(hideAndGrab.inTheWay(window.get().bounds(), part), region);
                return grabber.window(window.get().id(), part);
            }
            final Rectangle area = region.place().on(grabber.bounds());
            requireClear(hideAndGrab.overlaps(area), region);
            return grabber.screen(area);
        } catch (GrabException refused) {
            throw new NoPicture(problem(refused, region));
        }
    }

    /** A single picture, for which our windows are hidden for a moment where they stand in the way. */
    BufferedImage once(OcrRegion region, Optional<GameWindow> window) throws NoPicture, InterruptedException {
        try {
            return window.isPresent()
                    ? hideAndGrab.window(window.get(), part(region, window.get()))
                    : hideAndGrab.screen(region.place().on(grabber.bounds()));
        } catch (GrabException refused) {
            throw new NoPicture(problem(refused, region));
        }
    }

    private static Rectangle part(OcrRegion region, GameWindow window) throws GrabException {
        if (window.bounds().isEmpty()) {
            throw new GrabException(GrabException.Reason.HIDDEN, "the window has no content");
        }
        return region.place().in(window.bounds().getSize());
    }

    private static void requireClear(boolean inTheWay, OcrRegion region) throws NoPicture {
        if (inTheWay) {
            throw new NoPicture(Problem.of(Problem.Kind.OVERLAY_IN_THE_WAY, "name", region.name()));
        }
    }

    private static Problem problem(GrabException refused, OcrRegion region) {
        final Problem.Kind kind = switch (refused.reason()) {
            case GONE -> Problem.Kind.WINDOW_GONE;
            case HIDDEN -> Problem.Kind.WINDOW_HIDDEN;
            case OUTSIDE -> Problem.Kind.REGION_OUTSIDE;
            case REFUSED -> Problem.Kind.GRAB_REFUSED;
        };
        return Problem.of(kind, "name", region.name(), "reason", String.valueOf(refused.getMessage()));
    }
}
