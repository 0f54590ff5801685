package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHeadersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # headers                                                                                                                | requests | reset in | tokens | reset in
            x-ratelimit-remaining-requests=59 x-ratelimit-reset-requests=1s x-ratelimit-remaining-tokens=149984 x-ratelimit-reset-tokens=6m0s | 59 | PT1S     | 149984 | PT6M
            x-ratelimit-remaining-requests=0 x-ratelimit-reset-requests=12ms                                                          | 0        | PT0.012S |        |
            x-ratelimit-reset-tokens=1m3s                                                                                             |          |          |        | PT1M3S
            x-ratelimit-reset-requests=1h2m3.5s                                                                                       |          | PT1H2M3.5S |      |
            x-ratelimit-reset-requests=2d                                                                                             |          | PT48H    |        |
            x-ratelimit-reset-requests=7.66s                                                                                          |          | PT7.66S  |        |
            anthropic-ratelimit-requests-remaining=49 anthropic-ratelimit-requests-reset=2026-03-01T12:00:30Z                         | 49       | PT30S    |        |
            anthropic-ratelimit-tokens-remaining=5000 anthropic-ratelimit-tokens-reset=2026-03-01T11:59:00Z                           |          |          | 5000   | PT0S
            anthropic-ratelimit-input-tokens-remaining=800 anthropic-ratelimit-input-tokens-reset=2026-03-01T13:00:05+01:00           |          |          | 800    | PT5S
            x-ratelimit-remaining-requests-day=100 x-ratelimit-reset-requests-day=3600.25 x-ratelimit-remaining-tokens-minute=60      | 100      | PT1H0.25S | 60    |
            x-ratelimit-remaining=3 x-ratelimit-reset=1772366410000                                                                   | 3        | PT10S    |        |
            ratelimit-remaining=3 ratelimit-reset=1772366405                                                                          | 3        | PT5S     |        |
            ratelimit-remaining=3 ratelimit-reset=20                                                                                  | 3        | PT20S    |        |
            x-ratelimit-remaining-requests=soon x-ratelimit-remaining=4                                                               | 4        |          |        |
            """)
    void eachServicesFormIsRead(String headers, Long requests, String requestsIn, Long tokens, String tokensIn) {
        assertThat(read(headers))
                .contains(new RateLimits(count(requests), span(requestsIn), count(tokens), span(tokensIn)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-request-id=4",
                "x-ratelimit-reset-requests=tomorrow",
                "x-ratelimit-remaining-requests=-1",
                "x-ratelimit-remaining-tokens=99999999999999999999",
                "x-ratelimit-reset-requests=9999999999999999999999d"
            })
    void headersThatSayNothingAreNoLimits(String headers) {
        assertThat(read(headers)).isEmpty();
    }

    private static Optional<RateLimits> read(String headers) {
        final Map<String, String> byName = new HashMap<>();
        for (final String header : headers.strip().split(" ", -1)) {
            byName.put(header.substring(0, header.indexOf('=')), header.substring(header.indexOf('=') + 1));
        }
        return RateLimitHeaders.read(byName::get, CLOCK);
    }

    private static OptionalLong count(Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static Optional<Duration> span(String text) {
        return Optional.ofNullable(text).map(Duration::parse);
    }
}
