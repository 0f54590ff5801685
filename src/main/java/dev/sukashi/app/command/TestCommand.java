package dev.sukashi.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.app.TranslatorFactory;
import dev.sukashi.app.llmtest.TestResult;
import dev.sukashi.app.llmtest.TranslatorTest;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.ModelList;
import dev.sukashi.reader.JapaneseReader;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.TranslatorSettings;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a translator for one real translation, and says what is wrong where none comes. */
@Command(name = "test", description = "Ask a translator for one real translation, and say what is wrong with it.")
final class TestCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "ID", description = "A translator of the settings.")
    private String id = "";

    @Option(names = "--json", description = "A JSON object, whether it works or not.")
    private boolean json;

    TestCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        final Settings settings = context.loadSettings().settings();
        final Optional<TranslatorSettings> translator = settings.translator(id);
        if (translator.isEmpty()) {
            context.say("translate.noSuchTranslator", "id", id);
            return CommandContext.FAILED;
        }
        final TestResult result;
        try (LlmTransport transport = LlmTransport.create();
                TranslatorFactory factory = new TranslatorFactory(
                        settings.from(),
                        settings.to(),
                        context.keys(),
                        new JapaneseReader(),
                        transport,
                        context::say)) {
            result = new TranslatorTest(
                            factory,
                            new ModelList(transport),
                            settings.from(),
                            Clock.systemUTC(),
                            ZoneId.systemDefault())
                    .run(translator.get());
        }
        if (json) {
            context.out().println(json(result));
        } else if (result.ok()) {
            context.out().println(row(result));
        }
        return result.problem().map(context::fail).orElse(CommandContext.OK);
    }

    private static String row(TestResult result) {
        return String.join(
                "\t",
                "ok",
                result.model(),
                Long.toString(result.firstToken().toMillis()),
                Long.toString(result.total().toMillis()),
                result.usage().input() + "/" + result.usage().output(),
                result.translation().replace("\n", "\\n").replace("\t", " "));
    }

    private String json(TestResult result) {
        final ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("translator", id)
                .put("ok", result.ok())
                .put("model", result.model())
                .put("firstTokenMilliseconds", result.firstToken().toMillis())
                .put("milliseconds", result.total().toMillis())
                .put("translation", result.translation());
        row.putObject("usage")
                .put("input", result.usage().input())
                .put("output", result.usage().output())
                .put("cached", result.usage().cached());
        result.problem()
                .ifPresent(problem -> row.put("problem", problem.kind().name())
                        .put("error", context.messages().problem(problem)));
        return row.toString();
    }
}
