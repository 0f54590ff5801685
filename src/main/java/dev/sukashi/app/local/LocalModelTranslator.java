package dev.sukashi.app.local;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.translate.Translator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has a line wait until its translator's local server is ready. Takes over the translator, but not the server. */
public final class LocalModelTranslator implements Translator {
    private final Translator translator;
    private final LocalModelServer server;

    public LocalModelTranslator(Translator translator, LocalModelServer server) {
        this.translator = translator;
        this.server = server;
    }

    @Override
    public String id() {
        return translator.id();
    }

    @Override
    public Call translate(Line line, Listener listener) {
        final Waiting waiting = new Waiting(line, listener);
        waiting.begin();
        return waiting;
    }

    @Override
    public void close() {
        translator.close();
    }

    /** One line that waits for the server. */
    private final class Waiting implements Call {
        private final Line line;
        private final Listener listener;
        private boolean over;
        private boolean cancelled;
        private @Nullable Call call;

        Waiting(Line line, Listener listener) {
            this.line = line;
            this.listener = listener;
        }

        void begin() {
            final var unused = server.start(LocalModelServer.LIMIT).thenAccept(this::end);
        }

        private void end(Optional<Problem> problem) {
            synchronized (this) {
                if (over) {
                    return;
                }
                over = true;
            }
            if (problem.isPresent()) {
                listener.onFailed(problem.get());
                return;
            }
            final Call started = translator.translate(line, listener);
            synchronized (this) {
                call = started;
                if (!cancelled) {
                    return;
                }
            }
            started.cancel();
        }

        @Override
        public void cancel() {
            final Call running;
            synchronized (this) {
                over = true;
                cancelled = true;
                running = call;
            }
            if (running != null) {
                running.cancel();
            }
        }
    }
}
