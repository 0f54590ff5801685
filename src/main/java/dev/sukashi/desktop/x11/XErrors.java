package dev.sukashi.desktop.x11;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps X protocol errors from ending the process, which is what Xlib does about them unless told otherwise. Xlib has
 * one handler for all connections of the process: this one answers for ours and passes the others' on to the handler
 * that was there, AWT's. The one instance lives as long as the process because Xlib's handler does.
 */
final class XErrors {
    private static final Logger log = LoggerFactory.getLogger(XErrors.class);
    private static final int BAD_WINDOW = 3;
    private static final int BAD_DRAWABLE = 9;
    /** For connections on which no request should fail, but for windows that are gone. */
    static final Listener LOG = XErrors::log;

    private static final XErrors INSTANCE = new XErrors();

    /** Who is told of a refused request, on the thread that then reads from the connection. It must call no Xlib function. */
    @FunctionalInterface
    interface Listener {
        /**
         * @param code such as 3 for {@code BadWindow}; {@code X.h} has them all
         * @param request the number of the request that failed
         * @param resource what it was about
         */
        void failed(int code, int request, long resource);
    }

    private final Map<Pointer, Listener> ours = new ConcurrentHashMap<>();
    /** Held here for as long as Xlib may call it. */
    private final Xlib.ErrorHandler handler = this::handle;

    private final @Nullable Function previous;

    private XErrors() {
        Xlib.XInitThreads();
        // AWT's handler goes first, so that ours is the outer one and AWT never takes our errors for its own.
        final boolean awt = !GraphicsEnvironment.isHeadless();
        if (awt) {
            Toolkit.getDefaultToolkit();
        }
        final Pointer before = Xlib.XSetErrorHandler(handler);
        // Without AWT the one before is Xlib's own, which exits.
        previous = awt && before != null ? Function.getFunction(before) : null;
    }

    /** Makes this process safe from errors, and answers for those of one more connection. */
    static void answerFor(Pointer display, Listener listener) {
        INSTANCE.ours.put(display, listener);
    }

    /** Call before the first connection is opened. */
    static void install() {
        log.trace("X error handler installed: {}", INSTANCE.handler);
    }

    static void forget(Pointer display) {
        INSTANCE.ours.remove(display);
    }

    private int handle(Pointer display, Pointer error) {
        final Listener listener = ours.get(display);
        if (listener == null && previous != null) {
            return previous.invokeInt(new Object[] {display, error});
        }
        // XErrorEvent: Xlib manual, section 11.8.2.
        final int code = error.getByte(32) & 0xff;
        final int request = error.getByte(33) & 0xff;
        final long resource = error.getLong(16);
        (listener == null ? LOG : listener).failed(code, request, resource);
        return 0;
    }

    private static void log(int code, int request, long resource) {
        if (code == BAD_WINDOW || code == BAD_DRAWABLE) {
            log.debug("A window of another program was gone: 0x{} (request {})", Long.toHexString(resource), request);
        } else {
            log.warn("X error {} on request {}, resource 0x{}", code, request, Long.toHexString(resource));
        }
    }
}
