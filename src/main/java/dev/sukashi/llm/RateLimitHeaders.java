package dev.sukashi.llm;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link RateLimits} from an answer's headers: OpenAI's ({@code x-ratelimit-remaining-requests}, reset as
 * {@code 1m3s}), Anthropic's ({@code anthropic-ratelimit-requests-remaining}, reset as an RFC 3339 date), Cerebras'
 * (the same as OpenAI's with {@code -minute} or {@code -day} behind) and plain ones ({@code x-ratelimit-remaining},
 * {@code ratelimit-remaining}, reset in seconds or as a time since 1970).
 *
 * @see <a href="https://platform.openai.com/docs/guides/rate-limits">OpenAI, Rate limits in headers</a>
 * @see <a href="https://docs.anthropic.com/en/api/rate-limits">Anthropic, Response headers</a>
 */
final class RateLimitHeaders {
    private static final Pattern SPAN = Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,6})h)?(?:(\\d{1,9})m)?"
            + "(?:(\\d{1,9}(?:\\.\\d+)?)s)?(?:(\\d{1,12}(?:\\.\\d+)?)ms)?");
    /** Smaller numbers are seconds from now; from 1970 they would be before 2001. */
    private static final double EPOCH_SECONDS = 1e9;

    private static final double EPOCH_MILLIS = 1e11;

    private record Pair(String remaining, String reset) {}

    private static final List<Pair> REQUESTS = List.of(
            new Pair("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
            new Pair("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
            new Pair("x-ratelimit-remaining-requests-minute", "x-ratelimit-reset-requests-minute"),
            new Pair("x-ratelimit-remaining-requests-day", "x-ratelimit-reset-requests-day"),
            new Pair("x-ratelimit-remaining", "x-ratelimit-reset"),
            new Pair("ratelimit-remaining", "ratelimit-reset"));
    private static final List<Pair> TOKENS = List.of(
            new Pair("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
            new Pair("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"),
            new Pair("anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"),
            new Pair("x-ratelimit-remaining-tokens-minute", "x-ratelimit-reset-tokens-minute"));

    private RateLimitHeaders() {}

    /** @param header by its name in lower case; null where there is none. Empty where no header says anything. */
    static Optional<RateLimits> read(Function<String, @Nullable String> header, Clock clock) {
        final Instant now = clock.instant();
        final Found requests = find(REQUESTS, header, now);
        final Found tokens = find(TOKENS, header, now);
        return requests.isNothing() && tokens.isNothing()
                ? Optional.empty()
                : Optional.of(new RateLimits(requests.remaining, requests.reset, tokens.remaining, tokens.reset));
    }

    private record Found(OptionalLong remaining, Optional<Duration> reset) {
        boolean isNothing() {
            return remaining.isEmpty() && reset.isEmpty();
        }
    }

    private static Found find(List<Pair> pairs, Function<String, @Nullable String> header, Instant now) {
        for (final Pair pair : pairs) {
            final Found found = new Found(count(header.apply(pair.remaining)), reset(header.apply(pair.reset), now));
            if (!found.isNothing()) {
                return found;
            }
        }
        return new Found(OptionalLong.empty(), Optional.empty());
    }

    private static OptionalLong count(@Nullable String text) {
        return text != null && text.strip().matches("\\d{1,15}(\\.\\d{1,9})?")
                ? OptionalLong.of((long) Double.parseDouble(text.strip()))
                : OptionalLong.empty();
    }

    private static Optional<Duration> reset(@Nullable String text, Instant now) {
        if (text == null || text.isBlank() || text.length() > 64) {
            return Optional.empty();
        }
        final String value = text.strip();
        if (value.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            return Optional.of(fromNumber(Double.parseDouble(value), now));
        }
        final Optional<Duration> span = span(value);
        if (span.isPresent()) {
            return span;
        }
        try {
            return Optional.of(notNegative(
                    Duration.between(now, OffsetDateTime.parse(value).toInstant())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time such as {@code 1m3.5s}; empty for anything else. */
    static Optional<Duration> span(String text) {
        final Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return Optional.empty();
        }
        final double seconds = number(span, 1) * 86400
                + number(span, 2) * 3600
                + number(span, 3) * 60
                + number(span, 4)
                + number(span, 5) / 1000;
        return Optional.of(seconds(seconds));
    }

    private static Duration fromNumber(double number, Instant now) {
        if (number >= EPOCH_MILLIS) {
            return notNegative(Duration.between(now, Instant.ofEpochMilli((long) number)));
        }
        return number >= EPOCH_SECONDS
                ? notNegative(Duration.between(now, Instant.ofEpochSecond((long) number)))
                : seconds(number);
    }

    private static double number(Matcher span, int group) {
        return span.group(group) == null ? 0 : Double.parseDouble(span.group(group));
    }

    /** Rounded up to a millisecond, so that nobody comes back too early. */
    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.ceil(seconds * 1000 - 1e-6));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
