package dev.sukashi.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sukashi.line.Problem;
import dev.sukashi.ocr.scenes.Scene;
import dev.sukashi.ocr.scenes.Scenes;
import dev.sukashi.ocr.scenes.Split;
import dev.sukashi.ocr.scenes.Style;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractEngineTest {
    private static final Scenes SCENES = new Scenes(Split.TUNING);
    private static final Scene ENGLISH = SCENES.scene("en", Style.LIGHT_ON_DARK_BOX, 2)
            .saying("Last night I had a strange dream. Someone was calling my name over and over again.");

    @TempDir
    Path folder;

    @Test
    void linesAreJoinedByLineFeedsAndLieWhereTheyWereDrawn() throws Exception {
        try (TesseractEngine engine = engine()) {
            final OcrResult result = engine.read(ENGLISH.crop(), "en", Layout.HORIZONTAL);

            assertThat(result.text()).isEqualTo(String.join("\n", ENGLISH.truth()));
            assertThat(result.lines()).hasSize(2);
            final Box first = result.lines().get(0).box();
            final Box second = result.lines().get(1).box();
            final Box both = first.union(second);
            final Rectangle drawn = ENGLISH.textInRegion();
            assertThat(List.of(both.x(), both.y(), both.width(), both.height()))
                    .as("%s, drawn at %s", both, drawn)
                    .satisfiesExactly(
                            x -> assertThat(x).isCloseTo(drawn.x, within(4)),
                            y -> assertThat(y).isCloseTo(drawn.y, within(4)),
                            width -> assertThat(width).isCloseTo(drawn.width, within(8)),
                            height -> assertThat(height).isCloseTo(drawn.height, within(8)));
            assertThat(second.y()).isGreaterThan(first.y() + first.height() / 2);
            assertThat(result.confidence()).isBetween(80.0, 100.0);
        }
    }

    @Test
    void japaneseHasNoSpacesAndVerticalColumnsAreFoundOut() throws Exception {
        try (TesseractEngine engine = engine()) {
            for (final Scene game : List.of(
                    SCENES.scene("ja", Style.DARK_ON_LIGHT_BOX, 9), SCENES.scene("ja", Style.VERTICAL_ON_BOX, 8))) {
                final Scene scene = game.saying("この村には古い言い伝えがある。森の奥へ行ってはいけない。");
                assertThat(engine.read(scene.crop(), "ja", Layout.AUTO).text())
                        .as("%s", scene)
                        .isEqualTo(String.join("\n", scene.truth()));
            }
        }
    }

    @Test
    void aBlackPictureHoldsNothing() throws Exception {
        try (TesseractEngine engine = engine()) {
            assertThat(engine.read(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "ja", Layout.AUTO))
                    .isEqualTo(OcrResult.NOTHING);
            assertThat(engine.read(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "ja", Layout.AUTO))
                    .isEqualTo(OcrResult.NOTHING);
        }
    }

    @Test
    void aLanguageWithoutTrainedDataSaysWhichFileIsMissingAndWhereItGoes() {
        try (TesseractEngine engine = engine()) {
            assertThatThrownBy(() -> engine.read(ENGLISH.crop(), "fr", Layout.AUTO))
                    .isInstanceOfSatisfying(OcrException.class, missing -> {
                        assertThat(missing.problem().kind()).isEqualTo(Problem.Kind.NO_TRAINED_DATA);
                        assertThat(missing.problem().details())
                                .containsEntry("name", "fra.traineddata")
                                .containsEntry(
                                        "folder",
                                        folder.resolve("home/tessdata").toString());
                    });
        }
    }

    @Test
    void thePlayersOwnTrainedDataWins() throws Exception {
        final Path own = Files.createDirectories(folder.resolve("home/tessdata"));
        Files.writeString(own.resolve("eng.traineddata"), "not trained");
        try (TesseractEngine engine = engine()) {
            assertThatThrownBy(() -> engine.read(ENGLISH.crop(), "en", Layout.AUTO))
                    .isInstanceOfSatisfying(
                            OcrException.class,
                            refused -> assertThat(refused.problem().details().get("reason"))
                                    .contains(own.toString()));
        }
    }

    @Test
    void manyThreadsMayReadAtOnce() throws Exception {
        try (TesseractEngine engine = engine()) {
            final BufferedImage image = ENGLISH.crop();
            final List<CompletableFuture<String>> reads = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                        try {
                            return engine.read(image, "en", Layout.HORIZONTAL).text();
                        } catch (OcrException failure) {
                            throw new AssertionError(failure);
                        }
                    }))
                    .toList();
            assertThat(reads.stream().map(CompletableFuture::join)).containsOnly(String.join("\n", ENGLISH.truth()));
        }
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .noneMatch(name -> name.startsWith("sukashi-ocr-"));
    }

    @Test
    void librariesUnpackedByManyAtOnceAreWhole() throws Exception {
        final List<CompletableFuture<Path>> unpacked = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return new TesseractNatives(folder).unpack();
                    } catch (IOException failure) {
                        throw new AssertionError(failure);
                    }
                }))
                .toList();
        final Path library = unpacked.get(0).join();
        assertThat(unpacked.stream().map(CompletableFuture::join)).containsOnly(library);
        try (Stream<Path> files = Files.list(library.getParent())) {
            assertThat(files).hasSize(2).allMatch(file -> !file.toString().endsWith(".part"));
        }
    }

    private TesseractEngine engine() {
        return new TesseractEngine(folder.resolve("home"), folder.resolve("cache"));
    }
}
