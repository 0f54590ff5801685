package dev.sukashi.desktop.x11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.sukashi.desktop.DesktopException;
import java.awt.Point;
import java.awt.Rectangle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection to the X server, used by the one thread that owns it ({@link XLoop}), or by one at a time under a lock. */
final class XConnection implements AutoCloseable {
    static final long NONE = 0;
    static final long CURRENT_TIME = 0;
    static final long PROPERTY_CHANGE_MASK = 1L << 22;
    static final long STRUCTURE_NOTIFY_MASK = 1L << 17;
    static final long SUBSTRUCTURE_NOTIFY_MASK = 1L << 19;

    private static final int REPLACE = 0;
    private static final long ANY_TYPE = 0;
    /** How much of a property is read at once, in units of four bytes. */
    private static final long PIECE = 64 * 1024;

    private final Pointer display;
    private final int fixesEvents;
    private final Map<String, Long> atoms = new HashMap<>();
    private final Memory eventRoom = new Memory(XEvent.BYTES);

    private XConnection(Pointer display, int fixesEvents) {
        this.display = display;
        this.fixesEvents = fixesEvents;
    }

    /** @throws DesktopException where there is no X server, or it lacks the XFIXES extension */
    static XConnection open() throws DesktopException {
        return open(null, XErrors.LOG);
    }

    /**
     * @param name of the X server, such as {@code :1}; null for the one that {@code DISPLAY} names
     * @param errors told of requests that fail
     */
    static XConnection open(@Nullable String name, XErrors.Listener errors) throws DesktopException {
        if (Native.LONG_SIZE != 8) {
            throw new DesktopException("X11 is supported on 64-bit systems only");
        }
        try {
            XErrors.install();
            final Pointer display = Xlib.XOpenDisplay(name);
            if (display == null) {
                throw new DesktopException(
                        "no X server at DISPLAY=" + (name == null ? System.getenv("DISPLAY") : name));
            }
            XErrors.answerFor(display, errors);
            final IntByReference events = new IntByReference();
            final IntByReference major = new IntByReference();
            if (XFixes.XFixesQueryExtension(display, events, new IntByReference()) == 0
                    || XFixes.XFixesQueryVersion(display, major, new IntByReference()) == 0
                    || major.getValue() < 2) {
                Xlib.XCloseDisplay(display);
                XErrors.forget(display);
                throw new DesktopException("the X server lacks the XFIXES extension");
            }
            return new XConnection(display, events.getValue());
        } catch (LinkageError e) {
            throw new DesktopException("libX11 or libXfixes is missing: " + e.getMessage(), e);
        }
    }

    Pointer display() {
        return display;
    }

    int descriptor() {
        return Xlib.XConnectionNumber(display);
    }

    long root() {
        return Xlib.XDefaultRootWindow(display);
    }

    long atom(String name) {
        return atoms.computeIfAbsent(name, n -> Xlib.XInternAtom(display, n, 0));
    }

    /** Sends all requests and tells whether an event has come. */
    boolean hasEvents() {
        return Xlib.XPending(display) > 0;
    }

    XEvent nextEvent() {
        Xlib.XNextEvent(display, eventRoom);
        return XEvent.read(eventRoom, fixesEvents);
    }

    /** Waits until the server has done everything asked of it so far. */
    void sync() {
        Xlib.XSync(display, 0);
    }

    /** A window that is never shown, to receive selections. */
    long createHiddenWindow() {
        final long window = Xlib.XCreateSimpleWindow(display, root(), -10, -10, 1, 1, 0, 0, 0);
        Xlib.XSelectInput(display, window, PROPERTY_CHANGE_MASK);
        return window;
    }

    /** A piece of a property. */
    static final class Piece {
        private final long type;
        private final int format;
        private final byte[] bytes;
        private final long next;
        private final boolean last;

        private Piece(long type, int format, byte[] bytes, long next, boolean last) {
            this.type = type;
            this.format = format;
            this.bytes = bytes;
            this.next = next;
            this.last = last;
        }

        /** The type's atom, 0 where there is no such property. */
        long type() {
            return type;
        }

        /** Bits of an item: 8, 16 or 32. */
        int format() {
            return format;
        }

        /** The piece itself; not to be changed. */
        byte[] bytes() {
            return bytes;
        }

        /** Where to go on reading, in units of four bytes. */
        long next() {
            return next;
        }

        /** Whether nothing comes after. */
        boolean last() {
            return last;
        }

        /** The items of a 32-bit property: windows, atoms, numbers. Xlib gives each of them eight bytes. */
        long[] items() {
            final long[] items = new long[format == 32 ? bytes.length / 8 : 0];
            ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer().get(items);
            return items;
        }
    }

    /** @param delete whether the property goes with its last piece */
    Piece read(long window, long property, long offset, boolean delete) {
        final LongByReference type = new LongByReference();
        final IntByReference format = new IntByReference();
        final LongByReference items = new LongByReference();
        final LongByReference after = new LongByReference();
        final PointerByReference value = new PointerByReference();
        final int failed = Xlib.XGetWindowProperty(
                display, window, property, offset, PIECE, delete ? 1 : 0, ANY_TYPE, type, format, items, after, value);
        if (failed != 0) {
            return new Piece(0, 0, new byte[0], offset, true);
        }
        final Pointer data = value.getValue();
        try {
            final int itemBytes = format.getValue() == 32 ? 8 : format.getValue() / 8;
            final int length = Math.toIntExact(items.getValue() * itemBytes);
            final byte[] bytes = data == null ? new byte[0] : data.getByteArray(0, length);
            final long last = after.getValue();
            return new Piece(type.getValue(), format.getValue(), bytes, offset + PIECE, last == 0);
        } finally {
            if (data != null) {
                Xlib.XFree(data);
            }
        }
    }

    void writeBytes(long window, long property, long type, byte[] bytes, int offset, int length) {
        final Memory data = new Memory(Math.max(1, length));
        data.write(0, bytes, offset, length);
        Xlib.XChangeProperty(display, window, property, type, 8, REPLACE, data, length);
    }

    void writeItems(long window, long property, long type, long... items) {
        final Memory data = new Memory(Math.max(8, items.length * 8L));
        data.write(0, items, 0, items.length);
        Xlib.XChangeProperty(display, window, property, type, 32, REPLACE, data, items.length);
    }

    void deleteProperty(long window, long property) {
        Xlib.XDeleteProperty(display, window, property);
    }

    /** Answers a request for a selection; ICCCM section 2.2. */
    void sendSelectionNotify(XEvent.SelectionRequest request, long property) {
        final Memory event = new Memory(XEvent.BYTES);
        event.clear();
        event.setInt(0, XEvent.SELECTION_NOTIFY);
        event.setLong(32, request.requestor());
        event.setLong(40, request.selection());
        event.setLong(48, request.target());
        event.setLong(56, property);
        event.setLong(64, request.time());
        Xlib.XSendEvent(display, request.requestor(), 0, 0, event);
    }

    /** The window's children from the lowest to the topmost; none where it is gone. */
    long[] children(long window) {
        final PointerByReference children = new PointerByReference();
        final IntByReference count = new IntByReference();
        final int found =
                Xlib.XQueryTree(display, window, new LongByReference(), new LongByReference(), children, count);
        final Pointer list = children.getValue();
        if (found == 0 || list == null) {
            return new long[0];
        }
        final long[] windows = list.getLongArray(0, count.getValue());
        Xlib.XFree(list);
        return windows;
    }

    /** The window's parent, 0 where it is gone. */
    long parent(long window) {
        final LongByReference parent = new LongByReference();
        final PointerByReference children = new PointerByReference();
        final int found =
                Xlib.XQueryTree(display, window, new LongByReference(), parent, children, new IntByReference());
        final Pointer list = children.getValue();
        if (list != null) {
            Xlib.XFree(list);
        }
        return found == 0 ? 0 : parent.getValue();
    }

    /** Where a window that can be seen lies on its parent, in pixels, borders included. */
    Optional<Rectangle> visibleBounds(long window) {
        return attributes(window).filter(XAttributes::shows).map(XAttributes::outside);
    }

    /** What the server tells of a window; empty where it is gone. */
    Optional<XAttributes> attributes(long window) {
        try (Memory attributes = new Memory(XAttributes.BYTES)) {
            return Xlib.XGetWindowAttributes(display, window, attributes) == 0
                    ? Optional.empty()
                    : Optional.of(XAttributes.read(attributes));
        }
    }

    /** The window's ancestor, or itself, that lies on the root: the window manager's frame, if any. 0 where it is gone. */
    long topLevel(long window) {
        final long root = root();
        long topLevel = window;
        long parent = parent(window);
        while (parent != root && parent != NONE) {
            topLevel = parent;
            parent = parent(topLevel);
        }
        return parent == root ? topLevel : NONE;
    }

    /** Where a window's content begins on another one's; empty where one of them is gone. */
    Optional<Point> place(long window, long on) {
        final IntByReference x = new IntByReference();
        final IntByReference y = new IntByReference();
        return Xlib.XTranslateCoordinates(display, window, on, 0, 0, x, y, new LongByReference()) == 0
                ? Optional.empty()
                : Optional.of(new Point(x.getValue(), y.getValue()));
    }

    /** The items of a window's 32-bit property; none where it has no such property, or is gone. */
    long[] items(long window, String property) {
        return read(window, atom(property), 0, false).items();
    }

    /** Takes events off the queue that nobody asked for, such as those about a changed keyboard. */
    void dropEvents() {
        while (hasEvents()) {
            Xlib.XNextEvent(display, eventRoom);
        }
    }

    @Override
    public void close() {
        Xlib.XCloseDisplay(display);
        XErrors.forget(display);
    }
}
