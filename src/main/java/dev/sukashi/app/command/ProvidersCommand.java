package dev.sukashi.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.llm.Provider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the services that a player can pick by name. */
@Command(name = "providers", description = "List the services that can be picked by name, a row for each.")
final class ProvidersCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Supplier<List<Provider>> catalogue;

    @Option(names = "--json", description = "A JSON array with all that is known of each.")
    private boolean json;

    ProvidersCommand(CommandContext context, Supplier<List<Provider>> catalogue) {
        this.context = context;
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() {
        final List<Provider> providers = catalogue.get();
        if (json) {
            final ArrayNode all = JsonNodeFactory.instance.arrayNode();
            providers.forEach(provider -> all.add(json(provider)));
            context.out().println(all.toPrettyString());
        } else {
            providers.forEach(provider -> context.out().println(row(provider)));
        }
        return CommandContext.OK;
    }

    private static String row(Provider provider) {
        return String.join(
                "\t",
                provider.id(),
                provider.names().getOrDefault("en", ""),
                provider.names().getOrDefault("zh", ""),
                provider.dialect(),
                provider.url(),
                String.join(", ", provider.recommended()));
    }

    private static ObjectNode json(Provider provider) {
        final ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("id", provider.id());
        put(entry, "names", provider.names());
        entry.put("url", provider.url())
                .put("dialect", provider.dialect())
                .put("auth", provider.auth())
                .put("models", provider.models());
        put(entry, "fixedModels", provider.fixedModels());
        put(entry, "recommended", provider.recommended());
        put(entry, "visionModels", provider.visionModels());
        entry.put("keyPage", provider.keyPage()).put("docsPage", provider.docsPage());
        put(entry, "notes", provider.notes());
        put(entry, "unverified", provider.unverified());
        return entry;
    }

    private static void put(ObjectNode entry, String name, List<String> values) {
        final ArrayNode array = entry.putArray(name);
        values.forEach(array::add);
    }

    private static void put(ObjectNode entry, String name, Map<String, String> values) {
        final ObjectNode object = entry.putObject(name);
        new TreeMap<>(values).forEach(object::put);
    }
}
