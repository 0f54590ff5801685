package dev.sukashi.store;

import dev.sukashi.line.Cost;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one translator made of a line, the latest time it was asked. Times are to the millisecond.
 *
 * @param text present once finished
 * @param problem present where it failed
 * @param supersededBy the id of the newer line, present where one took this line's place
 * @param answeredBy the translator whose text it is, where that is another
 * @param cost by the prices of the day; empty where none were set
 * @param firstToken when the first of the text arrived, where it came in pieces
 * @param ended when it was finished, failed or superseded
 */
public record StoredTranslation(
        String translator,
        TranslationState state,
        Optional<String> text,
        Optional<Problem.Kind> problem,
        OptionalLong supersededBy,
        Usage usage,
        Optional<String> answeredBy,
        Optional<Cost> cost,
        Optional<Instant> queued,
        Optional<Instant> started,
        Optional<Instant> firstToken,
        Optional<Instant> ended) {}
