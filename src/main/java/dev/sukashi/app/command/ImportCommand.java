package dev.sukashi.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.app.importing.ConfigFile;
import dev.sukashi.app.importing.SimpleOneApiImport;
import dev.sukashi.llm.Provider;
import dev.sukashi.llm.ProviderCatalogue;
import dev.sukashi.settings.SecretFile;
import dev.sukashi.settings.SecretStore;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.SettingsFile;
import dev.sukashi.settings.TranslatorSettings;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes over the services of another program's configuration. Nothing that exists is overwritten. */
@Command(name = "import", description = "Take over the services of another program's configuration.")
final class ImportCommand implements Callable<Integer> {
    private static final String FORMAT = "simple-one-api";

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "FORMAT", description = FORMAT)
    private String format = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Its configuration, JSON or YAML.")
    private String file = "";

    ImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!format.equals(FORMAT)) {
            context.say("import.unknownFormat", "format", format, "known", FORMAT);
            return CommandContext.USAGE;
        }
        final ObjectNode root;
        try {
            root = ConfigFile.read(Path.of(file));
        } catch (NoSuchFileException absent) {
            context.say("import.noFile", "file", file);
            return CommandContext.FAILED;
        } catch (IOException unreadable) {
            context.say("import.unreadable", "file", file, "reason", String.valueOf(unreadable.getMessage()));
            return CommandContext.FAILED;
        }
        if (!root.path("services").isObject()) {
            context.say("import.noServices", "file", file);
            return CommandContext.FAILED;
        }
        final Settings settings = context.loadSettings().settings();
        final Set<String> ids =
                settings.translators().stream().map(TranslatorSettings::id).collect(Collectors.toSet());
        final SecretStore secrets = new SecretFile(context.folders().secrets());
        final Predicate<String> taken = id -> ids.contains(id) || keeps(secrets, id);
        final SimpleOneApiImport.Result result = SimpleOneApiImport.of(root, taken, ImportCommand::providerOfHost);
        save(result, secrets, settings.firstTranslator().isEmpty());
        report(result);
        return result.imported().isEmpty() ? CommandContext.FAILED : CommandContext.OK;
    }

    /** A key without its translator is somebody's all the same. */
    private static boolean keeps(SecretStore secrets, String id) {
        try {
            return secrets.read(id).isPresent();
        } catch (IOException unreadable) {
            // Writing to it will say so.
            return false;
        }
    }

    private static Optional<String> providerOfHost(String host) {
        return host.isEmpty()
                ? Optional.empty()
                : ProviderCatalogue.load().findByAddress(host).map(Provider::id);
    }

    /** Keys first: a translator without its key is worse than a key without its translator. */
    private void save(SimpleOneApiImport.Result result, SecretStore secrets, boolean enableFirst) throws IOException {
        if (result.imported().isEmpty()) {
            return;
        }
        for (final SimpleOneApiImport.Imported one : result.imported()) {
            if (!one.key().isEmpty()) {
                secrets.write(one.id(), one.key());
            }
        }
        new SettingsFile(context.folders().settings()).change(root -> {
            final ArrayNode translators =
                    root.get("translators") instanceof final ArrayNode array ? array : root.putArray("translators");
            result.imported().forEach(one -> translators.add(one.entry().deepCopy()));
            if (enableFirst
                    && translators.get(translators.size() - result.imported().size())
                            instanceof final ObjectNode first) {
                first.put("enabled", true);
            }
        });
        if (enableFirst) {
            context.say("import.enabled", "id", result.imported().get(0).id());
        } else {
            context.say("import.allOff");
        }
    }

    private void report(SimpleOneApiImport.Result result) {
        final Map<String, StringBuilder> rows = new LinkedHashMap<>();
        for (final SimpleOneApiImport.Imported one : result.imported()) {
            rows.computeIfAbsent(one.service(), service -> new StringBuilder("imported\t" + service))
                    .append('\t')
                    .append(one.id());
        }
        rows.values().forEach(context.out()::println);
        for (final SimpleOneApiImport.Refused one : result.refused()) {
            context.out()
                    .println("refused\t" + one.service() + "\t" + one.reason().text(context.messages()));
        }
        final Set<String> remarks = new LinkedHashSet<>();
        result.remarks().forEach(remark -> remarks.add(remark.text(context.messages())));
        result.imported()
                .forEach(one -> one.remarks()
                        .forEach(remark -> remarks.add(one.service() + ": " + remark.text(context.messages()))));
        remarks.forEach(context.err()::println);
    }
}
