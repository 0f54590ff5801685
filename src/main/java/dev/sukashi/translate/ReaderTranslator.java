package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.reader.GlossFormat;
import dev.sukashi.reader.LineReader;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The default when no LLM is set up: the line's words and what the dictionary says of them. Needs no network. */
public final class ReaderTranslator implements Translator {
    private static final Logger log = LoggerFactory.getLogger(ReaderTranslator.class);

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
                explain(line, listener, cancelled);
            }
        });
        return () -> cancelled.set(true);
    }

    /** Whatever goes wrong, the listener hears an end: the queue and the player wait for it. */
    private void explain(Line line, Listener listener, AtomicBoolean cancelled) {
        final String gloss;
        try {
            gloss = format.format(reader.read(line.text()));
        } catch (RuntimeException | OutOfMemoryError failure) {
            log.error("the reader failed", failure);
            listener.onFailed(Problem.of(
                    Problem.Kind.INTERNAL, "reason", failure.getClass().getSimpleName()));
            return;
        }
        if (!cancelled.get()) {
            listener.onFinished(gloss, Usage.NONE);
        }
    }

    @Override
    public void close() {}
}
