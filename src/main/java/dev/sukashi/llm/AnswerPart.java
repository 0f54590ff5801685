package dev.sukashi.llm;

import dev.sukashi.line.Usage;

/** What one event or one whole body says, in no protocol's words. */
sealed interface AnswerPart {
    /** More text; empty for an event that is the protocol's but brings none. */
    record Text(String delta) implements AnswerPart {}

    /** All text until now, in place of what came before. */
    record Whole(String soFar) implements AnswerPart {}

    /** All text until now from a service that restates it each time, but is not to be relied on for that. */
    record Restated(String soFar) implements AnswerPart {}

    /** The model thinks: a sign of life that nobody is shown. */
    record Thought() implements AnswerPart {}

    /** Which model answers. */
    record Model(String name) implements AnswerPart {}

    /** The model has ended; the service may still tell what it cost. */
    record Finish(String reason) implements AnswerPart {}

    /** What it cost until now. */
    record Cost(Usage usage) implements AnswerPart {}

    /** The service's filter, or the model itself, refuses. */
    record Blocked(String reason) implements AnswerPart {}

    /** An error where an answer was due. */
    record Failed(ServiceError error) implements AnswerPart {}

    /** Nothing more comes. */
    record Done() implements AnswerPart {}
}
