package dev.sukashi.desktop.x11;

import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.StayOnTop;
import java.awt.Rectangle;
import java.awt.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Raises the kept windows when a window of another program comes to lie over one of them. The root window tells of
 * each change in the stack. Raising happens at most once in {@link #PAUSE}, so that two programs that both want to be
 * on top do not keep the machine busy.
 *
 * <p>Full-screen windows lie above all windows that the window manager manages, so a kept window should be one that
 * it does not manage: {@code setType(Window.Type.POPUP)} before it is shown.
 */
final class X11StayOnTop implements StayOnTop {
    static final Duration PAUSE = Duration.ofMillis(200);

    private final XLoop loop;
    private final long ownProcess;

    // What follows belongs to the loop's thread.
    private final Set<Long> kept = new HashSet<>();
    private boolean watching;
    private boolean checkPosted;
    private boolean raisedBefore;
    private long lastRaise;

    X11StayOnTop(XLoop loop, long ownProcess) {
        this.loop = loop;
        this.ownProcess = ownProcess;
    }

    @Override
    public void keep(Window window) throws DesktopException {
        final long id = X11ClickThrough.idOf(window);
        loop.post(() -> {
            watch();
            Xlib.XSelectInput(loop.connection().display(), id, XConnection.STRUCTURE_NOTIFY_MASK);
            kept.add(id);
            checkSoon();
        });
    }

    private void watch() {
        if (!watching) {
            watching = true;
            final XConnection connection = loop.connection();
            loop.listen(this::event);
            Xlib.XSelectInput(connection.display(), connection.root(), XConnection.SUBSTRUCTURE_NOTIFY_MASK);
        }
    }

    private void event(XEvent event) {
        if (event instanceof XEvent.Destroyed destroyed) {
            kept.remove(destroyed.window());
        } else if (event instanceof XEvent.Restack && !kept.isEmpty()) {
            checkSoon();
        }
    }

    /** Looks once after all events that came together, and not before the pause is over. */
    private void checkSoon() {
        if (checkPosted) {
            return;
        }
        checkPosted = true;
        final long left = raisedBefore ? PAUSE.toNanos() - (loop.nanoTime() - lastRaise) : 0;
        if (left > 0) {
            loop.after(Duration.ofNanos(left), this::check);
        } else {
            loop.post(this::check);
        }
    }

    private void check() {
        checkPosted = false;
        final XConnection connection = loop.connection();
        final long[] stack = connection.children(connection.root());
        final Map<Long, Long> topLevels = topLevels();
        final List<Long> ours = new ArrayList<>();
        boolean covered = false;
        for (int i = 0; i < stack.length; i++) {
            final Optional<Long> window = Optional.ofNullable(topLevels.get(stack[i]));
            if (window.isPresent()) {
                ours.add(window.get());
                covered = covered || isCovered(stack, i);
            }
        }
        if (covered) {
            // All of them, the lowest first, which leaves them in their order.
            ours.forEach(window -> Xlib.XRaiseWindow(connection.display(), window));
            raisedBefore = true;
            lastRaise = loop.nanoTime();
        }
    }

    /** The kept windows, each by the child of the root that it is or that frames it. */
    private Map<Long, Long> topLevels() {
        final Map<Long, Long> topLevels = new HashMap<>();
        for (final long window : kept) {
            topLevels.put(loop.connection().topLevel(window), window);
        }
        return topLevels;
    }

    private boolean isCovered(long[] stack, int place) {
        final Rectangle bounds = loop.connection().visibleBounds(stack[place]).orElse(null);
        if (bounds == null) {
            return false;
        }
        for (int i = place + 1; i < stack.length; i++) {
            final boolean overlaps = loop.connection()
                    .visibleBounds(stack[i])
                    .filter(bounds::intersects)
                    .isPresent();
            if (overlaps && !isOwnPopUp(stack[i])) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a child of the root is a pop-up of this Java process: a menu or tooltip of the kept window itself. An
     * ordinary window stands inside the window manager's frame, and goes below like any other program's.
     */
    private boolean isOwnPopUp(long topLevel) {
        return hasOwnProcessId(topLevel);
    }

    private boolean hasOwnProcessId(long window) {
        final long[] items = loop.connection().items(window, "_NET_WM_PID");
        return items.length > 0 && items[0] == ownProcess;
    }
}
