package dev.sukashi.overlay;

import dev.sukashi.line.Problem;
import java.time.Instant;

/** How far one translator has come with the line on show. */
sealed interface Progress {
    /** What there is of the translation. */
    String text();

    /** Queued or asked, and nothing heard yet. */
    record Waiting() implements Progress {
        @Override
        public String text() {
            return "";
        }
    }

    /** The model thinks, and nothing of it is shown. */
    record Thinking() implements Progress {
        @Override
        public String text() {
            return "";
        }
    }

    /** A limit holds the request back until then. */
    record Limited(Instant until) implements Progress {
        @Override
        public String text() {
            return "";
        }
    }

    record Streaming(String text) implements Progress {}

    record Whole(String text) implements Progress {}

    /** What had arrived until then stays readable. */
    record Broken(String text, Problem problem) implements Progress {}
}
