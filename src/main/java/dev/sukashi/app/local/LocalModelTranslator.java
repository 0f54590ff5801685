package dev.sukashi.app.local;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.time.Scheduler;
import dev.sukashi.translate.Translator;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has a line wait until its translator's local server is ready. Takes over the translator, but not the server. */
public final class LocalModelTranslator implements Translator {
    /** A line of a game that is older is of no use any more; a large model on a slow disk may well need as long. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    private final Translator translator;
    private final LocalModelServer server;
    private final Scheduler scheduler;

    public LocalModelTranslator(Translator translator, LocalModelServer server, Scheduler scheduler) {
        this.translator = translator;
        this.server = server;
        this.scheduler = scheduler;
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
        private Scheduler.@Nullable Timer limit;

        Waiting(Line line, Listener listener) {
            this.line = line;
            this.listener = listener;
        }

        void begin() {
            final Scheduler.Timer timer = scheduler.schedule(
                    LIMIT,
                    () -> end(Optional.of(
                            Problem.of(Problem.Kind.LOCAL_LOADING, "seconds", Long.toString(LIMIT.toSeconds())))));
            synchronized (this) {
                limit = timer;
            }
            final var unused = server.start().thenAccept(this::end);
        }

        private void end(Optional<Problem> problem) {
            synchronized (this) {
                if (over) {
                    return;
                }
                over = true;
                if (limit != null) {
                    limit.cancel();
                }
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
                if (limit != null) {
                    limit.cancel();
                }
                running = call;
            }
            if (running != null) {
                running.cancel();
            }
        }
    }
}
