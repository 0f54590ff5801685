package dev.sukashi.line;

import java.time.Instant;

/**
 * What becomes of a line at one translator. Each line sees {@link Queued} first and exactly one of {@link Finished},
 * {@link Failed} and {@link Superseded} last; asked for again, it starts anew at {@code Queued}.
 */
public sealed interface LineEvent {
    /** The id of the {@link Line} it is about. */
    long lineId();

    /** The id of the translator that it happened at. */
    String translator();

    Instant time();

    /** Whether nothing more follows for this line at this translator, unless it is asked for again. */
    default boolean isLast() {
        return this instanceof Finished || this instanceof Failed || this instanceof Superseded;
    }

    /** The line waits for its turn. */
    record Queued(long lineId, String translator, Instant time) implements LineEvent {}

    /** The request is on its way. */
    record Started(long lineId, String translator, Instant time) implements LineEvent {}

    /**
     * More of the translation arrived.
     *
     * @param soFar all of it until now, not only what is new: a listener that missed an event misses nothing
     */
    record Delta(long lineId, String translator, Instant time, String soFar) implements LineEvent {}

    /** The translation is whole. */
    record Finished(long lineId, String translator, Instant time, String text, Usage usage) implements LineEvent {}

    /** There will be no translation, and the player is told why. */
    record Failed(long lineId, String translator, Instant time, Problem problem) implements LineEvent {}

    /**
     * A newer line took its place before it was done.
     *
     * @param by the id of the newer line
     */
    record Superseded(long lineId, String translator, Instant time, long by) implements LineEvent {}
}
