package dev.sukashi.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.app.TranslatorFactory;
import dev.sukashi.line.Problem;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.ModelList;
import dev.sukashi.llm.ProblemException;
import dev.sukashi.llm.Provider;
import dev.sukashi.reader.JapaneseReader;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.TranslatorSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the models of a translator's service. */
@Command(name = "models", description = "List the models that a translator's service has, a row for each.")
final class ModelsCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Supplier<List<Provider>> catalogue;

    @Parameters(index = "0", paramLabel = "ID", description = "A translator of the settings.")
    private String id = "";

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    /** @param catalogue for services that cannot be asked */
    ModelsCommand(CommandContext context, Supplier<List<Provider>> catalogue) {
        this.context = context;
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() {
        final Settings settings = context.loadSettings().settings();
        final Optional<TranslatorSettings> translator = settings.translator(id);
        if (translator.isEmpty()) {
            context.say("translate.noSuchTranslator", "id", id);
            return CommandContext.FAILED;
        }
        try (LlmTransport transport = LlmTransport.create();
                TranslatorFactory factory = new TranslatorFactory(
                        settings.from(),
                        settings.to(),
                        context.keys(),
                        new JapaneseReader(),
                        transport,
                        context::say)) {
            print(
                    "service",
                    new ModelList(transport)
                            .fetch(factory.provider(translator.get()), factory.endpoint(translator.get()))
                            .join());
            return CommandContext.OK;
        } catch (ProblemException unusable) {
            return orKnown(translator.get(), unusable.problem());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof final ProblemException problem) {
                return orKnown(translator.get(), problem.problem());
            }
            throw failed;
        }
    }

    /** The catalogue's own list where it has one, else the failure. */
    private int orKnown(TranslatorSettings translator, Problem problem) {
        final Optional<Provider> known = catalogue.get().stream()
                .filter(provider -> provider.id().equals(translator.provider()))
                .filter(provider -> !provider.fixedModels().isEmpty())
                .findFirst();
        if (known.isEmpty()) {
            return context.fail(problem);
        }
        context.say("models.fromCatalogue");
        print("catalogue", known.get().fixedModels());
        return CommandContext.OK;
    }

    private void print(String origin, List<String> models) {
        if (!json) {
            models.forEach(context.out()::println);
            return;
        }
        final ObjectNode all =
                JsonNodeFactory.instance.objectNode().put("translator", id).put("from", origin);
        final ArrayNode names = all.putArray("models");
        models.forEach(names::add);
        context.out().println(all);
    }
}
