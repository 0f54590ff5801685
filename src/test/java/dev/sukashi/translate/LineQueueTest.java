package dev.sukashi.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.SourceKind;
import dev.sukashi.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LineQueueTest {
    private final ManualScheduler time = new ManualScheduler();
    private final ScriptedTranslator translator = new ScriptedTranslator();
    private final List<LineEvent> events = new ArrayList<>();

    @Test
    void aLineIsSentAtOnceAndItsTranslationTold() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        queue.submit(line(1));
        translator.answer(1);
        time.runReady();

        assertThat(told()).containsExactly("Queued 1", "Started 1", "Delta 1", "Finished 1");
    }

    @Test
    void aNewerLineCancelsTheOlderRequestAndSupersedesIt() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        queue.submit(line(1));
        time.advance(Duration.ofSeconds(1));
        queue.submit(line(2));

        assertThat(translator.cancelled).containsExactly(1L);
        assertThat(told()).containsExactly("Queued 1", "Started 1", "Queued 2", "Superseded 1", "Started 2");
    }

    @Test
    void aLateAnswerOfASupersededLineIsNotTold() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        queue.submit(line(1));
        translator.answer(1);
        queue.submit(line(2));
        time.advance(Duration.ofSeconds(1));

        assertThat(told()).doesNotContain("Delta 1", "Finished 1").endsWith("Superseded 1", "Started 2");
    }

    @Test
    void fastForwardSendsOnlyTheFirstAndTheLastLine() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        for (long id = 1; id <= 500; id++) {
            queue.submit(line(id));
            time.advance(Duration.ofMillis(50));
        }
        time.advance(Duration.ofSeconds(1));

        assertThat(translator.asked.keySet()).containsExactly(1L, 500L);
        assertThat(told().stream().filter(event -> event.startsWith("Superseded")))
                .hasSize(499);
    }

    @Test
    void fastForwardIsNotSentLineByLineToAServerThatFailsAtOnce() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        for (long id = 1; id <= 500; id++) {
            queue.submit(line(id));
            if (translator.asked.containsKey(id)) {
                translator.fail(id);
            }
            time.advance(Duration.ofMillis(50));
        }
        time.advance(Duration.ofSeconds(1));

        assertThat(translator.asked.keySet()).containsExactly(1L, 500L);
    }

    @Test
    void aTranslatorThatCannotEvenStartEndsTheLineAndNotTheQueue() {
        final LineQueue queue = new LineQueue(new BrokenTranslator(), time, LineQueue.Mode.ORDERED, events::add);
        queue.submit(line(1));
        queue.submit(line(2));
        time.runReady();

        assertThat(told()).contains("Failed 1", "Failed 2");
    }

    @Test
    void aLineAfterAPauseIsNotHeldUp() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        queue.submit(line(1));
        queue.submit(line(2));
        time.advance(Duration.ofSeconds(1));
        translator.answer(2);
        time.advance(LineQueue.BURST);
        queue.submit(line(3));

        assertThat(translator.asked).containsKey(3L);
    }

    @Test
    void orderedModeTranslatesEveryLineOneAfterTheOther() {
        final LineQueue queue = queue(LineQueue.Mode.ORDERED);
        LongStream.rangeClosed(1, 5).forEach(id -> queue.submit(line(id)));
        for (long id = 1; id <= 5; id++) {
            assertThat(translator.asked).hasSize((int) id);
            translator.answer(id);
            time.runReady();
        }

        assertThat(told().stream().filter(event -> event.startsWith("Finished")))
                .containsExactly("Finished 1", "Finished 2", "Finished 3", "Finished 4", "Finished 5");
        assertThat(translator.cancelled).isEmpty();
    }

    @Test
    void inOrderedModeAFailureLetsTheNextLineStart() {
        final LineQueue queue = queue(LineQueue.Mode.ORDERED);
        queue.submit(line(1));
        queue.submit(line(2));
        translator.fail(1);
        time.runReady();

        assertThat(told()).endsWith("Failed 1", "Started 2");
    }

    @Test
    void aLineAskedForAgainRunsBesideTheNewest() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        queue.submit(line(8));
        queue.submitAgain(line(7));
        translator.answer(8);
        translator.answer(7);
        time.runReady();

        assertThat(told()).contains("Finished 8", "Finished 7");
        assertThat(translator.cancelled).isEmpty();
    }

    @Test
    void aNewLineSupersedesOneThatWasAskedForAgain() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        queue.submitAgain(line(3));
        queue.submit(line(9));

        assertThat(translator.cancelled).containsExactly(3L);
        assertThat(told()).contains("Superseded 3");
    }

    @Test
    void askingAgainForWhatIsUnderWaySendsNothing() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        queue.submit(line(1));
        queue.submitAgain(line(1));
        queue.submitAgain(line(1));

        assertThat(told()).containsExactly("Queued 1", "Started 1");
    }

    @Test
    void closingCancelsWhatIsUnderWayAndTellsNothing() {
        final LineQueue queue = queue(LineQueue.Mode.LIVE);
        queue.submit(line(1));
        queue.submitAgain(line(0));
        final int before = events.size();
        queue.close();
        translator.answer(1);
        time.advance(Duration.ofSeconds(1));

        assertThat(translator.cancelled).containsExactlyInAnyOrder(1L, 0L);
        assertThat(events).hasSize(before);
    }

    private LineQueue queue(LineQueue.Mode mode) {
        return new LineQueue(translator, time, mode, events::add);
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

    private static final class BrokenTranslator implements Translator {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public Call translate(Line line, Listener listener) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void close() {}
    }
}
