package dev.sukashi.desktop.x11;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import dev.sukashi.desktop.DesktopException;
import java.awt.Color;
import java.awt.Rectangle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A window of one colour of another X client, which does not say what process it belongs to. */
final class ForeignWindow implements AutoCloseable {
    private static final long OVERRIDE_REDIRECT = 1L << 9;

    private final XConnection connection;
    private final long id;

    /**
     * @param server null for the one that the test runs on
     * @param managed whether the window manager is to frame it
     */
    ForeignWindow(@Nullable String server, Rectangle bounds, Color color, boolean managed) throws DesktopException {
        connection = XConnection.open(server, new ExpectedErrors());
        id = Xlib.XCreateSimpleWindow(
                connection.display(),
                connection.root(),
                bounds.x,
                bounds.y,
                bounds.width,
                bounds.height,
                0,
                0,
                color.getRGB() & 0xFFFFFF);
        if (!managed) {
            try (Memory attributes = new Memory(112)) {
                attributes.clear();
                attributes.setInt(88, 1);
                call("XChangeWindowAttributes", connection.display(), id, OVERRIDE_REDIRECT, attributes);
            }
        }
    }

    ForeignWindow named(String property, String type, byte[] name) {
        connection.writeBytes(id, connection.atom(property), connection.atom(type), name, 0, name.length);
        return this;
    }

    ForeignWindow named(String programName) {
        return named("WM_CLASS", "STRING", (programName + "\0Game\0").getBytes(StandardCharsets.ISO_8859_1));
    }

    ForeignWindow ofProcess(long process) {
        connection.writeItems(id, connection.atom("_NET_WM_PID"), connection.atom("CARDINAL"), process);
        return this;
    }

    ForeignWindow ofKind(String kind) {
        connection.writeItems(
                id,
                connection.atom("_NET_WM_WINDOW_TYPE"),
                connection.atom("ATOM"),
                connection.atom("_NET_WM_WINDOW_TYPE_" + kind));
        return this;
    }

    ForeignWindow show() {
        return call("XMapRaised", connection.display(), id);
    }

    ForeignWindow hide() {
        return call("XUnmapWindow", connection.display(), id);
    }

    ForeignWindow place(Rectangle bounds) {
        return call("XMoveResizeWindow", connection.display(), id, bounds.x, bounds.y, bounds.width, bounds.height);
    }

    /** @param pixel in the server's own form */
    ForeignWindow fill(long pixel) {
        call("XSetWindowBackground", connection.display(), id, pixel);
        return call("XClearWindow", connection.display(), id);
    }

    ForeignWindow focus() {
        return call("XSetInputFocus", connection.display(), id, 0, 0L);
    }

    long id() {
        return id;
    }

    private ForeignWindow call(String function, Object... arguments) {
        NativeLibrary.getInstance("X11").getFunction(function).invokeInt(arguments);
        connection.sync();
        return this;
    }

    /** Closes the window too. */
    @Override
    public void close() {
        connection.close();
    }
}
