package dev.sukashi.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.app.Amounts;
import dev.sukashi.line.Cost;
import dev.sukashi.store.History;
import dev.sukashi.store.HistoryEntry;
import dev.sukashi.store.StoredTranslation;
import dev.sukashi.store.UsageSum;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks into what was read and translated so far. */
@Command(name = "history", description = "Search what was read so far, or sum up what it took.")
final class HistoryCommand implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    private HistoryCommand(CommandContext context) {
        this.context = context;
    }

    /** The command with its own. */
    static CommandLine line(CommandContext context) {
        final HistoryCommand command = new HistoryCommand(context);
        return new CommandLine(command).addSubcommand(command.new Search()).addSubcommand(command.new Sums());
    }

    /** There is nothing to do without a word on what. */
    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "search | usage");
        }
    }

    /** A history that is not there yet is an empty one, and is not begun by looking. */
    private int read(ToIntFunction<History> work) {
        if (!Files.exists(context.folders().database())) {
            context.say("history.noneFound");
            return CommandContext.OK;
        }
        final AtomicBoolean broken = new AtomicBoolean();
        final int exit;
        try (History history = History.open(context.folders().database(), Clock.systemUTC(), problem -> {
            broken.set(true);
            context.report(List.of(problem));
        })) {
            exit = work.applyAsInt(history);
        }
        return broken.get() ? CommandContext.FAILED : exit;
    }

    private int print(List<String> rows) {
        rows.forEach(context.out()::println);
        if (rows.isEmpty()) {
            context.say("history.noneFound");
        }
        return CommandContext.OK;
    }

    private static String json(ObjectNode row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Keeps a row one row. */
    private static String cell(String text) {
        return text.replace("\n", "\\n").replace('\t', ' ');
    }

    /** Finds lines by words of theirs or of their translations. */
    @Command(
            name = "search",
            description = "Lines that hold all the words, the newest first: TIME, GAME, SOURCE, TRANSLATION.")
    private final class Search implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "WORDS", description = "In the line or in a translation of it.")
        private List<String> words = List.of();

        @Option(names = "--limit", paramLabel = "N", description = "At most so many lines (default: ${DEFAULT-VALUE}).")
        private int limit = 100;

        @Option(names = "--json", description = "A JSON object for each row.")
        private boolean json;

        @Override
        public Integer call() {
            return read(history -> print(history.search(String.join(" ", words), limit).stream()
                    .flatMap(entry -> rows(entry).stream())
                    .toList()));
        }

        /** One for each translation, or one for a line without any. */
        private List<String> rows(HistoryEntry entry) {
            final List<String> rows = entry.translations().stream()
                    .filter(translation -> translation.text().isPresent())
                    .map(translation -> row(entry, Optional.of(translation)))
                    .toList();
            return rows.isEmpty() ? List.of(row(entry, Optional.empty())) : rows;
        }

        private String row(HistoryEntry entry, Optional<StoredTranslation> translation) {
            final String time = entry.line().time().toString();
            final String text = translation.flatMap(StoredTranslation::text).orElse("");
            if (json) {
                return json(JSON.createObjectNode()
                        .put("time", time)
                        .put("game", entry.line().game())
                        .put("source", entry.line().text())
                        .put("translation", text)
                        .put(
                                "translator",
                                translation.map(StoredTranslation::translator).orElse("")));
            }
            return String.join(
                    "\t", time, cell(entry.line().game()), cell(entry.line().text()), cell(text));
        }
    }

    /** Sums up tokens and cost. */
    @Command(
            name = "usage",
            description = "What the answers took, a row for each game and translator:"
                    + " GAME, TRANSLATOR, REQUESTS, INPUT, OUTPUT and CACHED tokens, COST, CURRENCY.")
    private final class Sums implements Callable<Integer> {
        @Option(names = "--game", paramLabel = "ID", description = "One game's only.")
        private @Nullable String game;

        @Option(names = "--json", description = "A JSON object for each row.")
        private boolean json;

        @Override
        public Integer call() {
            return read(history -> print(history.usage(Optional.ofNullable(game)).stream()
                    .map(this::row)
                    .toList()));
        }

        private String row(UsageSum sum) {
            final String cost = sum.cost().map(Amounts::plain).orElse("");
            final String currency = sum.cost().map(Cost::currency).orElse("");
            if (json) {
                return json(JSON.createObjectNode()
                        .put("game", sum.game())
                        .put("translator", sum.translator())
                        .put("requests", sum.requests())
                        .put("input", sum.input())
                        .put("output", sum.output())
                        .put("cached", sum.cached())
                        .put("cost", cost)
                        .put("currency", currency));
            }
            return String.join(
                    "\t",
                    cell(sum.game()),
                    cell(sum.translator()),
                    Long.toString(sum.requests()),
                    Long.toString(sum.input()),
                    Long.toString(sum.output()),
                    Long.toString(sum.cached()),
                    cost,
                    currency);
        }
    }
}
