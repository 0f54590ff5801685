package dev.sukashi.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.ocr.scenes.Scene;
import dev.sukashi.ocr.scenes.Scenes;
import dev.sukashi.ocr.scenes.Split;
import dev.sukashi.ocr.scenes.Style;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Side by side with the {@code tesseract} command on the same pictures, which nothing was tuned to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineComparisonTest {
    private static final int SCENES_OF_A_KIND = 2;

    /** Only one language has them. */
    private static final int VERTICAL_SCENES = 6;

    private static final long FIRST_SEED = 9000;

    private final Map<Style, Agreement> ours = new EnumMap<>(Style.class);
    private final Map<Style, Agreement> theirs = new EnumMap<>(Style.class);

    @BeforeAll
    void readWithBoth(@TempDir Path folder) throws OcrException {
        final CommandLineTesseract commandLine = new CommandLineTesseract(folder.resolve("command-line"));
        try (TesseractEngine engine = new TesseractEngine(folder.resolve("home"), folder.resolve("cache"))) {
            for (final Scene scene : scenes()) {
                final BufferedImage image = scene.crop();
                final CompletableFuture<List<String>> answer =
                        CompletableFuture.supplyAsync(() -> commandLine.ask(scene, image));
                final List<String> read = engine.region(scene.language(), Layout.AUTO)
                        .read(image)
                        .text()
                        .lines()
                        .toList();
                ours.merge(scene.style(), Agreement.of(scene.truth(), read, scene.language()), Agreement::plus);
                theirs.merge(
                        scene.style(), Agreement.of(scene.truth(), answer.join(), scene.language()), Agreement::plus);
            }
        }
        for (final Style style : Style.values()) {
            System.out.println(style + ": " + ours.get(style) + ", command line " + theirs.get(style));
        }
    }

    @Test
    void inEveryStyleAtLeastAsManyLinesAreExactlyRight() {
        assertThat(ours).hasSize(Style.values().length);
        ours.forEach((style, agreement) -> assertThat(agreement.exactLines())
                .as("%s: lines exactly right of %d", style, agreement.lines())
                .isGreaterThanOrEqualTo(theirs.get(style).exactLines()));
    }

    @Test
    void overAllNoMoreThanAThirdOfItsCharactersAreWrong() {
        assertThat(all(ours).errorRate())
                .as("share of wrong characters")
                .isLessThanOrEqualTo(all(theirs).errorRate() / 3);
    }

    private static Agreement all(Map<Style, Agreement> parts) {
        return parts.values().stream().reduce(Agreement.NONE, Agreement::plus);
    }

    private static List<Scene> scenes() {
        final Scenes source = new Scenes(Split.HELD_OUT);
        final List<Scene> scenes = new ArrayList<>();
        for (final String language : Scenes.LANGUAGES) {
            for (final Style style : Scenes.styles(language)) {
                scenes.addAll(source.sample(
                        language, style, style.isVertical() ? VERTICAL_SCENES : SCENES_OF_A_KIND, FIRST_SEED));
            }
        }
        return scenes;
    }
}
