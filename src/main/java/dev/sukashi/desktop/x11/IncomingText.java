package dev.sukashi.desktop.x11;

import dev.sukashi.desktop.ClipboardWatcher.Copied;
import dev.sukashi.desktop.TextCollector;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One text on its way from the program that owns the clipboard; ICCCM sections 2.4 to 2.7.2. Each way to name a text
 * is tried in turn, UTF-8 first and without asking what there is, which saves a round trip. A text in increments is
 * taken in to its end even when nobody wants it any more, because its owner waits for that.
 *
 * <p>Belongs to the thread of its {@link XLoop}.
 */
final class IncomingText {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Names of text, the best first. */
    private static final List<String> TARGETS = List.of("UTF8_STRING", "text/plain;charset=utf-8", "STRING");

    private final XLoop loop;
    private final XConnection connection;
    private final long window;
    private final long selection;
    private final long property;
    private final long time;
    private final Consumer<IncomingText> ended;
    private final TextCollector collector;

    private int attempt;
    private boolean increments;
    private boolean wanted = true;
    private boolean over;
    private @Nullable CharsetDecoder decoder;
    private ByteBuffer undecoded = ByteBuffer.allocate(0);
    private XLoop.@Nullable Timer patience;
    private @Nullable Copied copied;

    /**
     * @param property where on our window the owner shall put it; no other transfer's
     * @param time the server's when the clipboard changed
     * @param ended told once when nothing more comes
     */
    IncomingText(
            XLoop loop,
            long window,
            long selection,
            long property,
            long time,
            int maxCharacters,
            Consumer<IncomingText> ended) {
        this.loop = loop;
        this.connection = loop.connection();
        this.window = window;
        this.selection = selection;
        this.property = property;
        this.time = time;
        this.ended = ended;
        this.collector = new TextCollector(maxCharacters);
    }

    long property() {
        return property;
    }

    /** The text, once it has ended and was wanted until then; empty where the owner had none. */
    Optional<Copied> copied() {
        return Optional.ofNullable(copied);
    }

    void ask() {
        waitForOwner();
        Xlib.XConvertSelection(
                connection.display(), selection, connection.atom(TARGETS.get(attempt)), property, window, time);
    }

    /** Nobody wants it any more; what has begun is taken in and thrown away. */
    void abandon() {
        wanted = false;
    }

    /** Its owner is gone; nothing more comes. */
    void ownerIsGone() {
        wanted = false;
        end();
    }

    /** Whether an answer of an owner is one to this question. */
    boolean asked(XEvent.SelectionNotify answer) {
        return answer.target() == connection.atom(TARGETS.get(attempt))
                && (answer.time() == time || answer.time() == XConnection.CURRENT_TIME);
    }

    void answered(XEvent.SelectionNotify answer) {
        if (over || increments) {
            return;
        }
        if (answer.property() == XConnection.NONE) {
            tryNextTarget();
            return;
        }
        final XConnection.Piece first = connection.read(window, property, 0, true);
        if (first.type() == connection.atom("INCR")) {
            // Deleting the property, which reading it did, tells the owner to begin.
            increments = true;
            waitForOwner();
            return;
        }
        if (takeIn(first)) {
            finish();
        } else {
            // An owner that answers with something else than asked for would do so again.
            end();
        }
    }

    /** The owner has put the next increment there. */
    void propertyArrived() {
        if (over || !increments) {
            return;
        }
        waitForOwner();
        final XConnection.Piece first = connection.read(window, property, 0, true);
        if (first.bytes().length == 0) {
            finish();
        } else if (!takeIn(first)) {
            wanted = false;
        }
    }

    private void tryNextTarget() {
        attempt++;
        if (wanted && attempt < TARGETS.size()) {
            ask();
        } else {
            end();
        }
    }

    /** Takes in a property from its first piece on; false where that is no text. */
    private boolean takeIn(XConnection.Piece first) {
        final Optional<Charset> charset = charsetOf(first);
        charset.ifPresent(c -> decode(c, first.bytes()));
        XConnection.Piece piece = first;
        while (!piece.last()) {
            piece = connection.read(window, property, piece.next(), true);
            final byte[] bytes = piece.bytes();
            charset.ifPresent(c -> decode(c, bytes));
        }
        return charset.isPresent();
    }

    private Optional<Charset> charsetOf(XConnection.Piece piece) {
        if (piece.format() != 8) {
            return Optional.empty();
        }
        if (piece.type() == connection.atom("UTF8_STRING")
                || piece.type() == connection.atom("text/plain;charset=utf-8")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return piece.type() == connection.atom("STRING") ? Optional.of(StandardCharsets.ISO_8859_1) : Optional.empty();
    }

    private void decode(Charset charset, byte[] bytes) {
        if (!wanted) {
            return;
        }
        CharsetDecoder current = decoder;
        if (current == null) {
            current = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
            decoder = current;
        }
        final ByteBuffer input = ByteBuffer.allocate(undecoded.remaining() + bytes.length);
        input.put(undecoded).put(bytes).flip();
        final CharBuffer output = CharBuffer.allocate(input.remaining() + 1);
        current.decode(input, output, false);
        collector.add(output.flip());
        undecoded = input;
    }

    private void finish() {
        final CharsetDecoder current = decoder;
        if (wanted && current != null) {
            final CharBuffer output = CharBuffer.allocate(undecoded.remaining() + 8);
            current.decode(undecoded, output, true);
            current.flush(output);
            collector.add(output.flip());
            final Copied whole = collector.finish();
            copied = whole.length() == 0 ? null : whole;
        }
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            stopWaiting();
            ended.accept(this);
        }
    }

    private void waitForOwner() {
        stopWaiting();
        patience = loop.after(PATIENCE, this::end);
    }

    private void stopWaiting() {
        final XLoop.Timer timer = patience;
        if (timer != null) {
            timer.cancel();
            patience = null;
        }
    }
}
