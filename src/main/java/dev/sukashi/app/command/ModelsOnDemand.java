package dev.sukashi.app.command;

import dev.sukashi.app.OcrEngines;
import dev.sukashi.app.TranslatorFactory;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmTransport;
import dev.sukashi.llm.ProblemException;
import dev.sukashi.reader.JapaneseReader;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.TranslatorSettings;
import dev.sukashi.vision.VisionEngine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens what speaks to models only where one is asked for: most reading needs none, and starts sooner. For one thread. */
final class ModelsOnDemand implements OcrEngines.Models, AutoCloseable {
    private final CommandContext context;
    private final Settings settings;
    private final String language;
    private final Deque<Runnable> opened = new ArrayDeque<>();
    private @Nullable TranslatorFactory factory;

    /** @param language BCP-47 tag of what is read */
    ModelsOnDemand(CommandContext context, Settings settings, String language) {
        this.context = context;
        this.settings = settings;
        this.language = language;
    }

    @Override
    public VisionEngine vision(TranslatorSettings translator, boolean translating, Consumer<Usage> spent)
            throws ProblemException {
        final TranslatorFactory known = factory;
        final TranslatorFactory used = known == null ? open() : known;
        factory = used;
        return used.vision(translator, translating, spent);
    }

    private TranslatorFactory open() {
        final LlmTransport transport = LlmTransport.create();
        opened.push(transport::close);
        final TranslatorFactory made = new TranslatorFactory(
                language, settings.to(), context.keys(), new JapaneseReader(), transport, context::say);
        opened.push(made::close);
        return made;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }
}
