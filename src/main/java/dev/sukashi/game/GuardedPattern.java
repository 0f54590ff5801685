package dev.sukashi.game;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A regular expression that somebody else may have written. Looking for it always ends soon: an expression that goes on
 * trying for too long counts as not found.
 */
final class GuardedPattern {
    private static final Logger log = LoggerFactory.getLogger(GuardedPattern.class);
    private static final int LONGEST_PATTERN = 1_000;
    private static final int LONGEST_TEXT = 500;

    /** Looks at a character; a sane expression needs some thousands, and these take a few milliseconds. */
    private static final int MOST_STEPS = 500_000;

    /** Counted repetitions of nothing look at no character, so their counts are bounded before. */
    private static final long MOST_REPETITIONS = 10_000;

    private static final Pattern ESCAPED = Pattern.compile("\\\\.", Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(?:,(\\d*))?");

    private final Pattern pattern;

    private GuardedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Empty where it is not a regular expression, or one of unreasonable size. */
    static Optional<GuardedPattern> of(String regex) {
        if (regex.length() > LONGEST_PATTERN || repetitions(regex) > MOST_REPETITIONS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new GuardedPattern(Pattern.compile(regex)));
        } catch (PatternSyntaxException malformed) {
            return Optional.empty();
        } catch (StackOverflowError tooDeep) {
            log.debug("a regular expression is nested too deeply", tooDeep);
            return Optional.empty();
        }
    }

    /** The product of all counts, as they may stand inside each other. */
    private static long repetitions(String regex) {
        final Matcher counts = COUNT.matcher(ESCAPED.matcher(regex).replaceAll("_"));
        long product = 1;
        while (counts.find() && product <= MOST_REPETITIONS) {
            final String most =
                    counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            product *= most.length() > 5 ? MOST_REPETITIONS + 1 : Math.max(1, Long.parseLong(most));
        }
        return product;
    }

    /** Whether it is found in the text's first 500 characters. */
    boolean isIn(String text) {
        final String beginning = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        try {
            return pattern.matcher(new Counted(beginning, new Steps())).find();
        } catch (TooManySteps hopeless) {
            log.warn("a regular expression takes too long and is passed over");
        } catch (StackOverflowError tooDeep) {
            log.warn("a regular expression goes too deep and is passed over");
        }
        return false;
    }

    private static final class Steps {
        private int left = MOST_STEPS;

        void one() {
            if (left-- == 0) {
                throw new TooManySteps();
            }
        }
    }

    /** Ends a search from inside. */
    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A text that counts how often it is looked at. */
    private record Counted(String text, Steps steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps.one();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), steps);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
