package dev.sukashi.app.local;

import dev.sukashi.line.Problem;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmCall;
import dev.sukashi.llm.LlmListener;
import dev.sukashi.llm.LlmRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has a request wait until its model's local server is ready. Takes over the adapter, but not the server. */
public final class LocalModelAdapter implements LlmAdapter {
    private final LlmAdapter adapter;
    private final LocalModelServer server;

    public LocalModelAdapter(LlmAdapter adapter, LocalModelServer server) {
        this.adapter = adapter;
        this.server = server;
    }

    @Override
    public LlmCall send(LlmRequest request, LlmListener listener) {
        final Waiting waiting = new Waiting(request, listener);
        waiting.begin();
        return waiting;
    }

    @Override
    public void close() {
        adapter.close();
    }

    /** One request that waits for the server. */
    private final class Waiting implements LlmCall {
        private final LlmRequest request;
        private final LlmListener listener;
        private boolean cancelled;
        private @Nullable LlmCall call;

        Waiting(LlmRequest request, LlmListener listener) {
            this.request = request;
            this.listener = listener;
        }

        void begin() {
            final var unused = server.start(LocalModelServer.LIMIT).thenAccept(this::loaded);
        }

        private void loaded(Optional<Problem> problem) {
            synchronized (this) {
                if (cancelled) {
                    return;
                }
            }
            if (problem.isPresent()) {
                listener.onFailed(problem.get());
                return;
            }
            final LlmCall sent = adapter.send(request, listener);
            synchronized (this) {
                call = sent;
                if (!cancelled) {
                    return;
                }
            }
            sent.cancel();
        }

        @Override
        public void cancel() {
            final LlmCall running;
            synchronized (this) {
                cancelled = true;
                running = call;
            }
            if (running != null) {
                running.cancel();
            }
        }
    }
}
