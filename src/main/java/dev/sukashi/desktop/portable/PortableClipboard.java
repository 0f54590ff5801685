package dev.sukashi.desktop.portable;

import dev.sukashi.desktop.ClipboardWatcher;
import dev.sukashi.desktop.TextCollector;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.FlavorListener;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWT's clipboard. AWT tells only of changes of the kinds of data, not of one text after another, so the text is also
 * looked at twice a second. The same text copied again is not noticed.
 */
final class PortableClipboard implements ClipboardWatcher {
    private static final int COPY_TRIES = 10;
    private static final Duration COPY_PAUSE = Duration.ofMillis(50);

    static final Duration PERIOD = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(PortableClipboard.class);

    private final Clipboard clipboard;
    private final ScheduledExecutorService scheduler;
    private final FlavorListener flavorListener = event -> lookSoon();
    private @Nullable Future<?> looking;
    private volatile @Nullable Future<?> copying;

    // What follows belongs to the scheduler's thread.
    private Optional<String> last = Optional.empty();
    private int maxCharacters;
    private Consumer<Copied> listener = copied -> {};

    /** @param scheduler with one thread */
    PortableClipboard(Clipboard clipboard, ScheduledExecutorService scheduler) {
        this.clipboard = clipboard;
        this.scheduler = scheduler;
    }

    @Override
    public synchronized void start(int maxCharactersKept, Consumer<Copied> copiedListener) {
        if (looking != null) {
            throw new IllegalStateException("already started");
        }
        scheduler.execute(() -> {
            maxCharacters = maxCharactersKept;
            listener = copiedListener;
            last = text();
        });
        looking = scheduler.scheduleWithFixedDelay(
                this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        clipboard.addFlavorListener(flavorListener);
    }

    @Override
    public void copy(String text) {
        scheduler.execute(() -> copy(text, COPY_TRIES));
    }

    /** Another program may hold the clipboard open for a moment, as is common on Windows. */
    private void copy(String text, int tries) {
        try {
            clipboard.setContents(new StringSelection(text), null);
            last = Optional.of(text);
        } catch (IllegalStateException inUse) {
            if (tries > 1) {
                copying = scheduler.schedule(() -> copy(text, tries - 1), COPY_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                log.warn("The clipboard is in use by another program; nothing was copied");
            }
        }
    }

    @Override
    public synchronized void close() {
        clipboard.removeFlavorListener(flavorListener);
        if (looking != null) {
            looking.cancel(false);
        }
        final Future<?> waiting = copying;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    private void lookSoon() {
        try {
            scheduler.execute(this::look);
        } catch (RejectedExecutionException e) {
            log.trace("A clipboard change came after the end");
        }
    }

    private void look() {
        final Optional<String> now = text();
        if (now.isEmpty() || now.equals(last)) {
            return;
        }
        last = now;
        final Copied copied = TextCollector.collect(now.get(), maxCharacters);
        if (copied.length() > 0) {
            tell(copied);
        }
    }

    /** An exception would end the repeated looking. */
    private void tell(Copied copied) {
        try {
            listener.accept(copied);
        } catch (RuntimeException e) {
            log.error("The listener failed at one text", e);
        }
    }

    private Optional<String> text() {
        try {
            return clipboard.isDataFlavorAvailable(DataFlavor.stringFlavor)
                    ? Optional.of((String) clipboard.getData(DataFlavor.stringFlavor))
                    : Optional.empty();
        } catch (IllegalStateException | UnsupportedFlavorException | IOException e) {
            log.debug("The clipboard cannot be read now: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
