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

    /** The request is on its way. Told again where it had to wait for the service's limit first. */
    record Started(long lineId, String translator, Instant time) implements LineEvent {}

    /**
     * The service's limit, or the player's own, holds the request back; {@link Started} follows when it goes out.
     *
     * @param until when that will be, as far as is known; told anew where it changes
     */
    record Waiting(long lineId, String translator, Instant time, Instant until) implements LineEvent {}

    /** The model thinks before it answers; its thoughts are not shown. */
    record Thinking(long lineId, String translator, Instant time) implements LineEvent {}

    /**
     * The translator could not, and another is asked in its place; what had arrived is void.
     *
     * @param to the id of the one that is asked now; its answer comes under the first one's name
     * @param problem why the one before it could not
     */
    record FellBack(long lineId, String translator, Instant time, String to, Problem problem) implements LineEvent {}

    /**
     * More of the translation arrived.
     *
     * @param soFar all of it until now, not only what is new: a listener that missed an event misses nothing
     */
    record Delta(long lineId, String translator, Instant time, String soFar) implements LineEvent {}

    /**
     * The translation is whole.
     *
     * @param answeredBy the id of the translator whose text it is: another than {@code translator} after a fall-back
     */
    record Finished(long lineId, String translator, Instant time, String text, Usage usage, String answeredBy)
            implements LineEvent {
        /** Answered by the translator itself. */
        public Finished(long lineId, String translator, Instant time, String text, Usage usage) {
            this(lineId, translator, time, text, usage, translator);
        }
    }

    /** There will be no translation, and the player is told why. */
    record Failed(long lineId, String translator, Instant time, Problem problem) implements LineEvent {}

    /**
     * A newer line took its place before it was done.
     *
     * @param by the id of the newer line
     */
    record Superseded(long lineId, String translator, Instant time, long by) implements LineEvent {}
}
