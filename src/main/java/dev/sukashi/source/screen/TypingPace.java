package dev.sukashi.source.screen;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a game's typewriter rests between two letters, learned from its last lines: as long as that, nothing tells
 * that a line has ended. One rest that was longer than all others counts for nothing, a second one for a habit.
 */
final class TypingPace {
    private static final int LINES = 12;
    private static final int FEW = 3;

    /** Before anything is known: slower than 200 ms a letter is hardly any game. */
    private static final Duration USUAL = Duration.ofMillis(200);

    /** A longer rest is the player's, or a dramatic one. */
    private static final Duration LONGEST = Duration.ofMillis(700);

    private static final Duration BEGIN = Duration.ofMillis(40);
    private static final Duration END = Duration.ofMillis(90);
    private static final Duration UNFINISHED = Duration.ofMillis(100);

    private final Deque<Duration> longestOfLines = new ArrayDeque<>();
    private Duration longest = Duration.ZERO;

    /** In the middle of a line nothing changed for so long. */
    void rested(Duration rest) {
        if (rest.compareTo(LONGEST) <= 0 && rest.compareTo(longest) > 0) {
            longest = rest;
        }
    }

    /** The line has ended. */
    void ended() {
        longestOfLines.add(longest);
        if (longestOfLines.size() > LINES) {
            longestOfLines.remove();
        }
        longest = Duration.ZERO;
    }

    /** Quiet for so long, the line may have ended, and is worth a reading. */
    Duration likelyOver() {
        return habit().plus(BEGIN);
    }

    /**
     * Quiet for so long, the line has ended.
     *
     * @param finished whether it ends as a sentence does
     */
    Duration surelyOver(boolean finished) {
        return finished ? habit().plus(END) : habit().plus(END).plus(UNFINISHED);
    }

    private Duration habit() {
        final List<Duration> rests = Stream.concat(longestOfLines.stream(), Stream.of(longest))
                .sorted(Collections.reverseOrder())
                .toList();
        if (longestOfLines.size() < FEW) {
            return rests.get(0).compareTo(USUAL) > 0 ? rests.get(0) : USUAL;
        }
        return rests.get(1);
    }
}
