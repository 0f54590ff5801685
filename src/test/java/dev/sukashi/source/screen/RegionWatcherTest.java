package dev.sukashi.source.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a region is read and what is told, with pictures of a stage and time turned by hand. */
class RegionWatcherTest {
    private static final String FIRST = "あの森へ行ってはいけない。";
    private static final String SECOND = "Someone called my name.";

    private final Play play = new Play(new RegionWatcher());
    private Stage stage = new Stage(Stage.Look.BOXED, 40, false);

    @ParameterizedTest
    @CsvSource({
        "BOXED,0,15",
        "BOXED,40,40",
        "BOXED,600,90",
        "BOXED,40,220",
        "LIGHT_BOX,40,15",
        "LIGHT_BOX,600,90",
        "OUTLINED,0,40",
        "OUTLINED,40,15",
        "OUTLINED,40,90",
        "OUTLINED,600,40"
    })
    void typedLinesAreToldOnceAndWhole(Stage.Look look, int pixelsPerSecond, int letterMillis) {
        stage = new Stage(look, pixelsPerSecond, true);
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lines.add(i % 2 == 0 ? "台詞その" + i + "、森へ行く。" : "This is line " + i + ".\nIt goes on.");
            type(lines.get(i), letterMillis, 1_500);
        }

        assertThat(play.lines()).isEqualTo(lines);
    }

    @Test
    void aFastTypewritersLineIsToldSoonAfterItsLastLetter() {
        final List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            final long last = type("これは" + i + "番目の台詞です。", 40, 1_000);
            delays.add(play.told().get(play.told().size() - 1).millis() - last);
        }
        delays.sort(null);

        assertThat(delays.get(delays.size() / 2)).isLessThan(250);
    }

    @Test
    void aSlowTypewriterIsNotReadBetweenItsLettersOnceItIsKnown() {
        for (int i = 0; i < 4; i++) {
            type("これは" + i + "番目の台詞です。", 150, 1_500);
        }
        final int reads = play.reads();
        type(FIRST, 150, 1_500);

        assertThat(play.reads() - reads).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Stage.Look.class)
    void whatStandsStillIsNotReadAgainThoughArtMovesAndAnIconBlinks(Stage.Look look) {
        stage = new Stage(look, 40, true);
        type(FIRST, 20, 5_000);
        final int reads = play.reads();
        stand(FIRST, 60_000);

        assertThat(play.reads() - reads).isLessThanOrEqualTo(2);
        assertThat(play.lines()).containsExactly(FIRST);
    }

    @Test
    void aLineThatGoesOnAfterARestReplacesWhatWasTold() {
        type("I thought", 30, 1_000);
        final long start = play.now();
        play(2_000, now -> "I thought so, too.".substring(0, (int) Math.min(18, 9 + (now - start) / 30)));

        assertThat(play.told()).hasSize(2);
        assertThat(play.told().get(1).replaces()).isTrue();
        assertThat(play.lines()).containsExactly("I thought so, too.");
    }

    @Test
    void theSameWordsTypedOnceMoreAreAnotherLine() {
        for (int i = 0; i < 3; i++) {
            type(FIRST, 30, 1_000);
        }

        assertThat(play.lines()).containsExactly(FIRST, FIRST, FIRST);
    }

    @Test
    void textThatFlashesAwayAndComesBackIsNoNewLine() {
        type(FIRST, 20, 1_000);
        stand("", 100);
        stand(FIRST, 2_000);

        assertThat(play.lines()).containsExactly(FIRST);
    }

    @Test
    void textThatThePlayerHidForAWhileIsNoNewLine() {
        type(FIRST, 20, 1_000);
        stand("", 6_000);
        stand(FIRST, 2_000);

        assertThat(play.lines()).containsExactly(FIRST);
    }

    @Test
    void textThatGoesTellsNothingAndTheNextLineComes() {
        type(FIRST, 20, 1_000);
        stand("", 3_000);
        type(SECOND, 20, 1_000);

        assertThat(play.lines()).containsExactly(FIRST, SECOND);
    }

    @Test
    void aLineThatAppearsAtOnceIsTold() {
        stand(FIRST, 1_500);
        stand(SECOND, 1_500);
        stand("Day 1", 1_500);
        stand("Day 2", 2_500);

        assertThat(play.lines()).containsExactly(FIRST, SECOND, "Day 1", "Day 2");
    }

    @Test
    void anUnchangedLineIsNotToldAgainThoughTheEngineWavers() {
        type(SECOND, 20, 1_000);
        play.engine(text -> text.replace("lled", "1led").replace(".", ","));
        play.watcher().resume();
        stand(SECOND, 3_000);

        assertThat(play.reads()).isGreaterThan(1);
        assertThat(play.lines()).containsExactly(SECOND);
    }

    @Test
    void afterAPauseTheLineThatStandsThereIsToldUnlessItWasTheLast() {
        type(FIRST, 20, 1_000);
        play.skip(5_000);
        play.watcher().resume();
        stand(FIRST, 2_000);
        play.skip(5_000);
        play.watcher().resume();
        stand(SECOND, 2_000);

        assertThat(play.lines()).containsExactly(FIRST, SECOND);
    }

    @Test
    void whatNeverComesToRestIsReadAllTheSame() {
        final String text = "0123456789".repeat(3);
        play(24_000, now -> text.substring((int) (now / 50 % 10), (int) (now / 50 % 10) + 18));

        assertThat(play.reads()).isBetween(1, 3);
    }

    @Test
    void anEmptyOrBlackRegionIsNeverRead() {
        play.until(
                10_000,
                now -> new Play.Moment(
                        "", new java.awt.image.BufferedImage(800, 120, java.awt.image.BufferedImage.TYPE_INT_RGB)));

        assertThat(play.reads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {180, 200, 230, 260})
    void aLineThatGoesBeforeItIsReadIsToldAllTheSame(int rest) {
        final List<String> lines = List.of("一つ目の台詞です。", FIRST, "三つ目の台詞です。", SECOND, "もう一つの台詞です。");
        for (final String line : lines) {
            type(line, 30, line.equals(SECOND) ? rest : 1_000);
        }

        assertThat(play.lines()).isEqualTo(lines);
    }

    @Property(tries = 25)
    void anyPaceTellsEachLineOnceAndWhole(
            @ForAll @IntRange(min = 15, max = 150) int pace,
            @ForAll @IntRange(min = 0, max = 100) int pixelsPerSecond,
            @ForAll @IntRange(min = 600, max = 1_500) int rest) {
        final RegionWatcherTest run = new RegionWatcherTest();
        run.stage = new Stage(Stage.Look.BOXED, pixelsPerSecond, true);
        // An icon is known once it has blinked twice.
        run.stand("", 4_000);
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            lines.add("台詞その" + i + "、森へ行く。");
            run.type(lines.get(i), pace, rest);
        }

        assertThat(run.play.lines()).isEqualTo(lines);
    }

    /** @return when the last letter stood there */
    private long type(String line, int letterMillis, int restMillis) {
        final long start = play.now();
        final long typing = (long) letterMillis * (line.length() - 1);
        play(
                typing + restMillis,
                now -> line.substring(0, (int) Math.min(line.length(), 1 + (now - start) / letterMillis)));
        return start + typing;
    }

    private void stand(String text, int millis) {
        play(millis, now -> text);
    }

    private void play(long millis, LongFunction<String> text) {
        play.until(play.now() + millis, now -> new Play.Moment(text.apply(now), stage.at(now, text.apply(now))));
    }
}
