package dev.sukashi.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.app.local.LocalModelAdapter;
import dev.sukashi.app.local.LocalModelServer;
import dev.sukashi.app.local.LocalModelServers;
import dev.sukashi.app.local.LocalModelTranslator;
import dev.sukashi.app.local.ServerStatus;
import dev.sukashi.line.Languages;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmEndpoint;
import dev.sukashi.llm.LlmTimeouts;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.ProblemException;
import dev.sukashi.llm.Provider;
import dev.sukashi.llm.ProviderCatalogue;
import dev.sukashi.llm.Reasoning;
import dev.sukashi.prompt.Degeneration;
import dev.sukashi.prompt.PromptBuilder;
import dev.sukashi.prompt.PromptFormat;
import dev.sukashi.reader.GlossFormat;
import dev.sukashi.reader.LineReader;
import dev.sukashi.settings.TranslatorSettings;
import dev.sukashi.time.Scheduler;
import dev.sukashi.translate.FallbackTranslator;
import dev.sukashi.translate.GatedAdapter;
import dev.sukashi.translate.GatedTranslator;
import dev.sukashi.translate.LlmTranslator;
import dev.sukashi.translate.RateGate;
import dev.sukashi.translate.ReaderTranslator;
import dev.sukashi.translate.SteadyAdapter;
import dev.sukashi.translate.TokenEstimate;
import dev.sukashi.translate.Translator;
import dev.sukashi.translate.UnusableTranslator;
import dev.sukashi.vision.BegunTranslations;
import dev.sukashi.vision.BegunTranslator;
import dev.sukashi.vision.VisionEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes translators of their settings, and engines that read pictures by them. For one thread; engines, for any. */
public final class TranslatorFactory implements AutoCloseable {
    private static final String PENALTY = "frequency_penalty";

    private final String from;
    private final String to;
    private final KeyLookup keys;
    private final LineReader reader;
    private final LlmTransport transport;
    private final ProviderCatalogue catalogue = ProviderCatalogue.load();
    private final LocalModelServers servers;
    private final Scheduler readerThread = Scheduler.named("sukashi-gloss");
    private final Scheduler limitsThread = Scheduler.named("sukashi-limits");
    /** Those that ask a service, by id: one that others fall back to keeps its limits with all of them. */
    private final Map<String, Translator> services = new HashMap<>();
    /** Shared by what a translator's model is asked for: lines and pictures. */
    private final Map<String, RateGate> gates = new HashMap<>();

    private final Map<String, BegunTranslations> begun = new HashMap<>();

    /**
     * @param from BCP-47 tag of the lines' language
     * @param to BCP-47 tag of the language wanted
     * @param transport stays the caller's
     * @param onServer hears how local servers are, by a thread of theirs
     */
    public TranslatorFactory(
            String from,
            String to,
            KeyLookup keys,
            LineReader reader,
            LlmTransport transport,
            Consumer<ServerStatus> onServer) {
        this.from = from;
        this.to = to;
        this.keys = keys;
        this.reader = reader;
        this.transport = transport;
        this.servers = new LocalModelServers(onServer);
    }

    /**
     * Makes a translator with those it falls back to. Closing it may end it for others that share a service with it, so
     * they are closed together.
     *
     * @param settings empty for the offline reader
     * @param all among which those to fall back to are found
     */
    public Translator create(Optional<TranslatorSettings> settings, List<TranslatorSettings> all) {
        return settings.map(chosen -> withFallback(chosen, all)).orElseGet(this::offline);
    }

    /** Makes all that are switched on, in their order; the offline reader where there is none. */
    public List<Translator> createAll(List<TranslatorSettings> all) {
        final List<Translator> translators = all.stream()
                .filter(TranslatorSettings::enabled)
                .map(settings -> withFallback(settings, all))
                .toList();
        return translators.isEmpty() ? List.of(offline()) : translators;
    }

    private Translator withFallback(TranslatorSettings settings, List<TranslatorSettings> all) {
        final List<Translator> others = settings.policy().fallback().stream()
                .flatMap(id -> all.stream().filter(other -> other.id().equals(id)))
                .map(this::service)
                .toList();
        final Translator first = service(settings);
        return others.isEmpty() ? first : new FallbackTranslator(first, others);
    }

    private Translator service(TranslatorSettings settings) {
        return services.computeIfAbsent(settings.id(), id -> llm(settings));
    }

    private Translator offline() {
        if (Languages.primary(from).equals(reader.language())) {
            reader.preload();
            return new ReaderTranslator(reader, new GlossFormat(), readerThread);
        }
        return new UnusableTranslator(ReaderTranslator.ID, Problem.of(Problem.Kind.NO_TRANSLATOR));
    }

    private Translator llm(TranslatorSettings settings) {
        final LlmAdapter adapter;
        try {
            adapter = adapter(settings);
        } catch (ProblemException unusable) {
            return new UnusableTranslator(settings.id(), unusable.problem());
        }
        final PromptBuilder prompt = prompt(settings);
        final Translator translator = new GatedTranslator(
                new LlmTranslator(settings.id(), prompt, adapter, true),
                gate(settings),
                line -> TokenEstimate.of(prompt.build(line)));
        return new BegunTranslator(
                settings.server()
                        .<Translator>map(
                                server -> new LocalModelTranslator(translator, servers.of(server, settings.url())))
                        .orElse(translator),
                begun(settings));
    }

    /**
     * Makes an engine that reads pictures by the translator's model, within the translator's limits and without thinking;
     * the caller closes it before this.
     *
     * @param translating whether it has the model translate in the same answer; the translation then comes to the line at
     *     the translator of that id
     * @param spent hears what reading took, by threads of the transport
     */
    public VisionEngine vision(TranslatorSettings settings, boolean translating, Consumer<Usage> spent)
            throws ProblemException {
        final LlmAdapter plain =
                transport.adapter(provider(settings), endpoint(settings).withReasoning(Reasoning.OFF));
        final LlmAdapter gated = new GatedAdapter(plain, gate(settings));
        final LlmAdapter ready = server(settings)
                .<LlmAdapter>map(server -> new LocalModelAdapter(gated, server))
                .orElse(gated);
        final Optional<VisionEngine.Target> target =
                translating ? Optional.of(new VisionEngine.Target(to, begun(settings))) : Optional.empty();
        return new VisionEngine(ready, target, spent);
    }

    private synchronized RateGate gate(TranslatorSettings settings) {
        return gates.computeIfAbsent(
                settings.id(), id -> new RateGate(limits(settings.policy().limits()), limitsThread));
    }

    private synchronized BegunTranslations begun(TranslatorSettings settings) {
        return begun.computeIfAbsent(settings.id(), id -> new BegunTranslations());
    }

    /**
     * The service of the catalogue that the translator uses.
     *
     * @throws ProblemException where the catalogue has none of that name
     */
    public Provider provider(TranslatorSettings settings) throws ProblemException {
        return catalogue
                .find(settings.provider())
                .orElseThrow(() -> new ProblemException(Problem.of(
                        Problem.Kind.UNUSABLE_SETTING,
                        "key",
                        "translators." + settings.id() + ".provider",
                        "expected",
                        "./run providers",
                        "found",
                        settings.provider())));
    }

    /** Makes what speaks to the translator's model; the caller closes it before this. */
    public LlmAdapter adapter(TranslatorSettings settings) throws ProblemException {
        final Provider provider = provider(settings);
        final LlmEndpoint endpoint = endpoint(settings);
        final PromptFormat format = format(settings);
        if (!format.mayDegenerate() || endpoint.parameters().containsKey(PENALTY)) {
            return transport.adapter(provider, endpoint);
        }
        final List<LlmAdapter> ladder = new ArrayList<>(List.of(transport.adapter(provider, endpoint)));
        for (final double penalty : Degeneration.PENALTIES) {
            final Map<String, JsonNode> parameters = new LinkedHashMap<>(endpoint.parameters());
            parameters.put(PENALTY, JsonNodeFactory.instance.numberNode(penalty));
            ladder.add(transport.adapter(provider, endpoint.withParameters(parameters)));
        }
        final JsonNode maxTokens = endpoint.parameters().get("max_tokens");
        return new SteadyAdapter(ladder, maxTokens == null ? 0 : maxTokens.asInt(0));
    }

    /** How the translator asks: in its model's words. */
    public PromptBuilder prompt(TranslatorSettings settings) {
        return new PromptBuilder(from, to, format(settings));
    }

    /** The local server that the translator wants; empty where it wants none. */
    public Optional<LocalModelServer> server(TranslatorSettings settings) {
        return settings.server().map(server -> servers.of(server, settings.url()));
    }

    /** The translator's model, with its key and all parameters. */
    public LlmEndpoint endpoint(TranslatorSettings settings) throws ProblemException {
        final Map<String, JsonNode> parameters = new LinkedHashMap<>();
        format(settings)
                .sampling()
                .forEach((name, value) -> parameters.put(name, JsonNodeFactory.instance.numberNode(value)));
        parameters.putAll(settings.parameters());
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        settings.body().forEach(body::set);
        return new LlmEndpoint(
                settings.url(),
                settings.model(),
                keys.of(settings),
                parameters,
                settings.headers(),
                body,
                settings.proxy(),
                LlmTimeouts.DEFAULT,
                settings.thinking() ? Reasoning.ON : Reasoning.OFF);
    }

    private static RateGate.Limits limits(TranslatorSettings.Limits limits) {
        return new RateGate.Limits(limits.requestsPerMinute(), limits.tokensPerMinute(), limits.concurrency());
    }

    private static PromptFormat format(TranslatorSettings settings) {
        return PromptFormat.of(settings.format(), settings.model());
    }

    @Override
    public void close() {
        services.values().forEach(Translator::close);
        begun.values().forEach(BegunTranslations::close);
        limitsThread.close();
        servers.close();
        readerThread.close();
    }
}
