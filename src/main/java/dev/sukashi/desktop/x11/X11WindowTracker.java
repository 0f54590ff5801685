package dev.sukashi.desktop.x11;

import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.WindowTracker;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The windows that the window manager lists, and those that it does not manage: full-screen games of the old kind, and
 * all windows where there is no window manager. Their order is the server's own.
 *
 * <p>Nothing is remembered between two questions. Each runs on the caller's thread, one at a time, over a connection that
 * nobody else uses.
 */
final class X11WindowTracker implements WindowTracker, AutoCloseable {
    /** Smaller ones that no window manager manages are tooltips, badges and the like. */
    private static final int SMALLEST_WIDTH = 320;

    private static final int SMALLEST_HEIGHT = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final XConnection connection;
    private final ProcessNames processNames;
    private final long ownProcess;

    // Guarded by the lock.
    private boolean closed;

    private X11WindowTracker(XConnection connection, ProcessNames processNames, long ownProcess) {
        this.connection = connection;
        this.processNames = processNames;
        this.ownProcess = ownProcess;
    }

    /**
     * @param ownProcess whose windows are never told
     * @throws DesktopException where there is no X server
     */
    static X11WindowTracker open(long ownProcess) throws DesktopException {
        return open(null, ownProcess);
    }

    /** @param server such as {@code :1}; null for the one that {@code DISPLAY} names */
    static X11WindowTracker open(@Nullable String server, long ownProcess) throws DesktopException {
        final XConnection connection = XConnection.open(server, new ExpectedErrors());
        return new X11WindowTracker(connection, new ProcessNames(Path.of("/proc")), ownProcess);
    }

    /**
     * @param topLevel the child of the root: the window itself, or the window manager's frame around it
     */
    private record Place(long topLevel, long window) {}

    @Override
    public Optional<GameWindow> active() {
        return asking(() -> focusedUnmanaged().or(this::managedActive).flatMap(this::describe), Optional.empty());
    }

    @Override
    public Optional<GameWindow> at(int x, int y) {
        return asking(
                () -> topmostFirst()
                        .filter(place -> covers(place, x, y))
                        .flatMap(place -> describe(place.window()).stream())
                        .filter(GameWindow::visible)
                        .findFirst(),
                Optional.empty());
    }

    @Override
    public Optional<GameWindow> find(long id) {
        return asking(() -> describe(id), Optional.empty());
    }

    @Override
    public List<GameWindow> all() {
        return asking(
                () -> topmostFirst()
                        .flatMap(place -> describe(place.window()).stream())
                        .toList(),
                List.of());
    }

    private boolean covers(Place place, int x, int y) {
        return connection
                .visibleBounds(place.topLevel())
                .filter(bounds -> bounds.contains(x, y))
                .isPresent();
    }

    private Optional<GameWindow> describe(long window) {
        final Optional<XAttributes> attributes = connection.attributes(window).filter(XAttributes::output);
        final Optional<Long> process = WindowProperties.process(connection, window);
        if (attributes.isEmpty()
                || window == connection.root()
                || process.filter(id -> id == ownProcess).isPresent()
                || WindowProperties.isFurniture(connection, window)) {
            return Optional.empty();
        }
        return connection
                .place(window, connection.root())
                .map(place -> new GameWindow(
                        window,
                        WindowProperties.title(connection, window),
                        process.flatMap(processNames::of)
                                .orElseGet(() -> WindowProperties.programName(connection, window)),
                        new Rectangle(place, attributes.get().content().getSize()),
                        WindowProperties.isShown(connection, window, attributes.get())));
    }

    /** The managed windows and those that may be games without being managed. */
    private Stream<Place> topmostFirst() {
        final long[] topLevels = connection.children(connection.root());
        final Map<Long, List<Long>> managed = managedByTopLevel();
        final List<Place> places = new ArrayList<>();
        for (int i = topLevels.length - 1; i >= 0; i--) {
            final long topLevel = topLevels[i];
            final List<Long> windows = managed.get(topLevel);
            if (windows != null) {
                windows.forEach(window -> places.add(new Place(topLevel, window)));
            } else if (isUnmanagedGame(topLevel)) {
                places.add(new Place(topLevel, topLevel));
            }
        }
        return places.stream();
    }

    /** A frame may hold several windows, one behind the other. */
    private Map<Long, List<Long>> managedByTopLevel() {
        final Map<Long, List<Long>> managed = new HashMap<>();
        for (final long window : managed()) {
            managed.computeIfAbsent(connection.topLevel(window), topLevel -> new ArrayList<>())
                    .add(0, window);
        }
        return managed;
    }

    /** The lowest first. */
    private long[] managed() {
        return hasWindowManager() ? connection.items(connection.root(), "_NET_CLIENT_LIST_STACKING") : new long[0];
    }

    /** What a window manager wrote stays after its end, except for this window of its own. */
    private boolean hasWindowManager() {
        final String check = "_NET_SUPPORTING_WM_CHECK";
        final long[] named = connection.items(connection.root(), check);
        if (named.length == 0) {
            return false;
        }
        final long[] itself = connection.items(named[0], check);
        return itself.length > 0 && itself[0] == named[0];
    }

    /** A child of the root that is neither a frame nor the compositor's: it has a name, and some size. */
    private boolean isUnmanagedGame(long topLevel) {
        final Optional<XAttributes> attributes = connection.attributes(topLevel).filter(XAttributes::shows);
        if (attributes.isEmpty()) {
            return false;
        }
        final Rectangle content = attributes.get().content();
        final boolean large = content.width >= SMALLEST_WIDTH && content.height >= SMALLEST_HEIGHT;
        return (large || !attributes.get().unmanaged())
                && !(WindowProperties.programName(connection, topLevel).isEmpty()
                        && WindowProperties.title(connection, topLevel).isEmpty());
    }

    private Optional<Long> managedActive() {
        if (!hasWindowManager()) {
            return Optional.empty();
        }
        final long[] active = connection.items(connection.root(), "_NET_ACTIVE_WINDOW");
        return active.length > 0 && active[0] != XConnection.NONE ? Optional.of(active[0]) : Optional.empty();
    }

    /** The window manager does not know of the focus of a window that it does not manage. */
    private Optional<Long> focusedUnmanaged() {
        final LongByReference focus = new LongByReference();
        Xlib.XGetInputFocus(connection.display(), focus, new IntByReference());
        // 0 and 1 stand for no window and for the one under the pointer.
        if (focus.getValue() <= 1 || focus.getValue() == connection.root()) {
            return Optional.empty();
        }
        return Optional.of(connection.topLevel(focus.getValue())).filter(this::isUnmanagedGame);
    }

    private <T> T asking(Supplier<T> question, T afterEnd) {
        lock.lock();
        try {
            if (closed) {
                return afterEnd;
            }
            connection.dropEvents();
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Questions after this find nothing. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                connection.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
