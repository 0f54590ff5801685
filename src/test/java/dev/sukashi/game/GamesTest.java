package dev.sukashi.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GamesTest {
    private static final Games NONE = new Games(List.of());

    /** A window as it was when its profile was made, and as it is later. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Ace Attorney - Turnabout Sisters; attorney.exe; Ace Attorney - The Next Case; attorney.exe",
                "Fate/stay night [Realta Nua]; python; Fate/stay night [Realta Nua] 60 FPS; python",
                "FPS: 59.94 | Vulkan | 0.0.30 | Persona 5 [BLES02247]; rpcs3;"
                        + " FPS: 31.02 | OpenGL | 0.0.31 | Persona 5 [BLES02247]; rpcs3",
                "Ryujinx 1.1.1299 - Zelda v1.2 (0100F2C0115B6000) (64-bit); Ryujinx;"
                        + " Ryujinx 1.2.0 - Zelda v1.2 (0100F2C0115B6000) (64-bit); Ryujinx",
                "月姫 -A piece of blue glass moon-; tsukihime.exe; 月姫 第二章; tsukihime.exe",
                "第三章 覚醒; novel; 第四章 再会; novel",
                "Summer Pockets; SummerPockets.exe; セーブ - Summer Pockets; SummerPockets.exe",
                "C++ (and) you? [v1.0]; ''; C++ (and) you? [v1.1]; ''",
                "60.0 FPS; ''; 60.0 FPS; ''",
            })
    void aGameIsKnownAgainWhenItsTitleHasMovedOn(String title, String process, String laterTitle, String laterProcess) {
        final Games games = NONE.with(NONE.ofWindow(title, process));

        assertThat(games.find(laterTitle, laterProcess)).isPresent();
    }

    @Test
    void twoGamesOfOneEngineAreTwo() {
        final Games games = NONE.with(NONE.ofWindow("Little Busters!", "SiglusEngine.exe"));

        assertThat(games.find("Rewrite", "SiglusEngine.exe")).isEmpty();
        assertThat(games.ofWindow("Rewrite", "SiglusEngine.exe").id()).isEqualTo("rewrite");
    }

    @Test
    void twoGamesOfOneEmulatorAreTwo() {
        final Games games = NONE.with(NONE.ofWindow("Ryujinx 1.1 - Zelda", "Ryujinx"));

        assertThat(games.find("Ryujinx 1.1 - Xenoblade", "Ryujinx")).isEmpty();
    }

    @Test
    void theSurestProfileIsTaken() {
        final Games games = new Games(List.of(
                profile("by-title", "Fate", ""), profile("by-both", "Fate", "^fate$"), profile("any-of", "", "fate")));

        assertThat(games.find("Fate/stay night", "fate").orElseThrow().id()).isEqualTo("by-both");
        assertThat(games.find("Fate - Mozilla Firefox", "firefox").orElseThrow().id())
                .isEqualTo("by-title");
    }

    @Test
    void aProfileThatNamesNoWindowFitsNone() {
        final Games games = new Games(List.of(profile("nothing", "", ""), profile(GameProfile.DEFAULT, "Fate", "")));

        assertThat(games.find("Fate", "fate")).isEmpty();
    }

    @Test
    void aWindowWithoutAnyNameBelongsToTheScreen() {
        assertThat(NONE.ofWindow(" ", "").isOfScreen()).isTrue();
    }

    /** Expressions that a shared profile may hold, by mistake or to annoy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(.*)*(.*)*(.*)*x$",
                "(a|a)*$",
                "(a|aa)+(a|aa)+(a|aa)+$",
                "(?:){2147483647}",
                "(?:(?:(?:){900}){900}){900}",
                "((((a*)*)*)*)*b",
                "(",
                "(?<n>a)(?<n>b)",
                "\\k<x>",
                "a{2,1}",
                "[z-a]"
            })
    void noExpressionHangsTheProgram(String regex) {
        final Games games = new Games(List.of(profile("hostile", regex, regex)));

        Assertions.assertThatNoException()
                .isThrownBy(() -> assertThat(timed(games)).isLessThan(Duration.ofSeconds(2)));
    }

    private static Duration timed(Games games) {
        final long begin = System.nanoTime();
        games.find("a".repeat(100_000) + "!", "a".repeat(100_000) + "!");
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void aTitleOfMegabytesIsNoTrouble() {
        final String title = " - ".repeat(500_000) + "FPS ".repeat(500_000);
        final GameProfile profile = NONE.ofWindow(title, "");

        assertThat(NONE.with(profile).find(title, "")).isPresent();
        assertThat(profile.id().length()).isLessThan(60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "../../etc/passwd; ''; etc-passwd",
                "..\\..\\Windows; ''; windows",
                "CON; ''; game-con",
                "LPT1; ''; game-lpt1",
                "default; ''; default-2",
                "月姫; tsukihime.exe; tsukihime",
                "月姫; ''; game",
                "Pokémon: Épée; ''; pokemon-epee",
                "...; ''; game",
                "'a\tb\u0000c'; ''; a-b-c",
            })
    void whatAWindowCallsItselfNeverBecomesAPath(String title, String process, String id) {
        assertThat(NONE.ofWindow(title, process).id()).isEqualTo(id);
    }

    @Test
    void idsAreNeverTaken() {
        Games games = NONE;
        for (final String title : List.of("月姫", "空の境界", "魔法使いの夜")) {
            games = games.with(games.ofWindow(title, ""));
        }
        assertThat(games.profiles()).extracting(GameProfile::id).containsExactly("game", "game-2", "game-3");
    }

    @Property
    void anyTitleGivesASafeIdAndAMatchThatFitsItsWindow(@ForAll String title, @ForAll String process) {
        final GameProfile profile = NONE.ofWindow(title, process);

        assertThat(GameId.isSafe(profile.id())).isTrue();
        assertThat(profile.id()).matches("[a-z0-9-]+").isEqualTo(profile.id().toLowerCase(Locale.ROOT));
        if (!profile.isOfScreen()) {
            assertThat(NONE.with(profile).find(title, process)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a/b", "a\\b", "con", "NUL.txt", "com1", ".hidden", "a.", "a ", "a\nb", "a:b"})
    void unsafeIdsAreRefused(String id) {
        assertThat(GameId.isSafe(id)).isFalse();
        assertThat(Set.of("my-game", "月姫", "My Game 2")).allMatch(GameId::isSafe);
    }

    private static GameProfile profile(String id, String title, String process) {
        return new GameProfile(id, "", new GameMatch(title, process), List.of());
    }
}
