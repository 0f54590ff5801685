package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import java.awt.Color;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    void eachOfSeveralTranslatorsHasAColourOfItsOwnWhichThePlayerMayChoose() {
        current.setTranslators(List.of(
                new TranslatorLabel("a", "Ay", Optional.of(Color.PINK)),
                new TranslatorLabel("b", "Bee"),
                new TranslatorLabel("c", "Cee")));
        current.show(line(1));
        for (final String translator : List.of("c", "b", "a")) {
            current.apply(new LineEvent.Finished(1, translator, START, "text", Usage.NONE));
        }
        final List<Color> colours = current.blocks(false, false).stream()
                .map(block -> block.colour().orElseThrow())
                .distinct()
                .toList();

        assertThat(colours).hasSize(3).startsWith(Color.PINK);
    }

    @Test
    void aSingleTranslatorNeedsNeitherNameNorColour() {
        current.setTranslators(List.of(new TranslatorLabel("a", "Ay"), new TranslatorLabel("b", "Bee")));
        current.show(line(1));
        current.apply(finished(1, "Hello"));

        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATION Hello");
        assertThat(current.blocks(true, true)).allMatch(block -> block.colour().isEmpty());
    }

    @Test
    void thinkingIsSaidUntilTheTextComes() {
        current.show(line(1));
        current.apply(new LineEvent.Started(1, "a", START));
        current.apply(new LineEvent.Thinking(1, "a", START));
        assertThat(shown()).isEqualTo("SOURCE 原文1, waiting “thinking…”");
        assertThat(current.isWaiting()).isTrue();
        current.apply(delta(1, "Hel"));
        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATION Hel…");
        current.apply(new LineEvent.Thinking(1, "a", START));
        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATION Hel…");
    }

    @Test
    void theWaitForALimitCountsDownUntilTheRequestGoesOut() {
        current.show(line(1));
        current.apply(new LineEvent.Waiting(1, "a", START, START.plusMillis(33_500)));
        assertThat(shown()).isEqualTo("SOURCE 原文1, waiting “waiting for the service’s limit: 34 s”");
        assertThat(current.isCountingDown()).isTrue();
        clock.now = START.plusMillis(33_000);
        assertThat(shown()).isEqualTo("SOURCE 原文1, waiting “waiting for the service’s limit: 1 s”");
        current.apply(new LineEvent.Started(1, "a", START));

        assertThat(shown()).isEqualTo("SOURCE 原文1, waiting");
        assertThat(current.isCountingDown()).isFalse();
    }

    @Test
    void whoAnswersInAnothersPlaceIsNamedAndTheReasonSaidOnce() {
        current.setTranslators(List.of(new TranslatorLabel("a", "Ay"), new TranslatorLabel("b", "Bee")));
        current.show(line(1));
        current.apply(delta(1, "Hel"));
        current.apply(fellBack(1));
        assertThat(shown()).startsWith("SOURCE 原文1, TRANSLATOR Ay → Bee, waiting, NOTICE Ay: The connection was cut");
        current.apply(new LineEvent.Finished(1, "a", START, "Hello", Usage.NONE, "b"));
        assertThat(shown()).startsWith("SOURCE 原文1, TRANSLATOR Ay → Bee, TRANSLATION Hello, NOTICE Ay: ");

        current.show(line(2));
        current.apply(fellBack(2));
        current.apply(new LineEvent.Finished(2, "a", START, "Two", Usage.NONE, "b"));
        assertThat(shown()).isEqualTo("SOURCE 原文2, TRANSLATOR Ay → Bee, TRANSLATION Two");

        current.show(line(3));
        current.apply(finished(3, "Three"));
        assertThat(shown()).isEqualTo("SOURCE 原文3, TRANSLATION Three");
        current.show(line(4));
        current.apply(fellBack(4));
        assertThat(shown()).contains("NOTICE Ay: The connection was cut");
    }

    @Test
    void whereNobodyCouldAnswerEachReasonIsSaid() {
        current.show(line(1));
        current.apply(fellBack(1));
        current.apply(new LineEvent.Failed(1, "a", START, Problem.of(Problem.Kind.EMPTY_ANSWER)));
        current.show(line(2));
        current.apply(fellBack(2));
        current.apply(new LineEvent.Failed(2, "a", START, Problem.of(Problem.Kind.EMPTY_ANSWER)));

        assertThat(shown())
                .contains("PROBLEM The model answered without any text")
                .contains("NOTICE a: The connection");
    }

    @Test
    void aRecalledLineStillSaysWhoAnswered() {
        current.show(line(2));
        current.recall(line(1), List.of(new LineEvent.Finished(1, "a", START, "Hello", Usage.NONE, "b")));

        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATOR a → b, TRANSLATION Hello");
    }

    @Test
    void usageStandsBelowItsOwnLineOnly() {
        current.show(line(1));
        current.apply(finished(1, "Hello"));
        assertThat(current.setUsage(1, "12 + 3 tokens")).isTrue();
        assertThat(current.setUsage(1, "12 + 3 tokens")).isFalse();
        assertThat(shown()).isEqualTo("SOURCE 原文1, TRANSLATION Hello, USAGE 12 + 3 tokens");
        current.show(line(2));

        assertThat(shown()).isEqualTo("SOURCE 原文2");
        assertThat(current.setUsage(1, "stale")).isFalse();
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
                        : "waiting" + label(block))
                .collect(Collectors.joining(", "));
    }

    private static String label(Block block) {
        return block instanceof final Block.Waiting waiting && !waiting.label().isEmpty()
                ? " “" + waiting.label() + "”"
                : "";
    }

    private static LineEvent fellBack(long id) {
        return new LineEvent.FellBack(id, "a", START, "b", Problem.of(Problem.Kind.CUT));
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
