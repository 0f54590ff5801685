package dev.sukashi.desktop.x11;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What programs and window managers write on windows: Extended Window Manager Hints 1.5, and where they are missing, the
 * Inter-Client Communication Conventions Manual 2.0.
 */
final class WindowProperties {
    /** {@code IconicState} of {@code WM_STATE}. */
    private static final long ICONIC = 3;

    /** Kinds that are no game, nor anything else that a player reads in. */
    private static final Set<String> FURNITURE = Stream.of(
                    "DESKTOP", "DOCK", "MENU", "DROPDOWN_MENU", "POPUP_MENU", "TOOLTIP", "NOTIFICATION", "COMBO", "DND")
            .map(kind -> "_NET_WM_WINDOW_TYPE_" + kind)
            .collect(Collectors.toUnmodifiableSet());

    private WindowProperties() {}

    /** Whether a window is on the screen, though others may cover it. */
    static boolean isShown(XConnection connection, long window, XAttributes attributes) {
        return attributes.shows()
                && !contains(connection.items(window, "_NET_WM_STATE"), connection.atom("_NET_WM_STATE_HIDDEN"))
                && !startsWith(connection.items(window, "WM_STATE"), ICONIC);
    }

    /** Whether a window is a menu, a panel or the like. */
    static boolean isFurniture(XConnection connection, long window) {
        final long[] kinds = connection.items(window, "_NET_WM_WINDOW_TYPE");
        return kinds.length > 0 && FURNITURE.stream().map(connection::atom).anyMatch(kind -> contains(kinds, kind));
    }

    /** As a title bar shows it; empty where it has none. */
    static String title(XConnection connection, long window) {
        final String modern = text(connection, window, "_NET_WM_NAME", StandardCharsets.UTF_8);
        return modern.isEmpty() ? text(connection, window, "WM_NAME", StandardCharsets.ISO_8859_1) : modern;
    }

    /** The name of the program that it gives itself; empty where it gives none. */
    static String programName(XConnection connection, long window) {
        final List<String> names = List.of(text(connection, window, "WM_CLASS", StandardCharsets.ISO_8859_1)
                .split("\0", -1));
        return names.stream().filter(name -> !name.isBlank()).findFirst().orElse("");
    }

    /** The process it says it belongs to. */
    static Optional<Long> process(XConnection connection, long window) {
        return LongStream.of(connection.items(window, "_NET_WM_PID")).boxed().findFirst();
    }

    /** @param usual the encoding, unless the property's type says UTF-8 */
    private static String text(XConnection connection, long window, String property, Charset usual) {
        final XConnection.Piece piece = connection.read(window, connection.atom(property), 0, false);
        if (piece.format() != 8) {
            return "";
        }
        final Charset charset = piece.type() == connection.atom("UTF8_STRING") ? StandardCharsets.UTF_8 : usual;
        return new String(piece.bytes(), charset);
    }

    private static boolean contains(long[] items, long wanted) {
        return Arrays.stream(items).anyMatch(item -> item == wanted);
    }

    private static boolean startsWith(long[] items, long wanted) {
        return items.length > 0 && items[0] == wanted;
    }
}
