package dev.sukashi.desktop.x11;

import dev.sukashi.desktop.ClipboardWatcher;
import dev.sukashi.desktop.DesktopException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The CLIPBOARD selection. The server tells of each new owner (XFIXES, selection events), so that nothing is polled
 * and the same text copied twice is two changes. The thread is {@code sukashi-x11-clipboard}.
 */
final class X11Clipboard implements ClipboardWatcher {
    /** Transfers that can be under way at once; an owner that does not answer holds one for two seconds. */
    private static final int SLOTS = 64;

    private final XLoop loop;
    private final AtomicBoolean started = new AtomicBoolean();

    // What follows belongs to the loop's thread.
    private final Map<Long, IncomingText> incoming = new HashMap<>();
    private long window;
    private long selection;
    private Optional<OwnedText> owned = Optional.empty();
    private Optional<IncomingText> newest = Optional.empty();
    private Optional<XEvent.OwnerChange> toAsk = Optional.empty();
    private int transfers;
    private int maxCharacters;
    private Consumer<Copied> listener = copied -> {};

    private X11Clipboard(XLoop loop) {
        this.loop = loop;
    }

    static X11Clipboard open(LongSupplier nanoTime) throws DesktopException {
        final X11Clipboard clipboard = new X11Clipboard(XLoop.start("sukashi-x11-clipboard", nanoTime));
        clipboard.loop.call(clipboard::prepare);
        return clipboard;
    }

    private void prepare() {
        final XConnection connection = loop.connection();
        selection = connection.atom("CLIPBOARD");
        window = connection.createHiddenWindow();
        owned = Optional.of(new OwnedText(loop, window, selection));
        loop.listen(this::event);
    }

    @Override
    public void start(int maxCharactersKept, Consumer<Copied> copiedListener) {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("already started");
        }
        loop.call(() -> {
            maxCharacters = maxCharactersKept;
            listener = copiedListener;
            XFixes.XFixesSelectSelectionInput(
                    loop.connection().display(),
                    window,
                    selection,
                    XFixes.SELECTION_OWNER_SET | XFixes.SELECTION_WINDOW_DESTROYED | XFixes.SELECTION_CLIENT_CLOSED);
        });
    }

    @Override
    public void copy(String text) {
        loop.post(() -> owned.ifPresent(o -> o.own(text)));
    }

    @Override
    public void close() {
        loop.close();
    }

    private void event(XEvent event) {
        if (event instanceof XEvent.OwnerChange change && change.selection() == selection) {
            ownerChanged(change);
        } else if (event instanceof XEvent.SelectionNotify answer) {
            answered(answer);
        } else if (event instanceof XEvent.Property property) {
            propertyChanged(property);
        } else if (event instanceof XEvent.SelectionRequest request && request.selection() == selection) {
            owned.ifPresent(o -> o.requested(request));
        } else if (event instanceof XEvent.SelectionClear clear && clear.selection() == selection) {
            owned.ifPresent(OwnedText::lost);
        }
    }

    private void ownerChanged(XEvent.OwnerChange change) {
        toAsk = Optional.empty();
        if (change.owner() == window) {
            owned.ifPresent(o -> o.owns(change.ownedSince()));
            newest.ifPresent(IncomingText::abandon);
            newest = Optional.empty();
        } else if (change.owner() == XConnection.NONE) {
            // Whoever was asked last is gone, so its answer will not come any more.
            newest.ifPresent(IncomingText::ownerIsGone);
            newest = Optional.empty();
        } else {
            newest.ifPresent(IncomingText::abandon);
            newest = Optional.empty();
            // Of changes that came together only the last owner can still answer.
            toAsk = Optional.of(change);
            loop.post(this::ask);
        }
    }

    private void ask() {
        final XEvent.OwnerChange change = toAsk.orElse(null);
        if (change == null) {
            return;
        }
        toAsk = Optional.empty();
        final long property = loop.connection().atom("SUKASHI_TEXT_" + transfers++ % SLOTS);
        final IncomingText text =
                new IncomingText(loop, window, selection, property, change.time(), maxCharacters, this::ended);
        incoming.put(property, text);
        newest = Optional.of(text);
        text.ask();
    }

    private void answered(XEvent.SelectionNotify answer) {
        if (answer.property() == XConnection.NONE) {
            // A refusal does not say which property it was for; the time of the question does.
            incoming.values().stream()
                    .filter(text -> text.asked(answer))
                    .findFirst()
                    .ifPresent(text -> text.answered(answer));
            return;
        }
        final IncomingText text = incoming.get(answer.property());
        if (text != null && text.asked(answer)) {
            text.answered(answer);
        } else {
            loop.connection().deleteProperty(window, answer.property());
        }
    }

    private void propertyChanged(XEvent.Property property) {
        if (property.deleted()) {
            owned.ifPresent(o -> o.propertyTaken(property.window(), property.property()));
        } else if (property.window() == window) {
            final IncomingText text = incoming.get(property.property());
            if (text != null) {
                text.propertyArrived();
            }
        }
    }

    private void ended(IncomingText text) {
        incoming.remove(text.property(), text);
        if (newest.filter(text::equals).isPresent()) {
            newest = Optional.empty();
            text.copied().ifPresent(listener);
        }
    }
}
