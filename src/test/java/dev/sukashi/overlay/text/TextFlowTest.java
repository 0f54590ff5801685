package dev.sukashi.overlay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextFlowTest {
    private static final FontFamilies FAMILIES = FontFamilies.installed();
    private static final float SIZE = 20;

    @Test
    void aLongTextIsBrokenWithinTheWidth() {
        final List<LaidLine> lines = english().layOut("The quick brown fox jumps over the lazy dog.", List.of(), 160);

        assertThat(lines)
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line.advance()).isLessThanOrEqualTo(160));
        assertThat(words(lines)).isEqualTo("The quick brown fox jumps over the lazy dog.");
    }

    @Test
    void japaneseFillsItsLinesAndKeepsStopsOffTheirStart() {
        final List<LaidLine> lines = japanese().layOut("あいうえおかきくけ。こさしすせ", List.of(), 9 * SIZE + 1);

        assertThat(texts(lines)).containsExactly("あいうえおかきく", "け。こさしすせ");
    }

    @Test
    void aWordWiderThanTheLineIsCutBetweenWholeCharacters() {
        final String family = "\uD83D\uDC69\u200D\uD83D\uDC67";
        final List<LaidLine> lines =
                english().layOut("aaaaaaaaaaaaaaaaaaaaaaaaaaa" + "e\u0301".repeat(20) + family, List.of(), 150);

        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(texts(lines)).noneMatch(line -> line.startsWith("\u0301") || line.startsWith("\u200D"));
        assertThat(String.join("", texts(lines))).endsWith(family);
    }

    @Test
    void aLineBreakOfTheTextIsKeptAndSoIsAnEmptyLine() {
        assertThat(texts(english().layOut("one\n\ntwo\nthree", List.of(), 500)))
                .containsExactly("one", "", "two", "three");
    }

    @Test
    void aLineBreakAtTheEndAddsNoLineUntilTextFollows() {
        assertThat(texts(english().layOut("one\n", List.of(), 500))).containsExactly("one");
    }

    @Test
    void arabicBeginsAtTheRight() {
        final List<LaidLine> lines = new TextFlow(chain("ar"), Locale.forLanguageTag("ar"))
                .layOut("مرحبا يا Megumi كيف حالك؟", List.of(), 500);

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line.isRightToLeft()).isTrue());
    }

    @Test
    void aReadingWiderThanItsBaseMakesRoom() {
        final String text = "志を";
        final float plain = japanese().layOut(text, List.of(), 500).get(0).advance();
        final LaidLine spread = japanese()
                .layOut(text, List.of(new RubySpan(0, 1, "こころざし")), 500)
                .get(0);

        assertThat(spread.hasRuby()).isTrue();
        assertThat(spread.advance()).isGreaterThan(plain + SIZE / 2);
        assertThat(spread.inkBounds().getMinY()).isLessThan(-SIZE * 0.95);
    }

    @Test
    void aReadingHangsOverKanaButNotOverKanji() {
        final RubySpan reading = new RubySpan(1, 2, "こころざし");
        final float overKana =
                japanese().layOut("い志が", List.of(reading), 500).get(0).advance();
        final float overKanji =
                japanese().layOut("強志要", List.of(reading), 500).get(0).advance();

        assertThat(overKana).isLessThan(overKanji - SIZE / 2);
    }

    @Test
    void aReadingIsNeverSeparatedFromItsBase() {
        final String text = "この物語は不思議だ";
        final List<LaidLine> lines = japanese().layOut(text, List.of(new RubySpan(5, 8, "ふしぎ")), 7 * SIZE);

        assertThat(texts(lines)).containsExactly("この物語は", "不思議だ");
        assertThat(lines.get(0).hasRuby()).isFalse();
        assertThat(lines.get(1).hasRuby()).isTrue();
    }

    @Test
    void aReadingWiderThanTheWholeLineIsSharedOut() {
        final List<LaidLine> lines =
                japanese().layOut("国際連合安全保障理事会", List.of(new RubySpan(0, 11, "こくさいれんごうあんぜんほしょうりじかい")), 6 * SIZE);

        assertThat(lines).hasSizeGreaterThan(1).allSatisfy(line -> {
            assertThat(line.hasRuby()).isTrue();
            assertThat(line.advance()).isLessThanOrEqualTo(6 * SIZE);
        });
        assertThat(String.join("", texts(lines))).isEqualTo("国際連合安全保障理事会");
    }

    @Test
    void whileTextGrowsItsEarlierLinesStayTheSameObjects() {
        final TextFlow flow = english();
        final List<LaidLine> before = flow.layOut("The quick brown fox jumps over the lazy dog and", List.of(), 160);
        final List<LaidLine> after =
                flow.layOut("The quick brown fox jumps over the lazy dog and runs", List.of(), 160);

        assertThat(after.subList(0, before.size() - 1))
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .isEqualTo(before.subList(0, before.size() - 1));
    }

    @Property(tries = 150)
    void aStreamedTextEndsUpAsIfItHadComeAtOnce(@ForAll("texts") String text, @ForAll("texts") String other) {
        for (final String language : List.of("ja", "en", "ar")) {
            final TextFlow streamed = new TextFlow(chain(language), Locale.forLanguageTag(language));
            streamed.layOut(other, List.of(), 150);
            for (int end = 1; end <= text.length(); end += 1 + end % 3) {
                streamed.layOut(text.substring(0, end), List.of(), 150);
            }
            final List<LaidLine> atOnce =
                    new TextFlow(chain(language), Locale.forLanguageTag(language)).layOut(text, List.of(), 150);
            assertThat(describe(streamed.layOut(text, List.of(), 150))).isEqualTo(describe(atOnce));
        }
    }

    @Property(tries = 300)
    void everyCharacterOfAnyTextButSpacesIsOnSomeLine(@ForAll String text, @ForAll("texts") String more) {
        final String whole = more + text + more;
        for (final String language : List.of("ja", "en")) {
            final List<LaidLine> lines =
                    new TextFlow(chain(language), Locale.forLanguageTag(language)).layOut(whole, List.of(), 150);
            int at = 0;
            for (final LaidLine line : lines) {
                assertThat(line.start()).isGreaterThanOrEqualTo(at);
                assertThat(whole.substring(at, line.start())).isBlank();
                at = line.end();
            }
            assertThat(whole.substring(at)).isBlank();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "word",
                        " ",
                        " ",
                        "\n",
                        "「",
                        "」",
                        "。",
                        "、",
                        "漢字",
                        "かな",
                        "ー",
                        "っ",
                        "……",
                        "مرحبا",
                        "שלום",
                        "1,000",
                        "e\u0301",
                        "A-b",
                        "(",
                        ")",
                        "!",
                        "supercalifragilistic",
                        "\u3000",
                        "ไทย",
                        "한국어",
                        "\uD83D\uDE00")
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }

    private static List<String> describe(List<LaidLine> lines) {
        return lines.stream()
                .map(line -> line.start() + "-" + line.end() + " " + line.text() + " " + line.isRightToLeft() + " "
                        + Math.round(line.advance()))
                .toList();
    }

    private static TextFlow english() {
        return new TextFlow(chain("en"), Locale.ENGLISH);
    }

    private static TextFlow japanese() {
        return new TextFlow(chain("ja"), Locale.JAPANESE);
    }

    private static FontChain chain(String language) {
        return FAMILIES.chain(Font.SANS_SERIF, Locale.forLanguageTag(language), Locale.JAPANESE, Font.PLAIN, SIZE);
    }

    private static List<String> texts(List<LaidLine> lines) {
        return lines.stream().map(LaidLine::text).toList();
    }

    private static String words(List<LaidLine> lines) {
        return String.join(" ", texts(lines));
    }
}
