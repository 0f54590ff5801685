package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.time.Instant;

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

    /** Hears of one translation; {@link #onFinished} and {@link #onFailed} end it. */
    interface Listener {
        void onDelta(String soFar);

        void onFinished(String text, Usage usage);

        void onFailed(Problem problem);

        /** The model thinks; told once or more often before its text comes. */
        default void onThinking() {}

        /**
         * A limit holds the request back.
         *
         * @param until when it goes out, as far as is known; told anew where that changes
         */
        default void onWaiting(Instant until) {}

        /** What was held back goes out now. */
        default void onStarted() {}

        /**
         * Another translator is asked from here on; what was told of a text is void.
         *
         * @param to its id
         * @param problem why the one before it could not
         */
        default void onFellBack(String to, Problem problem) {}

        /** The service said what it still allows. */
        default void onAllowance(Allowance allowance) {}
    }
}
