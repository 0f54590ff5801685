package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.overlay.LaidScene.PlacedLine;
import dev.sukashi.reader.Word;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenePicturesTest {
    private static final Word[] READING = {
        FuriganaTest.word("「|"),
        FuriganaTest.word("魔導|まどう", "具|ぐ"),
        FuriganaTest.word("の|"),
        FuriganaTest.word("暴走|ぼうそう"),
        FuriganaTest.word("を|"),
        FuriganaTest.word("止|と", "める|"),
        FuriganaTest.word("には|"),
        FuriganaTest.word("、|"),
        FuriganaTest.word("強|つよ", "い|"),
        FuriganaTest.word("志|こころざし"),
        FuriganaTest.word("が|"),
        FuriganaTest.word("要|い", "る|"),
        FuriganaTest.word("……|"),
        FuriganaTest.word("わかる|"),
        FuriganaTest.word("な|"),
        FuriganaTest.word("？|"),
        FuriganaTest.word("」|")
    };

    private static final String JAPANESE = "「魔導具の暴走を止めるには、強い志が要る……わかるな？」";
    private static final String ENGLISH =
            "“To stop a magitool from running wild, you need an iron will… You understand that, don’t you, Megumi?”";

    static Stream<Arguments> scenes() {
        return Stream.of(
                Arguments.of(
                        "japanese",
                        new Stage("ja", "en").show("恵", JAPANESE, READING).finished(ENGLISH)),
                Arguments.of(
                        "streaming",
                        new Stage("ja", "en").show(null, JAPANESE, READING).streaming("“To stop a magitool from run")),
                Arguments.of(
                        "waiting",
                        new Stage("ja", "en").show("恵", JAPANESE, READING).waiting()),
                Arguments.of(
                        "failed",
                        new Stage("ja", "en")
                                .show(null, JAPANESE, READING)
                                .streaming("“To stop a magitool")
                                .failed(Problem.of(
                                        Problem.Kind.UNREACHABLE,
                                        "url",
                                        "http://127.0.0.1:11434/v1",
                                        "reason",
                                        "connection refused"))),
                Arguments.of(
                        "chinese",
                        new Stage("ja", "zh-CN")
                                .show("恵", JAPANESE, READING)
                                .finished("“要阻止魔导具失控，需要坚强的意志……你明白吧？”她直直地看着我，一字一句地说道，仿佛要把每个字都刻进我的心里。")),
                Arguments.of(
                        "arabic",
                        new Stage("ja", "ar")
                                .show(null, JAPANESE, READING)
                                .streaming(
                                        "«لإيقاف الأداة السحرية عن الانفلات، تحتاجين إلى إرادة صلبة يا Megumi (恵)… هل تفهمين ذلك؟ إنها ليست لعبة.»")),
                Arguments.of(
                        "korean",
                        new Stage("ja", "ko")
                                .show(null, JAPANESE, READING)
                                .finished("“마도구의 폭주를 막으려면 강한 의지가 필요해…… 알겠지?”")),
                Arguments.of(
                        "long",
                        new Stage("ja", "en")
                                .show(null, JAPANESE)
                                .limit(320)
                                .streaming((ENGLISH + " ").repeat(9).strip())),
                Arguments.of("several", several()),
                Arguments.of("fallen-back", fallenBack()),
                Arguments.of(
                        "thinking",
                        new Stage("ja", "en")
                                .show("恵", JAPANESE, READING)
                                .apply(new LineEvent.Thinking(1, "main", Stage.TIME))),
                Arguments.of(
                        "limit",
                        new Stage("ja", "en")
                                .show("恵", JAPANESE, READING)
                                .apply(new LineEvent.Waiting(
                                        1, "main", Stage.TIME, Instant.now().plusSeconds(34)))),
                Arguments.of(
                        "limit-arabic",
                        new Stage("ja", "ar")
                                .show(null, JAPANESE, READING)
                                .apply(new LineEvent.Waiting(
                                        1, "main", Stage.TIME, Instant.now().plusSeconds(34)))),
                Arguments.of("usage", usage()),
                Arguments.of("notice", notice()));
    }

    private static Stage several() {
        final Stage stage = new Stage("ja", "en").show(null, JAPANESE, READING);
        stage.current.setTranslators(
                List.of(new TranslatorLabel("main", "Qwen 3"), new TranslatorLabel("other", "DeepSeek")));
        return stage.finished("“To stop a magitool you need will.”")
                .apply(new LineEvent.Queued(1, "other", Stage.TIME));
    }

    private static Stage fallenBack() {
        final Stage stage = new Stage("ja", "en").show(null, JAPANESE, READING);
        stage.current.setTranslators(List.of(
                new TranslatorLabel("main", "Qwen 3"),
                new TranslatorLabel("other", "DeepSeek"),
                new TranslatorLabel("third", "local")));
        return stage.apply(new LineEvent.FellBack(
                        1, "main", Stage.TIME, "third", Problem.of(Problem.Kind.BLOCKED, "reason", "content_filter")))
                .apply(new LineEvent.Finished(
                        1, "main", Stage.TIME, "“To stop a magitool you need will.”", Usage.NONE, "third"))
                .apply(new LineEvent.Thinking(1, "other", Stage.TIME));
    }

    private static Stage usage() {
        final Stage stage = new Stage("ja", "en").show(null, JAPANESE, READING).finished("“You understand?”");
        stage.current.setUsage(1, "812 + 34 tokens · $0.0004 · session $0.12");
        return stage;
    }

    @Test
    void translatorsSideBySideHaveNamesAndBarsInTheirColours() {
        final LaidScene scene = several().scene();
        final List<Color> names = scene.lines().stream()
                .filter(line -> line.role() == Block.Role.TRANSLATOR)
                .map(line -> line.ink().fill())
                .toList();

        assertThat(names).hasSize(2).doesNotHaveDuplicates();
        assertThat(scene.bars()).extracting(LaidScene.Bar::colour).isEqualTo(names);
        assertThat(scene.bars().get(0).place().getMaxY())
                .isLessThan(scene.bars().get(1).place().getMinY());
    }

    private static Stage notice() {
        final Stage stage = new Stage("ja", "en").show(null, JAPANESE, READING).finished("“You understand?”");
        stage.current.setNotice("Ctrl+Alt+O lets clicks through to the game; press it again to take them back.");
        return stage;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenes")
    void everyLineHasInkAndNoneTouchesAnother(String name, Stage stage) {
        Stage.keep(stage.over(Art.BRIGHT, 1), name + "-bright");
        Stage.keep(stage.over(Art.DARK, 1), name + "-dark");
        final List<Rectangle2D> inks =
                stage.scene().lines().stream().map(ScenePicturesTest::ink).toList();

        assertThat(inks).isNotEmpty();
        for (int i = 0; i < inks.size(); i++) {
            assertThat(inks.get(i).getMinX()).isGreaterThan(4);
            assertThat(inks.get(i).getMaxX()).isLessThan(Stage.WIDTH - 4.0);
            for (int j = i + 1; j < inks.size(); j++) {
                assertThat(inks.get(i).intersects(inks.get(j)))
                        .as("lines %d and %d", i, j)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenes")
    void lettersStandOutOverWhiteAndOverBlack(String name, Stage stage) {
        final BufferedImage panel = stage.panel(1);
        for (final int ground : new int[] {0xFFFFFF, 0x000000}) {
            final LuminanceRange range = LuminanceRange.of(panel, lastLine(stage, panel), ground);
            assertThat(range.contrast()).as("%s over %06x", name, ground).isGreaterThan(7);
        }
    }

    @Test
    void theOutlineAloneMakesTextReadableOverWhiteWithoutAnyPanel() {
        final OverlayStyle look = OverlayStyle.DEFAULT;
        final OverlayStyle.Palette p = look.palette();
        final Stage stage = new Stage("ja", "en")
                .show(null, JAPANESE)
                .finished("Hello")
                .style(new OverlayStyle(
                        look.family(),
                        look.translationSize(),
                        look.sourceSize(),
                        look.noteSize(),
                        new OverlayStyle.Palette(
                                p.translation(),
                                p.source(),
                                p.name(),
                                p.note(),
                                p.problem(),
                                p.outline(),
                                new Color(0, 0, 0, 0)),
                        look.outlineWidth(),
                        look.lineSpacing(),
                        true,
                        true,
                        look.heightLimit()));
        Stage.keep(stage.over(Art.BRIGHT, 1), "no-panel");
        final BufferedImage panel = stage.panel(1);

        assertThat(LuminanceRange.of(panel, lastLine(stage, panel), 0xFFFFFF).contrast())
                .isGreaterThan(7);
    }

    @Test
    void theSourceIsSmallerAndDimmerThanItsTranslation() {
        final List<PlacedLine> lines =
                new Stage("ja", "ja").show(null, "国").finished("国").scene().lines();

        assertThat(ink(lines.get(0)).getHeight()).isLessThan(ink(lines.get(1)).getHeight());
        assertThat(brightness(lines.get(0))).isLessThan(brightness(lines.get(1)));
    }

    @Test
    void furiganaStandsAboveItsLineAndGoesWhenItIsNotWanted() {
        final Stage stage = new Stage("ja", "en").show(null, JAPANESE, READING);
        final float withReading = stage.scene().height();
        stage.style(OverlayStyle.DEFAULT.withSource(true, false));

        assertThat(stage.scene().height()).isLessThan(withReading);
        assertThat(stage.scene().lines()).noneMatch(line -> line.line().hasRuby());
    }

    @Test
    void theFirstWordsOfATranslationDoNotChangeTheHeight() {
        final Stage stage = new Stage("ja", "en").show(null, JAPANESE, READING).waiting();
        final float waiting = stage.scene().height();

        assertThat(stage.streaming("“To stop").scene().height()).isEqualTo(waiting);
    }

    @Test
    void arabicStandsAtTheRightEdgeAndItsCaretAtItsLeft() {
        final LaidScene scene =
                new Stage("ja", "ar").show(null, JAPANESE).streaming("مرحبا يا").scene();
        final Rectangle2D text = ink(scene.lines().get(scene.lines().size() - 1));

        assertThat(text.getMaxX()).isGreaterThan(Stage.WIDTH - 30.0);
        assertThat(scene.carets())
                .singleElement()
                .satisfies(caret -> assertThat(caret.getMaxX()).isLessThan(text.getMinX()));
    }

    @Test
    void onADenseScreenEveryPixelIsUsed() {
        final Stage stage = new Stage("ja", "en").show("恵", JAPANESE, READING).finished(ENGLISH);
        Stage.keep(stage.over(Art.DARK, 2), "japanese-2x");
        Stage.keep(stage.over(Art.BRIGHT, 1.5), "japanese-1.5x");
        final BufferedImage once = stage.panel(1);
        final BufferedImage twice = stage.panel(2);

        assertThat(twice.getWidth()).isEqualTo(2 * once.getWidth());
        assertThat(steepestEdge(twice)).isGreaterThan(150);
    }

    @Test
    void whereWindowsCannotMixThePanelIsOpaque() {
        final Stage stage = new Stage("ja", "en").show("恵", JAPANESE, READING).finished(ENGLISH);
        final BufferedImage panel = stage.opaquePanel();
        Stage.keep(panel, "opaque");

        assertThat(panel.getRGB(0, 0) >>> 24).isEqualTo(255);
        assertThat(LuminanceRange.of(panel, lastLine(stage, panel), 0xFFFFFF).contrast())
                .isGreaterThan(10);
    }

    @Test
    void aTextHigherThanTheWindowShowsItsNewestEnd() {
        final Stage stage =
                new Stage("ja", "en").limit(120).show(null, JAPANESE).streaming("word ".repeat(300) + "END");
        final BufferedImage before = stage.panel(1);
        final BufferedImage after =
                stage.streaming("word ".repeat(300) + "END OF").panel(1);

        assertThat(before.getHeight()).isEqualTo(120);
        assertThat(differs(before, after, new Rectangle(0, 60, Stage.WIDTH, 60)))
                .isTrue();
    }

    private static Rectangle2D ink(PlacedLine placed) {
        final Rectangle2D ink = placed.line().inkBounds();
        return new Rectangle2D.Double(
                ink.getX() + placed.x(), ink.getY() + placed.baseline(), ink.getWidth(), ink.getHeight());
    }

    private static float brightness(PlacedLine placed) {
        final Color fill = placed.ink().fill();
        return Color.RGBtoHSB(fill.getRed(), fill.getGreen(), fill.getBlue(), null)[2];
    }

    private static Rectangle lastLine(Stage stage, BufferedImage panel) {
        final LaidScene scene = stage.scene();
        final Rectangle place = ink(scene.lines().get(scene.lines().size() - 1)).getBounds();
        place.translate(0, -(int) Math.max(0, Math.ceil(scene.height()) - panel.getHeight()));
        return place;
    }

    private static int steepestEdge(BufferedImage image) {
        int steepest = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 1; x < image.getWidth(); x++) {
                steepest = Math.max(steepest, Math.abs((image.getRGB(x, y) & 0xFF) - (image.getRGB(x - 1, y) & 0xFF)));
            }
        }
        return steepest;
    }

    private static boolean differs(BufferedImage a, BufferedImage b, Rectangle where) {
        for (int y = where.y; y < where.y + where.height; y++) {
            for (int x = where.x; x < where.x + where.width; x++) {
                if (a.getRGB(x, y) != b.getRGB(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }
}
