package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks one translator after the other until one answers; goes by the first one's name. */
public final class FallbackTranslator implements Translator {
    private final List<Translator> chain;

    /**
     * The translators stay the caller's, as others may fall back to them too.
     *
     * @param others in the order they are asked
     */
    public FallbackTranslator(Translator first, List<Translator> others) {
        final List<Translator> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        this.chain = List.copyOf(all);
    }

    @Override
    public String id() {
        return chain.get(0).id();
    }

    @Override
    public Call translate(Line line, Listener listener) {
        final Relay relay = new Relay(line, listener);
        relay.ask(0);
        return relay;
    }

    @Override
    public void close() {}

    /** One line on its way through the chain. */
    private final class Relay implements Call {
        private final Line line;
        private final Listener listener;
        private final Object lock = new Object();
        private int asked;
        private boolean over;
        private @Nullable Call call;

        Relay(Line line, Listener listener) {
            this.line = line;
            this.listener = listener;
        }

        void ask(int index) {
            synchronized (lock) {
                if (over) {
                    return;
                }
                asked = index;
                call = null;
            }
            final Call begun = chain.get(index).translate(line, new Turn(index));
            final boolean unwanted;
            synchronized (lock) {
                unwanted = over;
                if (asked == index) {
                    call = begun;
                }
            }
            if (unwanted) {
                begun.cancel();
            }
        }

        @Override
        public void cancel() {
            final Call running;
            synchronized (lock) {
                over = true;
                running = call;
            }
            if (running != null) {
                running.cancel();
            }
        }

        private boolean isTurnOf(int index) {
            synchronized (lock) {
                return !over && asked == index;
            }
        }

        /** True for the one who ends it, if it is still its turn. */
        private boolean end(int index) {
            synchronized (lock) {
                if (over || asked != index) {
                    return false;
                }
                over = true;
                return true;
            }
        }

        /** What one translator says while it is its turn. */
        private final class Turn implements Listener {
            private final int index;

            Turn(int index) {
                this.index = index;
            }

            @Override
            public void onDelta(String soFar) {
                tell(() -> listener.onDelta(soFar));
            }

            @Override
            public void onThinking() {
                tell(listener::onThinking);
            }

            @Override
            public void onWaiting(Instant until) {
                tell(() -> listener.onWaiting(until));
            }

            @Override
            public void onStarted() {
                tell(listener::onStarted);
            }

            @Override
            public void onFinished(String text, Usage usage) {
                if (end(index)) {
                    listener.onFinished(text, usage);
                }
            }

            @Override
            public void onFailed(Problem problem) {
                if (!isTurnOf(index)) {
                    return;
                }
                if (index + 1 < chain.size()) {
                    listener.onFellBack(chain.get(index + 1).id(), problem);
                    ask(index + 1);
                } else if (end(index)) {
                    listener.onFailed(problem);
                }
            }

            private void tell(Runnable news) {
                if (isTurnOf(index)) {
                    news.run();
                }
            }
        }
    }
}
