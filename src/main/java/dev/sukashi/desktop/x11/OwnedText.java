package dev.sukashi.desktop.x11;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text that we put on the clipboard, served to whoever asks; ICCCM sections 2.2, 2.6.2 and 2.7.2. Belongs to the
 * thread of its {@link XLoop}.
 */
final class OwnedText {
    /** Longer texts go in increments of so many bytes; a request without BIG-REQUESTS holds twice as much. */
    static final int INCREMENT = 128 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LATIN_1_END = 0x100;

    private final XLoop loop;
    private final XConnection connection;
    private final long window;
    private final long selection;
    private final Map<Place, Increments> underWay = new HashMap<>();
    private Optional<String> text = Optional.empty();
    private long ownedSince;

    OwnedText(XLoop loop, long window, long selection) {
        this.loop = loop;
        this.connection = loop.connection();
        this.window = window;
        this.selection = selection;
    }

    void own(String newText) {
        text = Optional.of(newText);
        Xlib.XSetSelectionOwner(connection.display(), selection, window, XConnection.CURRENT_TIME);
    }

    /** @param time the server's when we became the owner */
    void owns(long time) {
        ownedSince = time;
    }

    void lost() {
        // Where we have taken it again in the meantime, the news is old.
        if (Xlib.XGetSelectionOwner(connection.display(), selection) != window) {
            text = Optional.empty();
        }
    }

    void requested(XEvent.SelectionRequest request) {
        final long property = request.property() == XConnection.NONE ? request.target() : request.property();
        final boolean served = request.target() == connection.atom("MULTIPLE")
                ? serveMultiple(request.requestor(), property)
                : serve(request.requestor(), property, request.target());
        connection.sendSelectionNotify(request, served ? property : XConnection.NONE);
    }

    private boolean serve(long requestor, long property, long target) {
        final String owned = text.orElse(null);
        if (owned == null) {
            return false;
        }
        if (target == connection.atom("TARGETS")) {
            connection.writeItems(requestor, property, connection.atom("ATOM"), targets(owned));
            return true;
        }
        if (target == connection.atom("TIMESTAMP")) {
            connection.writeItems(requestor, property, connection.atom("INTEGER"), ownedSince);
            return true;
        }
        final long utf8 = connection.atom("UTF8_STRING");
        if (target == utf8 || target == connection.atom("text/plain;charset=utf-8")) {
            put(new Place(requestor, property), target, owned.getBytes(StandardCharsets.UTF_8));
            return true;
        }
        if (target == connection.atom("TEXT")) {
            put(new Place(requestor, property), utf8, owned.getBytes(StandardCharsets.UTF_8));
            return true;
        }
        if (target == connection.atom("STRING") && isLatin1(owned)) {
            put(new Place(requestor, property), target, owned.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        }
        return false;
    }

    private long[] targets(String owned) {
        final List<String> names = new ArrayList<>(
                List.of("TARGETS", "TIMESTAMP", "MULTIPLE", "UTF8_STRING", "text/plain;charset=utf-8", "TEXT"));
        if (isLatin1(owned)) {
            names.add("STRING");
        }
        return names.stream().mapToLong(connection::atom).toArray();
    }

    private static boolean isLatin1(String owned) {
        return owned.chars().allMatch(c -> c < LATIN_1_END);
    }

    /** The property lists pairs of target and property; the property of a pair that was refused becomes None. */
    private boolean serveMultiple(long requestor, long property) {
        final XConnection.Piece list = connection.read(requestor, property, 0, false);
        final long[] pairs = list.items();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            if (!serve(requestor, pairs[i + 1], pairs[i])) {
                pairs[i + 1] = XConnection.NONE;
            }
        }
        connection.writeItems(requestor, property, connection.atom("ATOM_PAIR"), pairs);
        return pairs.length > 0;
    }

    private void put(Place place, long type, byte[] bytes) {
        if (bytes.length <= INCREMENT) {
            connection.writeBytes(place.requestor, place.property, type, bytes, 0, bytes.length);
            return;
        }
        final Increments before = underWay.put(place, new Increments(place, type, bytes));
        if (before != null) {
            before.patience.cancel();
        }
        Xlib.XSelectInput(connection.display(), place.requestor, XConnection.PROPERTY_CHANGE_MASK);
        connection.writeItems(place.requestor, place.property, connection.atom("INCR"), bytes.length);
    }

    /** A requestor has taken an increment and is ready for the next. */
    void propertyTaken(long requestor, long property) {
        final Increments increments = underWay.get(new Place(requestor, property));
        if (increments != null) {
            increments.next();
        }
    }

    private record Place(long requestor, long property) {}

    /** A long text on its way to another program. */
    private final class Increments {
        private final Place place;
        private final long type;
        private final byte[] bytes;
        private int sent;
        private XLoop.Timer patience;

        Increments(Place place, long type, byte[] bytes) {
            this.place = place;
            this.type = type;
            this.bytes = bytes;
            patience = loop.after(PATIENCE, this::end);
        }

        void next() {
            patience.cancel();
            final int length = Math.min(INCREMENT, bytes.length - sent);
            connection.writeBytes(place.requestor, place.property, type, bytes, sent, length);
            sent += length;
            if (length == 0) {
                end();
            } else {
                patience = loop.after(PATIENCE, this::end);
            }
        }

        private void end() {
            underWay.remove(place);
            if (underWay.keySet().stream().noneMatch(other -> other.requestor == place.requestor)) {
                Xlib.XSelectInput(connection.display(), place.requestor, 0);
            }
        }
    }
}
