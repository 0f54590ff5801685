package dev.sukashi.ocr.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenesTest {
    @Test
    void theSameSeedGivesTheSamePicture() {
        final BufferedImage once =
                new Scenes(Split.TUNING).scene("ja", Style.OUTLINED_OVER_ART, 4).crop();
        final BufferedImage again =
                new Scenes(Split.TUNING).scene("ja", Style.OUTLINED_OVER_ART, 4).crop();

        assertThat(pixels(again)).isEqualTo(pixels(once));
    }

    @Test
    void theSetsShareNothing() {
        assertThat(Photograph.Album.files(Split.HELD_OUT))
                .doesNotContainAnyElementsOf(Photograph.Album.files(Split.TUNING));
        for (final String language : Scenes.LANGUAGES) {
            assertThat(Typeface.of(language, Split.HELD_OUT))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .doesNotContainAnyElementsOf(Typeface.of(language, Split.TUNING));
            assertThat(Corpus.of(language, Split.HELD_OUT))
                    .doesNotContainAnyElementsOf(Corpus.of(language, Split.TUNING));
        }
    }

    @Test
    void everyTypefaceIsInstalled() {
        for (final String language : Scenes.LANGUAGES) {
            for (final Split split : Split.values()) {
                for (final Typeface face : Typeface.of(language, split)) {
                    assertThat(face.font(false, 24)).isInstanceOf(Font.class);
                }
            }
        }
    }

    @Test
    void theRegionHoldsTheWholeText() {
        for (final Scene scene : some()) {
            final Stage stage = Stage.of(scene);
            assertThat(stage.region().contains(stage.text().bounds()))
                    .as("%s", scene)
                    .isTrue();
            assertThat(scene.truth())
                    .as("%s", scene)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("{", "|"));
        }
    }

    @Test
    void theBackgroundMovesAndTheTextStays() {
        final Scene scene = new Scenes(Split.TUNING)
                .sample("ja", Style.OUTLINED_OVER_ART, 40, 1).stream()
                        .filter(candidate -> candidate.backdrop() instanceof Photograph)
                        .findFirst()
                        .orElseThrow();
        final int[] first = pixels(scene.crop(Moment.at(0)));
        final int[] later = pixels(scene.crop(Moment.at(40)));
        int same = 0;
        for (int i = 0; i < first.length; i++) {
            same += first[i] == later[i] ? 1 : 0;
        }

        assertThat(same).isBetween(first.length / 100, first.length / 2);
    }

    @Test
    void theTypewriterShowsTheTextLetterByLetter() {
        final Scene scene = new Scenes(Split.TUNING).scene("en", Style.DARK_ON_LIGHT_BOX, 1);
        final List<int[]> states = new ArrayList<>();
        for (final int shown : new int[] {0, 1, 3, Integer.MAX_VALUE}) {
            states.add(pixels(scene.crop(new Moment(0, shown))));
        }

        assertThat(states).doesNotHaveDuplicates();
    }

    private static List<Scene> some() {
        final List<Scene> scenes = new ArrayList<>();
        for (final Split split : Split.values()) {
            final Scenes source = new Scenes(split);
            for (final String language : Scenes.LANGUAGES) {
                Scenes.styles(language).forEach(style -> scenes.addAll(source.sample(language, style, 12, 1)));
            }
        }
        return scenes;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
