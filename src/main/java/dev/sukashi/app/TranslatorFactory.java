package dev.sukashi.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Languages;
import dev.sukashi.line.Problem;
import dev.sukashi.llm.LlmEndpoint;
import dev.sukashi.llm.LlmTimeouts;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.Secret;
import dev.sukashi.prompt.PromptBuilder;
import dev.sukashi.reader.GlossFormat;
import dev.sukashi.reader.LineReader;
import dev.sukashi.settings.TranslatorSettings;
import dev.sukashi.time.Scheduler;
import dev.sukashi.translate.LlmTranslator;
import dev.sukashi.translate.ReaderTranslator;
import dev.sukashi.translate.Translator;
import dev.sukashi.translate.UnusableTranslator;
import java.util.Map;
import java.util.Optional;

/** Makes translators of their settings. */
public final class TranslatorFactory implements AutoCloseable {
    private static final String ENVIRONMENT = "env:";

    private final String from;
    private final String to;
    private final Map<String, String> environment;
    private final LineReader reader;
    private final LlmTransport transport;
    private final Scheduler readerThread = Scheduler.named("sukashi-gloss");

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
        return settings.map(this::llm).orElseGet(this::offline);
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
        return new LlmTranslator(settings.id(), new PromptBuilder(from, to), transport.openAi(endpoint), true);
    }

    @Override
    public void close() {
        readerThread.close();
    }
}
