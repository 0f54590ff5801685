package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what a listener hears. */
final class Heard implements LlmListener {
    private final List<String> deltas = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final List<LlmAnswer> answers = new CopyOnWriteArrayList<>();
    private final List<Problem> problems = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<RateLimits> limits = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Instant> pauses = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public void onThinking() {
        said.add("thinking");
    }

    @Override
    public void onLimits(RateLimits left) {
        limits.add(left);
    }

    @Override
    public void onPause(Instant until) {
        pauses.add(until);
    }

    @Override
    public void onDelta(String soFar) {
        said.add(soFar);
        threads.add(Thread.currentThread().getName());
        deltas.add(soFar);
        queue.add(soFar);
    }

    @Override
    public void onFinished(LlmAnswer answer) {
        answers.add(answer);
        end.countDown();
    }

    @Override
    public void onFailed(Problem problem) {
        problems.add(problem);
        end.countDown();
    }

    /** Until when the next pause lasts; waits for it. */
    Instant pause() throws InterruptedException {
        final Instant until = pauses.poll(20, TimeUnit.SECONDS);
        assertThat(until).as("a pause is told").isNotNull();
        return until;
    }

    /** The answer; a failure fails the test. */
    LlmAnswer answer() throws InterruptedException {
        awaitEnd();
        assertThat(problems).isEmpty();
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    /** The failure; an answer fails the test. */
    Problem problem() throws InterruptedException {
        awaitEnd();
        assertThat(answers).isEmpty();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    String nextDelta() throws InterruptedException {
        final String next = queue.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("a delta").isNotNull();
        return next;
    }

    List<String> deltas() {
        return deltas;
    }

    /** All text, and {@code thinking} where that was said, in order. */
    List<String> said() {
        return said;
    }

    List<RateLimits> limits() {
        return limits;
    }

    /** Who brought each delta. */
    List<String> threads() {
        return threads;
    }

    boolean ended() {
        return end.getCount() == 0;
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(end.await(20, TimeUnit.SECONDS)).as("it ended").isTrue();
    }
}
