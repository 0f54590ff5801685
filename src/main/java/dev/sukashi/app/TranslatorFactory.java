package dev.sukashi.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Languages;
import dev.sukashi.line.Problem;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmEndpoint;
import dev.sukashi.llm.LlmTimeouts;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.Secret;
import dev.sukashi.prompt.PromptBuilder;
import dev.sukashi.reader.GlossFormat;
import dev.sukashi.reader.LineReader;
import dev.sukashi.settings.TranslatorSettings;
import dev.sukashi.time.Scheduler;
import dev.sukashi.translate.FallbackTranslator;
import dev.sukashi.translate.GatedTranslator;
import dev.sukashi.translate.LlmTranslator;
import dev.sukashi.translate.RateGate;
import dev.sukashi.translate.ReaderTranslator;
import dev.sukashi.translate.TokenEstimate;
import dev.sukashi.translate.Translator;
import dev.sukashi.translate.UnusableTranslator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes translators of their settings. For one thread. */
public final class TranslatorFactory implements AutoCloseable {
    private static final String ENVIRONMENT = "env:";

    private final String from;
    private final String to;
    private final Map<String, String> environment;
    private final LineReader reader;
    private final LlmTransport transport;
    private final Scheduler readerThread = Scheduler.named("sukashi-gloss");
    private final Scheduler limitsThread = Scheduler.named("sukashi-limits");
    /** Those that ask a service, by id: one that others fall back to keeps its limits with all of them. */
    private final Map<String, Translator> services = new HashMap<>();

    /**
     * @param from BCP-47 tag of the lines' language
     * @param to BCP-47 tag of the language wanted
     * @param environment where {@code env:NAME} keys are looked up
     * @param transport stays the caller's
     */
    public TranslatorFactory(
            String from, String to, Map<String, String> environment, LineReader reader, LlmTransport transport) {
        this.from = from;
        this.to = to;
        this.environment = environment;
        this.reader = reader;
        this.transport = transport;
    }

    /**
     * Makes a translator; the caller closes it before this.
     *
     * @param settings empty for the offline reader
     */
    public Translator create(Optional<TranslatorSettings> settings) {
        return create(settings, List.of());
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
        final String place = settings.key();
        final String variable = place.startsWith(ENVIRONMENT) ? place.substring(ENVIRONMENT.length()) : "";
        if (!variable.isEmpty() && environment.getOrDefault(variable, "").isBlank()) {
            return new UnusableTranslator(settings.id(), Problem.of(Problem.Kind.KEY_VARIABLE_UNSET, "name", variable));
        }
        final Secret key = Secret.of(
                variable.isEmpty() ? "" : environment.getOrDefault(variable, "").strip());
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        settings.body().forEach(body::set);
        final LlmEndpoint endpoint = new LlmEndpoint(
                settings.url(),
                settings.model(),
                key,
                settings.parameters(),
                settings.headers(),
                body,
                settings.proxy(),
                LlmTimeouts.DEFAULT);
        final PromptBuilder prompt = new PromptBuilder(from, to);
        return new GatedTranslator(
                new LlmTranslator(settings.id(), prompt, adapter(endpoint), true),
                new RateGate(limits(settings.policy().limits()), limitsThread),
                line -> TokenEstimate.of(prompt.build(line)));
    }

    /** The one place where a service's dialect is chosen. */
    private LlmAdapter adapter(LlmEndpoint endpoint) {
        return transport.openAi(endpoint);
    }

    private static RateGate.Limits limits(TranslatorSettings.Limits limits) {
        return new RateGate.Limits(limits.requestsPerMinute(), limits.tokensPerMinute(), limits.concurrency());
    }

    @Override
    public void close() {
        services.values().forEach(Translator::close);
        limitsThread.close();
        readerThread.close();
    }
}
