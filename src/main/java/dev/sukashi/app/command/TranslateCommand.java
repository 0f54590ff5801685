package dev.sukashi.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.app.TranslatorFactory;
import dev.sukashi.line.Languages;
import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.reader.JapaneseReader;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.TranslatorSettings;
import dev.sukashi.translate.Translator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Translates texts given on the command line or line by line on standard input. */
@Command(
        name = "translate",
        description =
                "Translate texts with the configured translator, a row for each. After -- a text may begin with -.")
final class TranslateCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandContext context;

    @Option(names = "--game", paramLabel = "ID", description = "The game whose profile is used.")
    private String game = "default";

    @Option(
            names = "--translator",
            paramLabel = "ID",
            description = "A translator of the settings; else the first that is on.")
    private @Nullable String translator;

    @Option(names = "--from", paramLabel = "TAG", description = "The language of the texts, such as ja.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TAG", description = "The language wanted, such as en.")
    private @Nullable String to;

    @Option(names = "--json", description = "A JSON object for each text.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "TEXT",
            description = "Texts, each translated by itself; - reads lines from standard input.")
    private List<String> texts = List.of();

    private long lines;

    TranslateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        for (final String tag : Stream.of(from, to).filter(Objects::nonNull).toList()) {
            if (!Languages.isTag(tag)) {
                context.say("setup.language", "tag", tag);
                return CommandContext.USAGE;
            }
        }
        final Settings settings = context.loadSettings().settings();
        final Optional<TranslatorSettings> chosen =
                translator == null ? settings.firstTranslator() : settings.translator(translator);
        if (translator != null && chosen.isEmpty()) {
            context.say("translate.noSuchTranslator", "id", translator);
            return CommandContext.FAILED;
        }
        try (LlmTransport transport = LlmTransport.create();
                TranslatorFactory factory = new TranslatorFactory(
                        from == null ? settings.from() : from,
                        to == null ? settings.to() : to,
                        context.keys(),
                        new JapaneseReader(),
                        transport,
                        context::say);
                Translator worker = factory.create(chosen, settings.translators())) {
            return texts.equals(List.of("-")) ? translateInput(worker) : translateAll(worker, texts);
        }
    }

    private int translateInput(Translator worker) throws IOException {
        final BufferedReader reader = new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8));
        int exit = CommandContext.OK;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            exit = Math.max(exit, translate(worker, text.replace("\uFEFF", "")));
            if (context.out().checkError()) {
                // Nobody reads the results any more, so no more is spent on them.
                return CommandContext.FAILED;
            }
        }
        return exit;
    }

    private int translateAll(Translator worker, List<String> all) {
        int exit = CommandContext.OK;
        for (final String text : all) {
            exit = Math.max(exit, translate(worker, text));
        }
        return exit;
    }

    /** A row for each text, an empty one where it failed, so that rows and texts stay side by side. */
    private int translate(Translator worker, String text) {
        final Instant started = Instant.now();
        final Outcome outcome = text.isBlank()
                ? new Outcome("", Usage.NONE, "", null)
                : Outcome.of(worker, new Line(++lines, game, SourceKind.MANUAL, null, text, started));
        if (json) {
            context.out().println(json(worker.id(), text, outcome, Duration.between(started, Instant.now())));
        } else {
            context.out().println(outcome.text().replace("\n", "\\n"));
        }
        if (outcome.problem() != null) {
            return context.fail(outcome.problem());
        }
        if (!outcome.answeredBy().isEmpty()) {
            context.say("translate.answeredBy", "id", outcome.answeredBy());
        }
        return CommandContext.OK;
    }

    private String json(String translatorId, String text, Outcome outcome, Duration took) {
        final ObjectNode row = JSON.createObjectNode()
                .put("source", text)
                .put("translation", outcome.text())
                .put("translator", translatorId)
                .put("answeredBy", outcome.answeredBy().isEmpty() ? translatorId : outcome.answeredBy())
                .put("milliseconds", took.toMillis());
        row.putObject("usage")
                .put("input", outcome.usage().input())
                .put("output", outcome.usage().output())
                .put("cached", outcome.usage().cached());
        if (outcome.problem() != null) {
            row.put("error", context.messages().problem(outcome.problem()));
        }
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What came of one text.
     *
     * @param answeredBy the translator that was fallen back to; empty for none
     */
    private record Outcome(
            String text,
            Usage usage,
            String answeredBy,
            @Nullable Problem problem) {
        static Outcome of(Translator worker, Line line) {
            final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            final AtomicReference<String> standIn = new AtomicReference<>("");
            worker.translate(line, new Translator.Listener() {
                @Override
                public void onDelta(String soFar) {}

                @Override
                public void onFellBack(String to, Problem problem) {
                    standIn.set(to);
                }

                @Override
                public void onFinished(String text, Usage usage) {
                    outcome.complete(new Outcome(text, usage, standIn.get(), null));
                }

                @Override
                public void onFailed(Problem problem) {
                    outcome.complete(new Outcome("", Usage.NONE, standIn.get(), problem));
                }
            });
            try {
                return outcome.join();
            } catch (CompletionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
