package dev.sukashi.desktop.x11;

import dev.sukashi.desktop.DesktopException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Another X client that owns the clipboard and behaves as a test wants, also badly. */
final class ForeignOwner implements AutoCloseable {
    private final XLoop loop;
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private long window;

    /** What to do with a request. */
    interface Manners {
        void answer(ForeignOwner owner, XEvent.SelectionRequest request);
    }

    ForeignOwner(Manners manners) throws DesktopException {
        this(manners, property -> {});
    }

    /** @param taken what to do when the requestor has deleted a property on its window */
    ForeignOwner(Manners manners, Consumer<XEvent.Property> taken) throws DesktopException {
        loop = XLoop.start("test-owner", System::nanoTime);
        loop.call(() -> {
            window = connection().createHiddenWindow();
            loop.listen(event -> {
                if (event instanceof XEvent.SelectionRequest request) {
                    asked.add("asked");
                    manners.answer(this, request);
                } else if (event instanceof XEvent.Property property && property.deleted()) {
                    taken.accept(property);
                }
            });
        });
    }

    XConnection connection() {
        return loop.connection();
    }

    BlockingQueue<String> asked() {
        return asked;
    }

    long atom(String name) {
        return connection().atom(name);
    }

    /** Takes the clipboard. */
    void take() {
        loop.call(() ->
                Xlib.XSetSelectionOwner(connection().display(), atom("CLIPBOARD"), window, XConnection.CURRENT_TIME));
    }

    /** Gives the clipboard up, so that it has no owner. */
    void clear() {
        loop.call(() -> Xlib.XSetSelectionOwner(
                connection().display(), atom("CLIPBOARD"), XConnection.NONE, XConnection.CURRENT_TIME));
    }

    /** Asks the clipboard's owner for a text, and is gone before the answer. */
    void askAndVanish() {
        loop.call(() -> Xlib.XConvertSelection(
                connection().display(),
                atom("CLIPBOARD"),
                atom("UTF8_STRING"),
                atom("NOWHERE"),
                window,
                XConnection.CURRENT_TIME));
        loop.call(() -> Xlib.XDestroyWindow(connection().display(), window));
    }

    void answer(XEvent.SelectionRequest request, String type, byte[] bytes) {
        connection().writeBytes(request.requestor(), request.property(), atom(type), bytes, 0, bytes.length);
        connection().sendSelectionNotify(request, request.property());
    }

    void refuse(XEvent.SelectionRequest request) {
        connection().sendSelectionNotify(request, XConnection.NONE);
    }

    /** Announces increments, of which the first is still to come. */
    void announceIncrements(XEvent.SelectionRequest request) {
        Xlib.XSelectInput(connection().display(), request.requestor(), XConnection.PROPERTY_CHANGE_MASK);
        connection().writeItems(request.requestor(), request.property(), atom("INCR"), 1_000_000);
        connection().sendSelectionNotify(request, request.property());
    }

    void putIncrement(XEvent.Property place, String type, byte[] bytes) {
        connection().writeBytes(place.window(), place.property(), atom(type), bytes, 0, bytes.length);
    }

    @Override
    public void close() {
        loop.close();
    }
}
