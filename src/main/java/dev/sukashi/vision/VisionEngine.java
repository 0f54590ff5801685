package dev.sukashi.vision;

import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmRequest;
import dev.sukashi.ocr.Layout;
import dev.sukashi.ocr.OcrEngine;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.OcrResult;
import dev.sukashi.ocr.PlainText;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Has a model that sees read pictures, a request for each; a picture without any contrast costs none. A read waits for the
 * model and throws any {@link Problem} that a translation can have, and besides
 *
 * <ul>
 *   <li>{@link Problem.Kind#NO_PICTURES} where the model takes none,
 *   <li>{@link Problem.Kind#PICTURE_MISREAD} and {@link Problem.Kind#DEGENERATE} where it tells what cannot be there,
 *   <li>{@link Problem.Kind#SUPERSEDED} where the reading thread is interrupted: the request is cancelled, and the thread
 *       stays interrupted.
 * </ul>
 *
 * <p>An engine that translates as well gives the text back as soon as the model has written it; the translation goes on to
 * arrive in its {@link BegunTranslations}, where the {@link BegunTranslator} of the same id finds it when the line comes to
 * it. Closing ends the reads and translations under way, and does not wait for the model.
 */
public final class VisionEngine implements OcrEngine {
    private final LlmAdapter adapter;
    private final Optional<Target> target;
    private final Consumer<Usage> spent;
    private final Set<Reading> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Where a translation goes.
     *
     * @param language BCP-47 tag of the language to translate into
     * @param begun stays the caller's
     */
    public record Target(String language, BegunTranslations begun) {}

    /**
     * Takes over the adapter and closes it.
     *
     * @param target empty for the text alone
     * @param spent hears what reading took, by the adapter's threads; what a translation that came with it took is told
     *     with the translation
     */
    public VisionEngine(LlmAdapter adapter, Optional<Target> target, Consumer<Usage> spent) {
        this.adapter = adapter;
        this.target = target;
        this.spent = spent;
    }

    @Override
    public OcrResult read(BufferedImage image, String language, Layout layout) throws OcrException {
        final BufferedImage prepared = ModelPicture.prepared(image);
        if (ModelPicture.isBlank(prepared)) {
            return OcrResult.NOTHING;
        }
        final LlmRequest request = new LlmRequest(
                PicturePrompt.messages(ModelPicture.png(prepared), language, layout, target.map(Target::language)),
                true);
        final Reading reading = new Reading(
                language,
                ReadingLimit.of(image.getWidth(), image.getHeight()),
                target.map(Target::begun),
                spent,
                underWay::remove);
        underWay.add(reading);
        if (closed) {
            underWay.remove(reading);
            throw new IllegalStateException("closed");
        }
        reading.follow(adapter.send(request, reading));
        return PlainText.of(reading.await(), image.getWidth(), image.getHeight());
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(Reading::giveUp);
        adapter.close();
    }
}
