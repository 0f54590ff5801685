package dev.sukashi.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.time.ManualScheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FallbackTranslatorTest {
    private final ManualScheduler time = new ManualScheduler();
    private final ScriptedTranslator first = new ScriptedTranslator("first");
    private final ScriptedTranslator second = new ScriptedTranslator("second");
    private final ScriptedTranslator third = new ScriptedTranslator("third");
    private final List<LineEvent> events = new ArrayList<>();
    private final LineQueue queue = queue(List.of(second, third));

    @Test
    void whileTheFirstAnswersNobodyElseIsAsked() {
        queue.submit(line(1));
        first.answer(1);
        time.runReady();

        assertThat(told()).containsExactly("Queued first", "Started first", "Delta first", "Finished first");
        assertThat(last())
                .isInstanceOfSatisfying(
                        LineEvent.Finished.class,
                        done -> assertThat(done.answeredBy()).isEqualTo("first"));
        assertThat(second.asked).isEmpty();
    }

    @Test
    void whenTheFirstFailsTheNextAnswersUnderItsNameAndIsNamed() {
        queue.submit(line(1));
        first.fail(1);
        time.runReady();
        second.fail(1);
        third.answer(1);
        time.runReady();

        assertThat(told())
                .containsExactly(
                        "Queued first",
                        "Started first",
                        "FellBack first",
                        "FellBack first",
                        "Delta first",
                        "Finished first");
        assertThat(last())
                .isInstanceOfSatisfying(
                        LineEvent.Finished.class,
                        done -> assertThat(done.answeredBy()).isEqualTo("third"));
        assertThat(events.get(2)).isInstanceOfSatisfying(LineEvent.FellBack.class, fall -> {
            assertThat(fall.to()).isEqualTo("second");
            assertThat(fall.problem().kind()).isEqualTo(Problem.Kind.SERVER_ERROR);
        });
    }

    @Test
    void whenAllFailTheLineFailsOnce() {
        queue.submit(line(1));
        first.fail(1);
        second.fail(1);
        third.fail(1);
        time.runReady();

        assertThat(told()).endsWith("FellBack first", "FellBack first", "Failed first");
        assertThat(events.stream().filter(LineEvent::isLast)).hasSize(1);
    }

    @Test
    void whoFailsAtOnceIsPassedOver() {
        final LineQueue blocked =
                queue(List.of(new UnusableTranslator("second", Problem.of(Problem.Kind.KEY_VARIABLE_UNSET)), third));
        blocked.submit(line(1));
        first.fail(1);
        third.answer(1);
        time.runReady();

        assertThat(last())
                .isInstanceOfSatisfying(
                        LineEvent.Finished.class,
                        done -> assertThat(done.answeredBy()).isEqualTo("third"));
    }

    @Test
    void aNewerLineCancelsTheOneThatWasFallenBackTo() {
        queue.submit(line(1));
        first.fail(1);
        time.runReady();
        queue.submit(line(2));
        second.fail(1);
        time.runReady();

        assertThat(second.cancelled).containsExactly(1L);
        assertThat(third.asked).isEmpty();
        assertThat(told()).contains("Superseded first").doesNotContain("Failed first", "Finished first");
    }

    @Test
    void aCancelBeforeTheFailureIsHeardAsksNobody() {
        final Translator chain = new FallbackTranslator(first, List.of(second));
        final Translator.Call call = chain.translate(line(1), new Ignoring());
        call.cancel();
        first.fail(1);

        assertThat(first.cancelled).containsExactly(1L);
        assertThat(second.asked).isEmpty();
    }

    @Test
    void whatAFailedTranslatorSaysLateIsNotHeard() {
        queue.submit(line(1));
        first.fail(1);
        first.answer(1);
        second.answer(1);
        time.runReady();

        assertThat(events.stream().filter(LineEvent.Finished.class::isInstance)).hasSize(1);
        assertThat(last())
                .isInstanceOfSatisfying(
                        LineEvent.Finished.class,
                        done -> assertThat(done.answeredBy()).isEqualTo("second"));
    }

    private LineQueue queue(List<Translator> others) {
        return new LineQueue(new FallbackTranslator(first, others), time, LineQueue.Mode.LIVE, events::add);
    }

    private LineEvent last() {
        return events.get(events.size() - 1);
    }

    private List<String> told() {
        return events.stream()
                .map(event -> event.getClass().getSimpleName() + " " + event.translator())
                .toList();
    }

    private Line line(long id) {
        return new Line(
                id, "game", SourceKind.CLIPBOARD, null, "行 " + id, time.clock().instant());
    }
}
