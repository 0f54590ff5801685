package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CurrentLineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SettableClock clock = new SettableClock();
    private final CurrentLine current =
            new CurrentLine(new Languages(Locale.JAPANESE, Locale.ENGLISH), new Messages(Locale.ENGLISH), clock);

    @Test
    void whatBelongsToAnotherLineIsNotShown() {
        current.show(line(8));

        assertThat(current.apply(delta(7, "stale"))).isFalse();
        assertThat(shown()).isEqualTo("SOURCE 原文8");
    }

    @Test
    void anOlderLineNeverTakesANewerOnesPlace() {
        current.show(line(8));

        assertThat(current.show(line(7))).isFalse();
        assertThat(shown()).isEqualTo("SOURCE 原文8");
    }

    @Test
    void aNewLineSweepsTheOldTranslationAway() {
        current.show(line(1));
        current.apply(finished(1, "Hello"));
        current.show(line(2));

        assertThat(shown()).isEqualTo("SOURCE 原文2");
    }

    @Test
    void anOlderLineIsShownWhereThePlayerAsksAndTheNextNewOneTakesOver() {
        current.show(line(8));
        current.recall(line(5), List.of(finished(5, "Five")));
        assertThat(shown()).isEqualTo("SOURCE 原文5, TRANSLATION Five");

        assertThat(current.show(line(8))).isFalse();
        assertThat(current.show(line(9))).isTrue();
        assertThat(shown()).isEqualTo("SOURCE 原文9");
    }

    @Test
    void aTranslationWaitsStreamsAndEnds() {
        current.show(line(1));
        current.apply(new LineEvent.Queued(1, "a", START));
        assertThat(shown()).isEqualTo("SOURCE 原文1, waiting");
        current.apply(delta(1, "Hel"));
        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATION Hel…");
        current.apply(finished(1, "Hello"));
        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATION Hello");
    }

    @Test
    void aDeltaThatComesLateDoesNotUndoTheEnd() {
        current.show(line(1));
        current.apply(finished(1, "Hello"));

        assertThat(current.apply(delta(1, "Hel"))).isFalse();
        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATION Hello");
    }

    @Test
    void aFailureSaysWhyAndKeepsWhatHadArrived() {
        current.show(line(1));
        current.apply(delta(1, "Hel"));
        current.apply(new LineEvent.Failed(1, "a", START, Problem.of(Problem.Kind.CUT)));

        assertThat(shown())
                .isEqualTo(
                        "SOURCE 原文1, TRANSLATION Hel, PROBLEM The connection was cut in the middle of the answer. Ask again.");
    }

    @Test
    void aSupersededTranslationLeavesNothing() {
        current.show(line(1));
        current.apply(delta(1, "Hel"));
        current.apply(new LineEvent.Superseded(1, "a", START, 2));

        assertThat(shown()).isEqualTo("SOURCE 原文1");
    }

    @Test
    void askedForAgainItStartsAnew() {
        current.show(line(1));
        current.apply(finished(1, "Hello"));
        current.apply(new LineEvent.Queued(1, "a", START));
        current.apply(delta(1, "Hi"));

        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATION Hi…");
    }

    @Test
    void severalTranslatorsStandInTheirOrderUnderTheirNames() {
        current.setTranslators(List.of(new TranslatorLabel("b", "Bee"), new TranslatorLabel("a", "Ay")));
        current.show(line(1));
        current.apply(new LineEvent.Finished(1, "a", START, "one", Usage.NONE));
        current.apply(new LineEvent.Queued(1, "b", START));

        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATOR Bee, waiting, TRANSLATOR Ay, TRANSLATION one");
    }

    @Test
    void aNoticeStaysUntilItCouldBeRead() {
        current.show(line(1));
        current.setNotice("Press F8 to pause.");
        current.show(line(2));
        assertThat(shown()).isEqualTo("SOURCE 原文2, NOTICE Press F8 to pause.");

        clock.now = START.plus(CurrentLine.NOTICE_STAYS);
        assertThat(shown()).endsWith("NOTICE Press F8 to pause.");
        current.show(line(3));
        assertThat(shown()).isEqualTo("SOURCE 原文3");
    }

    private String shown() {
        return current.blocks(true, true).stream()
                .map(block -> block instanceof Block.Text text
                        ? text.role() + " " + text.text() + (text.unfinished() ? "…" : "")
                        : "waiting")
                .collect(Collectors.joining(", "));
    }

    private static Line line(long id) {
        return new Line(id, "game", SourceKind.MANUAL, null, "原文" + id, START);
    }

    private static LineEvent delta(long id, String soFar) {
        return new LineEvent.Delta(id, "a", START, soFar);
    }

    private static LineEvent finished(long id, String text) {
        return new LineEvent.Finished(id, "a", START, text, Usage.NONE);
    }

    private static final class SettableClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
