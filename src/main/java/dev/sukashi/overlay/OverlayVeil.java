package dev.sukashi.overlay;

import dev.sukashi.desktop.OwnWindows;
import java.awt.EventQueue;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice.WindowTranslucency;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Hides the overlay and its companions for a picture of what lies beneath: makes them wholly transparent, of which neither
 * they nor the window manager take notice, or where the desktop cannot, unmaps them. For windows without a frame that never
 * take the focus.
 */
public final class OverlayVeil implements OwnWindows {
    private final Supplier<? extends List<? extends Window>> windows;
    private final Predicate<Window> canFade;

    /** @param windows asked each time, on the event thread */
    public OverlayVeil(Supplier<? extends List<? extends Window>> windows) {
        this(windows, OverlayVeil::canFade);
    }

    OverlayVeil(Supplier<? extends List<? extends Window>> windows, Predicate<Window> canFade) {
        this.windows = windows;
        this.canFade = canFade;
    }

    @Override
    public List<Rectangle> places() {
        return onEventThread(() -> seen().stream().map(OverlayVeil::pixels).toList());
    }

    @Override
    public Hidden hide() {
        final List<Runnable> showing = onEventThread(() -> {
            final List<Runnable> undo = seen().stream().map(this::hide).toList();
            Toolkit.getDefaultToolkit().sync();
            return undo;
        });
        return () -> onEventThread(() -> {
            showing.forEach(Runnable::run);
            Toolkit.getDefaultToolkit().sync();
            return showing;
        });
    }

    /** Tells how to show it again. */
    private Runnable hide(Window window) {
        if (canFade.test(window)) {
            final float opacity = window.getOpacity();
            window.setOpacity(0);
            return () -> window.setOpacity(opacity);
        }
        window.setVisible(false);
        return () -> {
            // Showing one that was disposed of meanwhile would bring it back to life.
            if (window.isDisplayable()) {
                window.setVisible(true);
            }
        };
    }

    private List<Window> seen() {
        final List<Window> seen = new ArrayList<>(windows.get());
        seen.removeIf(window -> !window.isShowing() || window.getOpacity() == 0);
        return seen;
    }

    private static boolean canFade(Window window) {
        return window.getGraphicsConfiguration()
                .getDevice()
                .isWindowTranslucencySupported(WindowTranslucency.TRANSLUCENT);
    }

    /** AWT counts in units of its own on magnified screens, from each screen's corner. */
    private static Rectangle pixels(Window window) {
        final GraphicsConfiguration screen = window.getGraphicsConfiguration();
        final Rectangle corner = screen.getBounds();
        final AffineTransform scale = screen.getDefaultTransform();
        final Rectangle bounds = window.getBounds();
        bounds.translate(-corner.x, -corner.y);
        final Rectangle pixels = scale.createTransformedShape(bounds).getBounds();
        pixels.translate(corner.x, corner.y);
        return pixels;
    }

    /** Waits for it also where the thread is interrupted: what is hidden must be known, to be shown again. */
    private static <T> T onEventThread(Callable<T> work) {
        if (EventQueue.isDispatchThread()) {
            throw new IllegalStateException("not on the event dispatch thread, which must go on painting meanwhile");
        }
        final FutureTask<T> task = new FutureTask<>(work);
        EventQueue.invokeLater(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
