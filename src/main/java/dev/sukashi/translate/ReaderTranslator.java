package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Usage;
import dev.sukashi.reader.GlossFormat;
import dev.sukashi.reader.LineReader;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The default when no LLM is set up: the line's words and what the dictionary says of them. Needs no network. */
public final class ReaderTranslator implements Translator {
    /** Stands in every event. */
    public static final String ID = "reader";

    private final LineReader reader;
    private final GlossFormat format;
    private final Executor executor;

    /** @param executor runs the analysis; stays the caller's */
    public ReaderTranslator(LineReader reader, GlossFormat format, Executor executor) {
        this.reader = reader;
        this.format = format;
        this.executor = executor;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Call translate(Line line, Listener listener) {
        final AtomicBoolean cancelled = new AtomicBoolean();
        executor.execute(() -> {
            if (!cancelled.get()) {
                final String gloss = format.format(reader.read(line.text()));
                if (!cancelled.get()) {
                    listener.onFinished(gloss, Usage.NONE);
                }
            }
        });
        return () -> cancelled.set(true);
    }

    @Override
    public void close() {}
}
