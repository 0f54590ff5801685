package dev.sukashi.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.ChatImage;
import dev.sukashi.llm.ChatMessage;
import dev.sukashi.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Limits as a player meets them: lines in a queue before a gate whose clock is turned by hand. */
class RateGateTest {
    private static final int TOKENS = 10;

    private final ManualScheduler time = new ManualScheduler();
    private final ScriptedTranslator service = new ScriptedTranslator();
    private final List<LineEvent> events = new ArrayList<>();
    private final Instant start = time.clock().instant();

    @Test
    void withoutLimitsALineGoesOutAtOnceAndNothingIsSaidOfWaiting() {
        final LineQueue queue = queue(RateGate.Limits.NONE, LineQueue.Mode.LIVE);
        queue.submit(line(1));
        time.runReady();
        service.answer(1);
        time.runReady();

        assertThat(told()).containsExactly("Queued 1", "Started 1", "Delta 1", "Finished 1");
    }

    @Test
    void theThirdOfTwoRequestsAMinuteWaitsUntilTheFirstIsAMinuteOld() {
        final LineQueue queue = queue(new RateGate.Limits(2, 0, 0), LineQueue.Mode.ORDERED);
        answerInTurn(queue, 1);
        time.advance(Duration.ofSeconds(10));
        answerInTurn(queue, 2);
        queue.submit(line(3));
        time.advance(Duration.ofSeconds(49));

        assertThat(service.asked).doesNotContainKey(3L);
        assertThat(told()).endsWith("Queued 3", "Started 3", "Waiting 3");
        assertThat(waitingUntil(3)).isEqualTo(start.plusSeconds(60));
        time.advance(Duration.ofSeconds(1));
        assertThat(service.asked).containsKey(3L);
        assertThat(told()).endsWith("Waiting 3", "Started 3");
    }

    @Test
    void tokensAreGuessedBeforeAndCorrectedAfter() {
        final LineQueue queue = queue(new RateGate.Limits(0, 100, 0), LineQueue.Mode.ORDERED);
        queue.submit(line(1));
        time.runReady();
        service.asked.get(1L).onFinished("dear", new Usage(85, 10, 0));
        time.runReady();
        queue.submit(line(2));
        time.advance(Duration.ofSeconds(59));
        assertThat(service.asked).doesNotContainKey(2L);
        time.advance(Duration.ofSeconds(1));

        assertThat(service.asked).containsKey(2L);
    }

    @Test
    void aRequestOverTheTokenLimitAllByItselfIsNotHeldForEver() {
        final LineQueue queue = queue(new RateGate.Limits(0, TOKENS - 1, 0), LineQueue.Mode.ORDERED);
        answerInTurn(queue, 1);
        queue.submit(line(2));
        time.advance(Duration.ofSeconds(60));

        assertThat(service.asked).containsKey(2L);
    }

    @Test
    void noMoreRequestsAreUnderWayThanAreAllowed() {
        final LineQueue queue = queue(new RateGate.Limits(0, 0, 1), LineQueue.Mode.LIVE);
        queue.submit(line(8));
        time.runReady();
        queue.submitAgain(line(7));
        time.advance(Duration.ofSeconds(5));
        assertThat(service.asked).containsOnlyKeys(8L);
        service.fail(8);
        time.runReady();

        assertThat(service.asked).containsOnlyKeys(8L, 7L);
    }

    @Test
    void whoeverCameFirstGoesFirst() {
        final RateGate gate = new RateGate(new RateGate.Limits(1, 0, 0), time);
        final Translator shared = new GatedTranslator(service, gate, line -> TOKENS);
        LongStream.rangeClosed(1, 4).forEach(id -> shared.translate(line(id), new Ignoring()));
        time.advance(Duration.ofMinutes(5));

        assertThat(service.asked.keySet()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aLineThatIsSupersededWhileItWaitsIsNeverSentAndHoldsNobodyUp() {
        final LineQueue queue = queue(new RateGate.Limits(1, 0, 0), LineQueue.Mode.LIVE);
        queue.submit(line(1));
        time.advance(Duration.ofSeconds(1));
        queue.submit(line(2));
        time.advance(Duration.ofSeconds(1));
        queue.submit(line(3));
        time.advance(Duration.ofMinutes(2));

        assertThat(service.asked.keySet()).containsExactly(1L, 3L);
        assertThat(told()).contains("Waiting 2", "Superseded 2", "Waiting 3");
    }

    @Test
    void aRefusalWithATimeClosesTheGateForTheLinesAfterIt() {
        final LineQueue queue = queue(RateGate.Limits.NONE, LineQueue.Mode.ORDERED);
        queue.submit(line(1));
        queue.submit(line(2));
        time.runReady();
        service.asked.get(1L).onFailed(Problem.of(Problem.Kind.RATE_LIMITED, "seconds", "40", "message", ""));
        time.advance(Duration.ofSeconds(39));
        assertThat(service.asked).doesNotContainKey(2L);
        assertThat(waitingUntil(2)).isEqualTo(start.plusSeconds(40));
        time.advance(Duration.ofSeconds(1));

        assertThat(service.asked).containsKey(2L);
    }

    @Test
    void whatWouldTakeTooLongIsSaidAtOnceInsteadOfWaitedFor() {
        final LineQueue queue = queue(RateGate.Limits.NONE, LineQueue.Mode.ORDERED);
        queue.submit(line(1));
        queue.submit(line(2));
        time.runReady();
        service.asked.get(1L).onFailed(Problem.of(Problem.Kind.RATE_LIMITED, "seconds", "3600", "message", ""));
        time.runReady();

        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(LineEvent.Failed.class, failed -> {
            assertThat(failed.lineId()).isEqualTo(2);
            assertThat(failed.problem().kind()).isEqualTo(Problem.Kind.RATE_LIMITED);
            assertThat(failed.problem().details()).containsEntry("seconds", "3600");
        });
    }

    @Test
    void whereHeadersSayThatNothingIsLeftTheNextLineWaitsForTheReset() {
        final LineQueue queue = queue(RateGate.Limits.NONE, LineQueue.Mode.ORDERED);
        queue.submit(line(1));
        time.runReady();
        service.asked
                .get(1L)
                .onAllowance(new Allowance(
                        Optional.of(new Allowance.Left(0, Duration.ofSeconds(20))),
                        Optional.of(new Allowance.Left(500, Duration.ofSeconds(50)))));
        service.answer(1);
        queue.submit(line(2));
        time.advance(Duration.ofSeconds(19));
        assertThat(service.asked).doesNotContainKey(2L);
        time.advance(Duration.ofSeconds(1));

        assertThat(service.asked).containsKey(2L);
    }

    @Test
    void headersThatAlwaysSayNothingIsLeftHoldALineNoLongerThanAMinute() {
        final LineQueue queue = queue(RateGate.Limits.NONE, LineQueue.Mode.ORDERED);
        queue.submit(line(1));
        time.runReady();
        service.asked
                .get(1L)
                .onAllowance(new Allowance(Optional.of(new Allowance.Left(0, Duration.ofDays(1))), Optional.empty()));
        service.answer(1);
        queue.submit(line(2));
        time.advance(RateGate.LONGEST_BY_HEADERS);

        assertThat(service.asked).containsKey(2L);
    }

    @Test
    void aPictureIsEstimatedByItsTilesAndNeverLow() {
        assertThat(ofPicture(1333, 200)).isEqualTo(1120);
        assertThat(ofPicture(1568, 733)).isEqualTo(85 + 8 * 170);
    }

    private static int ofPicture(int width, int height) {
        final ChatImage image = new ChatImage(new byte[] {1}, "image/png", width, height);
        return TokenEstimate.of(List.of(new ChatMessage(ChatMessage.Role.USER, "", List.of(image))))
                - TokenEstimate.of(List.of(message("")));
    }

    @Test
    void eastAsianTextIsGuessedDearerThanLettersOfAnAlphabet() {
        final int japanese = TokenEstimate.of(List.of(message("これは十文字の文です")));
        final int english = TokenEstimate.of(List.of(message("ten letter")));

        assertThat(japanese).isEqualTo(4 + 2 * 10);
        assertThat(english).isEqualTo(4 + 2 * 3);
    }

    private static ChatMessage message(String text) {
        return new ChatMessage(ChatMessage.Role.USER, text);
    }

    private void answerInTurn(LineQueue queue, long id) {
        queue.submit(line(id));
        time.runReady();
        service.answer(id);
        time.runReady();
    }

    private LineQueue queue(RateGate.Limits limits, LineQueue.Mode mode) {
        return new LineQueue(
                new GatedTranslator(service, new RateGate(limits, time), line -> TOKENS), time, mode, events::add);
    }

    private Instant waitingUntil(long id) {
        return events.stream()
                .filter(LineEvent.Waiting.class::isInstance)
                .map(LineEvent.Waiting.class::cast)
                .filter(event -> event.lineId() == id)
                .reduce((before, after) -> after)
                .orElseThrow()
                .until();
    }

    private List<String> told() {
        return events.stream()
                .map(event -> event.getClass().getSimpleName() + " " + event.lineId())
                .toList();
    }

    private Line line(long id) {
        return new Line(
                id, "game", SourceKind.CLIPBOARD, null, "行 " + id, time.clock().instant());
    }
}
