package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # retry-after-ms, Retry-After,                   body,                                        milliseconds
            250,              9,                             ,                                            250
            ,                 3,                             ,                                            3000
            ,                 0.5,                           ,                                            500
            ,                 'Sun, 01 Mar 2026 12:00:07 GMT', ,                                          7000
            ,                 'Sun, 01 Mar 2026 11:00:00 GMT', ,                                          0
            ,                 ,                              'Please retry in 5.7 s.',                    5700
            ,                 ,                              'Please try again in 20ms. Visit',            20
            ,                 ,                              'Please retry in 5.738412s.',                5738
            ,                 ,                              '{"retryDelay": "13s"}',                      13000
            ,                 ,                              'retry after 2 minutes',                       120000
            ,                 ,                              'Please try again in 2m59.56s. Visit',        179560
            ,                 ,                              'Please try again in 1h2m.',                  3720000
            ,                 ,                              'Try again in 24 hours',                      86400000
            ,                 soon,                          'Try again after 4 seconds',                  4000
            """)
    void aServiceCanSayWhenToComeBack(String ms, String header, String body, long expected) {
        final Duration asked = RetryPolicy.retryAfter(ms, header, body == null ? "" : body, clock);
        assertThat(asked).isNotNull();
        assertThat(asked.toMillis()).isEqualTo(expected);
    }

    @Test
    void aServiceThatSaysNothingIsNotMisheard() {
        assertThat(RetryPolicy.retryAfter(null, null, "Retry your request. 5 s is our motto.", clock))
                .isNull();
        assertThat(RetryPolicy.retryAfter("-1", "never", "", clock)).isNull();
    }
}
