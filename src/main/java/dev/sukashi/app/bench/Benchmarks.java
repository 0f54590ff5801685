package dev.sukashi.app.bench;

import dev.sukashi.app.command.CommandContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All benchmarks by name. */
public final class Benchmarks {
    private final Map<String, Benchmark> all = new LinkedHashMap<>();

    public Benchmarks() {
        all.put("clipboard", new ClipboardBenchmark());
        all.put("paint", new PaintBenchmark());
        all.put("ocr", new OcrBenchmark(Optional.of((engine, mask, language) -> engine.recognize(mask, language))));
        all.put("watch", new WatchBenchmark());
    }

    /** In the order they run. */
    public List<String> names() {
        return List.copyOf(all.keySet());
    }

    /** Runs one on the display there is. */
    public List<Measurement> run(String name, CommandContext context) throws IOException, InterruptedException {
        return all.get(name).run(context);
    }

    /** Measures one thing. */
    interface Benchmark {
        List<Measurement> run(CommandContext context) throws IOException, InterruptedException;
    }
}
