package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;

/** Turns lines into translations. Safe for several threads. */
public interface Translator extends AutoCloseable {
    /** As in the settings; stands in every event. */
    String id();

    /** Starts at once and returns at once; the listener may be called before this returns, and from any thread. */
    Call translate(Line line, Listener listener);

    @Override
    void close();

    /** A translation under way. */
    interface Call {
        /** Stops the work and silences the listener. Returns at once, from any thread. */
        void cancel();
    }

    /** Hears of one translation; the last two end it. */
    interface Listener {
        void onDelta(String soFar);

        void onFinished(String text, Usage usage);

        void onFailed(Problem problem);
    }
}
