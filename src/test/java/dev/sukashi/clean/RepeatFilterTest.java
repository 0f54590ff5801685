package dev.sukashi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private final RepeatFilter filter = new RepeatFilter(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void theSameTextWithinAMomentIsOneLine() {
        assertThat(filter.apply("行こう")).isPresent();
        now = now.plusMillis(299);
        assertThat(filter.apply("行こう")).isEmpty();
        now = now.plusMillis(299);
        assertThat(filter.apply("行こう")).isEmpty();
    }

    @Test
    void theSameTextLaterIsALineOfItsOwn() {
        assertThat(filter.apply("うん")).isPresent();
        now = now.plusMillis(300);
        assertThat(filter.apply("うん")).isPresent();
    }

    @Test
    void anotherTextIsALineAtOnce() {
        assertThat(filter.apply("うん")).isPresent();
        assertThat(filter.apply("いや")).isPresent();
        assertThat(filter.apply("うん")).isPresent();
    }

    @Test
    void aClockSetBackSilencesNothing() {
        assertThat(filter.apply("うん")).isPresent();
        now = now.minusSeconds(3600);
        assertThat(filter.apply("うん")).isPresent();
    }
}
