package dev.sukashi.ocr;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Remembers how the text of a region was found, so that the next line costs one pass; it is searched for anew when that
 * reads worse than before.
 */
final class TesseractRegion implements RegionReader {
    /** A reading this much less sure than the one that is remembered is doubted. */
    private static final double FALL = 2.5;

    private static final double DOUBTFUL = 92;

    private final TesseractEngine engine;
    private final String language;
    private final Layout layout;
    private Optional<TesseractEngine.Find> before = Optional.empty();

    TesseractRegion(TesseractEngine engine, String language, Layout layout) {
        this.engine = engine;
        this.language = language;
        this.layout = layout;
    }

    @Override
    public OcrResult read(BufferedImage image) throws OcrException {
        if (before.isPresent()) {
            final Reading again = engine.again(image, language, before.get());
            final double expected = before.get().found().reading().mean() - FALL;
            if (!again.lines().isEmpty() && again.mean() >= Math.max(DOUBTFUL, expected)) {
                return result(again, before.get().scale());
            }
        }
        final Optional<TesseractEngine.Find> found = engine.search(image, language, layout);
        // A blank picture between two lines is no reason to forget.
        before = found.isPresent() ? found : before;
        return found.map(find -> result(find.found().reading(), find.scale())).orElse(OcrResult.NOTHING);
    }

    private static OcrResult result(Reading reading, double scale) {
        return NamePlate.marked(reading.scaled(1 / scale).result());
    }
}
