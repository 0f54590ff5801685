package dev.sukashi.clean;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same text again within a moment is the same line: a source that fires twice. */
public final class RepeatFilter implements CleanStep {
    /** Faster than anybody clicks on, slower than a clipboard fires twice. */
    public static final Duration MOMENT = Duration.ofMillis(300);

    private final Clock clock;
    private final Duration moment;
    private @Nullable String last;
    private Instant seen = Instant.MIN;

    public RepeatFilter(Clock clock) {
        this(clock, MOMENT);
    }

    /**
     * @param moment counted anew from each repeat
     */
    public RepeatFilter(Clock clock, Duration moment) {
        this.clock = clock;
        this.moment = moment;
    }

    @Override
    public String name() {
        return "repeats";
    }

    @Override
    public synchronized Optional<String> apply(String text) {
        final Optional<String> kept = preview(text);
        last = text;
        seen = clock.instant();
        return kept;
    }

    @Override
    public synchronized Optional<String> preview(String text) {
        final Instant now = clock.instant();
        // A clock that was set back must not silence the game.
        final boolean again = text.equals(last) && !now.isBefore(seen) && now.isBefore(seen.plus(moment));
        return again ? Optional.empty() : Optional.of(text);
    }
}
