package dev.sukashi.app;

import dev.sukashi.game.OcrRegion;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.ProblemException;
import dev.sukashi.ocr.CommandEngine;
import dev.sukashi.ocr.OcrEngine;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.TesseractEngine;
import dev.sukashi.settings.TranslatorSettings;
import dev.sukashi.vision.VisionEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The engines that regions are read by, each opened when a region first wants it and shared by all that do. Safe for
 * several threads. Closing closes them all; before the factory that made its models.
 */
public final class OcrEngines implements AutoCloseable {
    /** Makes engines of translators' models; see {@link TranslatorFactory#vision}. */
    @FunctionalInterface
    public interface Models {
        VisionEngine vision(TranslatorSettings settings, boolean translating, Consumer<Usage> spent)
                throws ProblemException;
    }

    private final Path home;
    private final Path cache;
    private final Models models;
    private final List<TranslatorSettings> translators;
    private final BiConsumer<String, Usage> spent;
    private final Map<String, OcrEngine> opened = new TreeMap<>();
    private boolean closed;

    /**
     * @param home the player's folder, whose {@code tessdata} wins over the data that ships
     * @param cache where libraries, trained data and pictures for other programs are put
     * @param models asked once a region wants a model; a {@link TranslatorFactory}'s
     * @param translators switched on or not
     * @param spent hears what reading by a translator's model took, with the translator's id; any thread
     */
    public OcrEngines(
            Path home,
            Path cache,
            Models models,
            List<TranslatorSettings> translators,
            BiConsumer<String, Usage> spent) {
        this.home = home;
        this.cache = cache;
        this.models = models;
        this.translators = List.copyOf(translators);
        this.spent = spent;
    }

    /**
     * The engine of that name, which the caller does not close.
     *
     * @param engine as {@link OcrRegion#engine} has it
     * @throws OcrException {@link Problem.Kind#BAD_OCR_ENGINE}, {@link Problem.Kind#NO_READING_TRANSLATOR}, or what is
     *     wrong with the translator's settings
     */
    public synchronized OcrEngine of(String engine) throws OcrException {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        final OcrEngine known = opened.get(engine);
        if (known != null) {
            return known;
        }
        final OcrEngine made = open(engine);
        opened.put(engine, made);
        return made;
    }

    private OcrEngine open(String engine) throws OcrException {
        if (engine.equals(OcrRegion.TESSERACT)) {
            return new TesseractEngine(home, cache);
        }
        if (engine.startsWith(OcrRegion.COMMAND)) {
            return new CommandEngine(
                    engine.substring(OcrRegion.COMMAND.length()), cache.resolve("ocr"), CommandEngine.TIMEOUT);
        }
        if (engine.startsWith(OcrRegion.LLM)) {
            final String name = engine.substring(OcrRegion.LLM.length());
            final boolean translating = name.endsWith(OcrRegion.TRANSLATE);
            return vision(
                    translating ? name.substring(0, name.length() - OcrRegion.TRANSLATE.length()) : name, translating);
        }
        throw new OcrException(Problem.of(Problem.Kind.BAD_OCR_ENGINE, "engine", engine));
    }

    private OcrEngine vision(String id, boolean translating) throws OcrException {
        final TranslatorSettings settings = translators.stream()
                .filter(translator -> translator.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new OcrException(Problem.of(Problem.Kind.NO_READING_TRANSLATOR, "id", id)));
        try {
            return models.vision(settings, translating, usage -> spent.accept(id, usage));
        } catch (ProblemException unusable) {
            throw new OcrException(unusable.problem());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        opened.values().forEach(OcrEngine::close);
        opened.clear();
    }
}
