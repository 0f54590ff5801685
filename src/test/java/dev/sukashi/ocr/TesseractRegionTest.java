package dev.sukashi.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractRegionTest {
    private static final Color NIGHT = new Color(0x18, 0x20, 0x38);
    private static final Color PAPER = new Color(0xF4, 0xEF, 0xE2);

    @TempDir
    Path folder;

    @Test
    void linesOfOneLookAreReadOneAfterTheOther() throws Exception {
        try (TesseractEngine engine = engine()) {
            final RegionReader region = engine.region("en", Layout.AUTO);

            assertThat(region.read(saying("Last night I had a dream.", Color.WHITE, NIGHT))
                            .text())
                    .isEqualTo("Last night I had a dream.");
            assertThat(region.read(saying("Someone was calling my name.", Color.WHITE, NIGHT))
                            .text())
                    .isEqualTo("Someone was calling my name.");
        }
    }

    @Test
    void whenTheGameChangesItsLookTheTextIsSearchedForAnew() throws Exception {
        try (TesseractEngine engine = engine()) {
            final RegionReader region = engine.region("en", Layout.AUTO);
            region.read(saying("Last night I had a dream.", Color.WHITE, NIGHT));

            assertThat(region.read(saying("Someone was calling my name.", NIGHT, PAPER))
                            .text())
                    .isEqualTo("Someone was calling my name.");
            assertThat(region.read(saying("She laughed quietly.", Color.PINK, NIGHT))
                            .text())
                    .isEqualTo("She laughed quietly.");
        }
    }

    @Test
    void anEmptyBoxHoldsNothingAndIsNoReasonToForget() throws Exception {
        try (TesseractEngine engine = engine()) {
            final RegionReader region = engine.region("en", Layout.AUTO);
            region.read(saying("Last night I had a dream.", Color.WHITE, NIGHT));

            assertThat(region.read(saying("", Color.WHITE, NIGHT))).isEqualTo(OcrResult.NOTHING);
            assertThat(region.read(saying("Someone was calling my name.", Color.WHITE, NIGHT))
                            .text())
                    .isEqualTo("Someone was calling my name.");
        }
    }

    private TesseractEngine engine() {
        return new TesseractEngine(folder.resolve("home"), folder.resolve("cache"));
    }

    private static BufferedImage saying(String words, Color ink, Color box) {
        final BufferedImage image = new BufferedImage(640, 90, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(box);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(ink);
        graphics.setFont(new Font("DejaVu Sans", Font.PLAIN, 28));
        graphics.drawString(words, 30, 55);
        graphics.dispose();
        return image;
    }
}
