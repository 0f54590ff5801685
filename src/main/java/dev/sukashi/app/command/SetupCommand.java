package dev.sukashi.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.app.ControlSocket;
import dev.sukashi.line.Languages;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.LocalServers;
import dev.sukashi.llm.Provider;
import dev.sukashi.llm.ProviderCatalogue;
import dev.sukashi.settings.SettingsFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets up what translates: finds servers on this machine, or writes down the one that was named. */
@Command(name = "setup", description = "Find local LLM servers, or set one up.")
final class SetupCommand implements Callable<Integer> {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Pattern SECRET_IN_ADDRESS =
            Pattern.compile("[?&](key|api_key|api-key|access_token|token)=|//[^/@]*:[^/@]*@");

    /** For a service that the catalogue does not know. */
    private static final String ANY = "openai-compatible";

    private final CommandContext context;
    private @Nullable ProviderCatalogue loaded;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Name of the translator to set up (default: ${DEFAULT-VALUE}).")
    private String id = "main";

    @Option(
            names = "--provider",
            paramLabel = "ID",
            description = "The service, as ./run providers lists it (default: the one whose address it is).")
    private @Nullable String provider;

    @Option(names = "--url", paramLabel = "URL", description = "Its address, such as http://127.0.0.1:11434/v1.")
    private @Nullable String url;

    @Option(names = "--model", paramLabel = "NAME", description = "The model that translates.")
    private @Nullable String model;

    @Option(names = "--key-env", paramLabel = "NAME", description = "The environment variable that holds the key.")
    private @Nullable String keyVariable;

    @Option(names = "--from", paramLabel = "TAG", description = "The games' language, such as ja.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TAG", description = "Your language, such as en.")
    private @Nullable String to;

    SetupCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        final Optional<Integer> refused = refuse();
        if (refused.isPresent()) {
            return refused.get();
        }
        if (url == null && model == null && keyVariable == null && provider == null) {
            saveLanguages();
            return offerLocalServers();
        }
        final Optional<Provider> named = Optional.ofNullable(provider).flatMap(catalogue()::find);
        final Optional<String> address =
                Optional.ofNullable(url).or(() -> named.map(Provider::url).filter(known -> !known.isEmpty()));
        if (address.isEmpty() || model == null) {
            context.say(address.isEmpty() ? "setup.urlAndModel" : "setup.model", "url", address.orElse(""));
            return CommandContext.USAGE;
        }
        save(named.or(() -> catalogue().findByAddress(address.get())), address.get(), model);
        return CommandContext.OK;
    }

    /** What would be written must be readable again, and a key that was pasted must not be written or repeated. */
    private Optional<Integer> refuse() {
        if (keyVariable != null && !VARIABLE.matcher(keyVariable).matches()) {
            context.say("setup.keyVariable");
            return Optional.of(CommandContext.USAGE);
        }
        if (url != null && SECRET_IN_ADDRESS.matcher(url).find()) {
            context.say("setup.keyInAddress");
            return Optional.of(CommandContext.USAGE);
        }
        if (provider != null && catalogue().find(provider).isEmpty()) {
            context.say("setup.provider", "provider", provider);
            return Optional.of(CommandContext.USAGE);
        }
        for (final String tag : Stream.of(from, to).filter(Objects::nonNull).toList()) {
            if (!Languages.isTag(tag)) {
                context.say("setup.language", "tag", tag);
                return Optional.of(CommandContext.USAGE);
            }
        }
        return Optional.empty();
    }

    /** Read only when it is needed: this command is made at every start. */
    private ProviderCatalogue catalogue() {
        final ProviderCatalogue read = loaded == null ? ProviderCatalogue.load() : loaded;
        loaded = read;
        return read;
    }

    private int offerLocalServers() throws IOException {
        context.say("setup.looking");
        final List<LocalServers.Found> found;
        try (LlmTransport transport = LlmTransport.create()) {
            found = new LocalServers(transport, LocalServers.USUAL).find().join();
        }
        if (found.isEmpty()) {
            context.say("setup.noneFound");
            return CommandContext.OK;
        }
        for (final LocalServers.Found server : found) {
            for (final String name : server.models()) {
                context.out().println(server.program() + "\t" + server.url() + "\t" + name);
            }
        }
        final Optional<Choice> choice = ask(choices(found));
        if (choice.isPresent()) {
            save(
                    catalogue()
                            .findByAddress(choice.get().url())
                            .or(() -> catalogue().find(choice.get().name())),
                    choice.get().url(),
                    choice.get().model());
        } else {
            context.say("setup.howToChoose", "url", found.get(0).url(), "model", firstModel(found.get(0)));
        }
        return CommandContext.OK;
    }

    private record Choice(String name, String url, String model) {}

    private static List<Choice> choices(List<LocalServers.Found> found) {
        return found.stream()
                .flatMap(server ->
                        server.models().stream().map(name -> new Choice(server.program(), server.url(), name)))
                .toList();
    }

    private static String firstModel(LocalServers.Found server) {
        return server.models().isEmpty() ? "MODEL" : server.models().get(0);
    }

    /** Asks on a terminal only: a script must never wait for an answer. */
    private Optional<Choice> ask(List<Choice> choices) throws IOException {
        if (!Terminal.isInteractive() || choices.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < choices.size(); i++) {
            context.err()
                    .printf(
                            "%3d  %s  %s%n",
                            i + 1, choices.get(i).name(), choices.get(i).model());
        }
        context.say("setup.which");
        final String answer =
                new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8)).readLine();
        try {
            final int number = Integer.parseInt(String.valueOf(answer).strip());
            return number >= 1 && number <= choices.size() ? Optional.of(choices.get(number - 1)) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private void save(Optional<Provider> service, String serverUrl, String serverModel) throws IOException {
        final SettingsFile file = new SettingsFile(context.folders().settings());
        file.change(root -> {
            putLanguages(root);
            final ObjectNode translator = translator(root);
            final boolean sameServer = serverUrl.equals(translator.path("url").asText());
            translator.put("provider", service.map(Provider::id).orElse(ANY));
            translator.put("url", serverUrl);
            translator.put("model", serverModel);
            if (keyVariable != null) {
                translator.put("key", "env:" + keyVariable);
            } else if (!sameServer) {
                translator.put("key", "");
            }
            translator.put("enabled", true);
        });
        context.say(
                "setup.saved",
                "id",
                id,
                "model",
                serverModel,
                "url",
                serverUrl,
                "file",
                file.path().toString());
        if (keyVariable != null
                && context.environment().getOrDefault(keyVariable, "").isBlank()) {
            context.say("setup.keyUnset");
        }
        if (ControlSocket.ask(context.folders().home(), "ping").isPresent()) {
            context.say("setup.restart");
        }
    }

    private void saveLanguages() throws IOException {
        if (from != null || to != null) {
            new SettingsFile(context.folders().settings()).change(this::putLanguages);
        }
    }

    private void putLanguages(ObjectNode root) {
        if (from != null) {
            root.put("from", from);
        }
        if (to != null) {
            root.put("to", to);
        }
    }

    /** The entry of that id, or a new one, moved to the front: what was set up last is used. */
    private ObjectNode translator(ObjectNode root) {
        final ArrayNode translators =
                root.get("translators") instanceof final ArrayNode array ? array : root.putArray("translators");
        for (int i = 0; i < translators.size(); i++) {
            if (translators.get(i) instanceof final ObjectNode entry
                    && id.equals(entry.path("id").asText())) {
                translators.remove(i);
                translators.insert(0, entry);
                return entry;
            }
        }
        return translators.insertObject(0).put("id", id);
    }
}
