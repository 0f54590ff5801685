package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramePacerTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private int frames;
    private final List<Runnable> tasks = new ArrayList<>();
    private final List<Integer> delays = new ArrayList<>();
    private final FramePacer pacer = new FramePacer(
            () -> now,
            (task, delay) -> {
                tasks.add(task);
                delays.add(delay);
            },
            () -> frames++);

    @Test
    void theFirstRequestIsDrawnAtOnce() {
        pacer.request();

        assertThat(delays).containsExactly(0);
    }

    @Test
    void requestsBeforeTheFrameAreDrawnTogether() {
        pacer.request();
        pacer.request();
        pacer.request();
        runTasks();

        assertThat(frames).isEqualTo(1);
    }

    @Test
    void theNextFrameWaitsForTheRestOfTheFrameTime() {
        pacer.request();
        runTasks();
        now += 5 * MILLI;
        pacer.request();

        assertThat(delays).containsExactly(0, 11);
    }

    @Test
    void afterARestNothingWaits() {
        pacer.request();
        runTasks();
        now += 500 * MILLI;
        pacer.request();

        assertThat(delays).containsExactly(0, 0);
    }

    private void runTasks() {
        final List<Runnable> due = List.copyOf(tasks);
        tasks.clear();
        due.forEach(Runnable::run);
    }
}
