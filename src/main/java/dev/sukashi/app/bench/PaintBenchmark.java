package dev.sukashi.app.bench;

import dev.sukashi.app.command.CommandContext;
import dev.sukashi.overlay.PaintRecord;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** From a token leaving the server to the frame that shows it, at 60 tokens a second over three lines of text. */
final class PaintBenchmark implements Benchmarks.Benchmark {
    private static final int WARM_UP = 5;
    private static final int RUNS = 15;
    private static final int TOKENS = 60;
    private static final long PAUSE_MILLIS = 16;

    @Override
    public List<Measurement> run(CommandContext context) throws IOException, InterruptedException {
        final List<String> tokens = IntStream.range(0, TOKENS)
                .mapToObj(i -> i == 0 ? "token0" : " token" + i)
                .toList();
        final Stopwatch stopwatch = new Stopwatch();
        try (LoopbackModel model = new LoopbackModel(tokens, PAUSE_MILLIS, stopwatch::sent);
                ProgramUnderTest program = new ProgramUnderTest(context, model.url(), stopwatch::painted)) {
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                if (i == WARM_UP) {
                    stopwatch.forget();
                }
                final String line = "これは" + i + "番目の台詞です。";
                program.copy(line);
                program.awaitShown(line);
            }
        }
        return List.of(Measurement.of("paint.token-to-pixels", stopwatch.times()));
    }

    /** Pairs each token with the first frame that shows it. Called by the model's and the event thread. */
    private static final class Stopwatch {
        private final Deque<long[]> waiting = new ArrayDeque<>();
        private final Deque<Long> times = new ArrayDeque<>();

        synchronized void sent(int characters, long nanos) {
            if (!waiting.isEmpty() && waiting.peekLast()[0] >= characters) {
                waiting.clear();
            }
            waiting.add(new long[] {characters, nanos});
        }

        synchronized void painted(PaintRecord frame) {
            final Map<String, Integer> lengths = frame.lengths();
            final int length = lengths.getOrDefault("main", 0);
            while (!waiting.isEmpty() && waiting.peek()[0] <= length) {
                times.add(frame.nanoTime() - waiting.remove()[1]);
            }
        }

        synchronized void forget() {
            times.clear();
        }

        synchronized long[] times() {
            return times.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
