package dev.sukashi.source;

import dev.sukashi.desktop.ClipboardWatcher;
import dev.sukashi.line.SourceKind;
import java.util.function.Consumer;

/** Each text that another program copies. */
public final class ClipboardSource implements TextSource {
    private final ClipboardWatcher clipboard;
    private final int maxCharacters;

    /**
     * @param clipboard closed with this
     * @param maxCharacters of a longer text only the beginning is delivered
     */
    public ClipboardSource(ClipboardWatcher clipboard, int maxCharacters) {
        this.clipboard = clipboard;
        this.maxCharacters = maxCharacters;
    }

    @Override
    public void start(Consumer<SourceText> listener) {
        clipboard.start(
                maxCharacters,
                copied -> listener.accept(new SourceText(SourceKind.CLIPBOARD, copied.text(), copied.length())));
    }

    @Override
    public void close() {
        clipboard.close();
    }
}
