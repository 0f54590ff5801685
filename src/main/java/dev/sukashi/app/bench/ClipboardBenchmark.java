package dev.sukashi.app.bench;

import dev.sukashi.app.command.CommandContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From the clipboard's change, by another X client, to the head of the request read by the server. */
final class ClipboardBenchmark implements Benchmarks.Benchmark {
    private static final int WARM_UP = 60;
    private static final int RUNS = 200;

    /** Lines that come faster are a burst to the program, which waits for their end. */
    private static final long READING_MILLIS = 310;

    @Override
    public List<Measurement> run(CommandContext context) throws IOException, InterruptedException {
        final long[] nanos = new long[RUNS];
        try (LoopbackModel model = new LoopbackModel(List.of("Yes."), 0, (characters, at) -> {});
                ProgramUnderTest program = new ProgramUnderTest(context, model.url(), frame -> {})) {
            for (int i = -WARM_UP; i < RUNS; i++) {
                final String line = "これは" + (i + WARM_UP) + "番目の台詞です。";
                final long changed = System.nanoTime();
                program.copy(line);
                final long arrived = model.nextArrival();
                if (i >= 0) {
                    nanos[i] = arrived - changed;
                }
                program.awaitShown(line);
                TimeUnit.MILLISECONDS.sleep(READING_MILLIS);
            }
        }
        return List.of(Measurement.of("clipboard.to-wire", nanos));
    }
}
