package dev.sukashi.llm;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when to try again.
 *
 * @param attempts in all
 * @param first pause, which doubles with each further one
 * @param longest pause of our own choosing
 * @param patience longest pause that a service may ask for; beyond it the player is told at once
 */
record RetryPolicy(int attempts, Duration first, Duration longest, Duration patience) {
    static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofSeconds(30));

    /** Whoever's own machine refuses the connection wants to hear it at once. */
    static final Duration QUICK = Duration.ofMillis(150);

    private static final String LEAD_IN = "(?i)(?:retry|try again|retrydelay)[\"':]*\\s*(?:in|after)?[\"':]*\\s*";

    private static final Pattern IN_BODY = Pattern.compile(
            LEAD_IN + "(\\d{1,6}(?:\\.\\d{1,9})?)\\s*(ms|milliseconds?|s|sec|seconds?|m|min|minutes?|h|hours?)\\b");

    /** As Groq and OpenAI write it: {@code 2m59.56s}. */
    private static final Pattern SPAN_IN_BODY =
            Pattern.compile(LEAD_IN + "((?:\\d{1,9}(?:\\.\\d{1,9})?(?:ms|d|h|m|s)){1,5})\\b");

    /**
     * The pause before the next attempt; empty where there is none.
     *
     * @param done attempts made, from 1
     */
    Optional<Duration> pause(int done, Failure failure, RandomGenerator random) {
        if (failure.retry() == Failure.Retry.NEVER || done >= attempts) {
            return Optional.empty();
        }
        if (failure.retry() == Failure.Retry.ONCE_QUICKLY) {
            return done == 1 ? Optional.of(QUICK) : Optional.empty();
        }
        final Duration asked = failure.retryAfter();
        if (asked != null) {
            return asked.compareTo(patience) > 0 ? Optional.empty() : Optional.of(asked);
        }
        final Duration doubled = first.multipliedBy(1L << Math.min(done - 1, 20));
        final Duration most = doubled.compareTo(longest) < 0 ? doubled : longest;
        // Half of it is left to chance, so that clients that failed together do not come back together.
        return Optional.of(Duration.ofNanos((long) (most.toNanos() * (0.5 + random.nextDouble() / 2))));
    }

    static boolean isWorthRetrying(int status) {
        return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
    }

    /**
     * What the service asks for: {@code retry-after-ms} (OpenAI, Azure), {@code Retry-After} in seconds or as a date
     * (RFC 9110, 10.2.3), or a sentence in the body. Null where it asks nothing.
     */
    static @Nullable Duration retryAfter(
            @Nullable String milliseconds, @Nullable String header, String body, Clock clock) {
        final Duration exact = number(milliseconds, 1e6);
        if (exact != null) {
            return exact;
        }
        final Duration seconds = number(header, 1e9);
        if (seconds != null) {
            return seconds;
        }
        final Duration date = untilDate(header, clock);
        return date != null ? date : inSentence(body);
    }

    private static @Nullable Duration number(@Nullable String text, double nanos) {
        if (text == null || !text.strip().matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return null;
        }
        return Duration.ofNanos((long) (Double.parseDouble(text.strip()) * nanos));
    }

    private static @Nullable Duration untilDate(@Nullable String text, Clock clock) {
        if (text == null) {
            return null;
        }
        try {
            final ZonedDateTime date = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            final Duration until = Duration.between(clock.instant(), date.toInstant());
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable Duration inSentence(String body) {
        final Matcher found = IN_BODY.matcher(body);
        if (!found.find()) {
            final Matcher span = SPAN_IN_BODY.matcher(body);
            return span.find()
                    ? RateLimitHeaders.span(span.group(1).toLowerCase(Locale.ROOT))
                            .orElse(null)
                    : null;
        }
        final String unit = found.group(2).toLowerCase(Locale.ROOT);
        return number(found.group(1), nanos(unit));
    }

    private static double nanos(String unit) {
        if (unit.startsWith("ms") || unit.startsWith("mil")) {
            return 1e6;
        }
        return switch (unit.charAt(0)) {
            case 'h' -> 3600e9;
            case 'm' -> 60e9;
            default -> 1e9;
        };
    }
}
