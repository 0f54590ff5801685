package dev.sukashi.app;

import dev.sukashi.game.OcrRegion;
import dev.sukashi.ocr.Layout;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.RegionReader;
import dev.sukashi.source.screen.RegionReaders;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * Readers of regions, each by the engine that its region names.
 *
 * @param engines stays the caller's
 * @param language BCP-47, what the game speaks
 */
record EngineReaders(OcrEngines engines, String language) implements RegionReaders {
    private static final int SAMPLE_WIDTH = 160;
    private static final int SAMPLE_HEIGHT = 48;

    @Override
    public RegionReader of(OcrRegion region) throws OcrException {
        return engines.of(region.engine())
                .region(language, Layout.valueOf(region.layout().name()));
    }

    /** Loads Tesseract's model; what asks others, who may want money for it, waits for the first line. */
    @Override
    public void prepare(OcrRegion region, RegionReader reader) throws OcrException {
        if (region.engine().equals(OcrRegion.TESSERACT)) {
            final BufferedImage sample = new BufferedImage(SAMPLE_WIDTH, SAMPLE_HEIGHT, BufferedImage.TYPE_INT_RGB);
            final Graphics2D graphics = sample.createGraphics();
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SAMPLE_HEIGHT / 2));
            graphics.drawString("12 34", SAMPLE_HEIGHT / 4, SAMPLE_HEIGHT * 2 / 3);
            graphics.dispose();
            engines.of(region.engine())
                    .read(sample, language, Layout.valueOf(region.layout().name()));
        }
    }
}
