package dev.sukashi.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The size and kind of picture that a model is shown. */
class ModelPictureTest {
    @ParameterizedTest
    @CsvSource({
        "1200, 300, 1200, 300",
        "800, 120, 1333, 200",
        "400, 60, 800, 120",
        "1500, 120, 1568, 125",
        "3840, 400, 1568, 163",
        "7680, 4320, 1430, 804",
        "1568, 1568, 1072, 1072",
        "1, 1, 2, 2",
        "5000, 1, 1568, 1"
    })
    void itIsNeitherLargerNorSmallerThanModelsLike(int width, int height, int shownWidth, int shownHeight) {
        final BufferedImage shown = ModelPicture.prepared(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
        assertThat(shown.getWidth()).isCloseTo(shownWidth, within(1));
        assertThat(shown.getHeight()).isCloseTo(shownHeight, within(1));
    }

    @Test
    void whatIsSeenThroughIsWhite() {
        final BufferedImage shown = ModelPicture.prepared(new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB));
        assertThat(shown.getColorModel().hasAlpha()).isFalse();
        assertThat(new Color(shown.getRGB(7, 7))).isEqualTo(Color.WHITE);
    }

    @Test
    void aThinStrokeSurvivesFourfoldReduction() {
        final BufferedImage large = new BufferedImage(6000, 2000, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = large.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(3001, 0, 2, 2000);
        graphics.dispose();
        final BufferedImage shown = ModelPicture.prepared(large);
        int brightest = 0;
        for (int x = 0; x < shown.getWidth(); x++) {
            brightest = Math.max(brightest, shown.getRGB(x, 100) & 0xFF);
        }
        assertThat(brightest).isGreaterThan(60);
        assertThat(ModelPicture.isBlank(shown)).isFalse();
    }

    @Test
    void blackIsBlankAndSoIsAlmostBlack() {
        final BufferedImage image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        assertThat(ModelPicture.isBlank(image)).isTrue();
        image.setRGB(4, 4, 0x0A0A0A);
        assertThat(ModelPicture.isBlank(image)).isTrue();
        image.setRGB(5, 5, 0x404040);
        assertThat(ModelPicture.isBlank(image)).isFalse();
    }
}
