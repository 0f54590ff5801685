package dev.sukashi.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sukashi.app.bench.Benchmarks;
import dev.sukashi.app.bench.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the program on this machine. */
@Command(name = "bench", description = "Measure the program on this machine; in a virtual display if there is none.")
final class BenchCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandContext context;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which of the benchmarks; else all.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "A JSON object for each figure.")
    private boolean json;

    BenchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        final Benchmarks benchmarks = new Benchmarks();
        final List<String> unknown = names.stream()
                .filter(name -> !benchmarks.names().contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            context.say(
                    "bench.unknown",
                    "names",
                    String.join(", ", unknown),
                    "known",
                    String.join(", ", benchmarks.names()));
            return CommandContext.USAGE;
        }
        if (!context.hasDisplay()) {
            return context.runInVirtualDisplay(again());
        }
        for (final String name : names.isEmpty() ? benchmarks.names() : names) {
            context.say("bench.running", "name", name);
            for (final Measurement measurement : benchmarks.run(name, context)) {
                context.out().println(json ? JSON.writeValueAsString(measurement) : row(measurement));
            }
        }
        return CommandContext.OK;
    }

    private List<String> again() {
        final List<String> arguments = new ArrayList<>(List.of("bench"));
        arguments.addAll(names);
        if (json) {
            arguments.add("--json");
        }
        return arguments;
    }

    private static String row(Measurement m) {
        return String.format(
                Locale.ROOT,
                "%s\tn=%d\tp50=%.2f ms\tp99=%.2f ms\tmax=%.2f ms",
                m.name(),
                m.count(),
                m.p50(),
                m.p99(),
                m.max());
    }
}
