package dev.sukashi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.reader.Word.PartOfSpeech;
import dev.sukashi.reader.Word.Ruby;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapaneseReaderTest {
    private static final JapaneseReader READER = new JapaneseReader();

    @ParameterizedTest
    @CsvSource({
        "食べられなかった, 食べる",
        "読んでいる, 読む",
        "行きたくなかった, 行く",
        "行かなければならない, 行く",
        "行かなくちゃいけない, 行く",
        "食べさせられた, 食べる",
        "言ってる, 言う",
        "美しくない, 美しい",
        "冷たかった, 冷たい",
        "頑張ろう, 頑張る",
        "来ませんでした, 来る",
        "来い, 来る",
        "勉強していれば, 勉強する",
        "遅刻する, 遅刻する",
        "降り始めた, 降り始める",
        "気を付けて, 気を付ける",
        "手に入れた, 手に入れる",
        "高等学校, 高等学校",
        "裏切り者, 裏切り者",
        "仕方がない, 仕方がない",
        "一緒に, 一緒に",
        "かもしれない, かもしれない",
        "ありがとうございます, ありがとうございます",
        "お兄さん, お兄さん",
        "二十三人, 二十三人",
        "言わないで, 言う",
        "やっちゃった, やる",
        "だった, だ",
        "悲しませたくない, 悲しむ",
        "何でもない, 何でもない",
    })
    void isOneWord(String text, String base) {
        assertThat(READER.read(text)).extracting(Word::surface).containsExactly(text);
        assertThat(READER.read(text)).extracting(Word::base).containsExactly(base);
    }

    @ParameterizedTest
    @CsvSource({
        "待ってください, 待って ください",
        "静かに本を, 静か に 本 を",
        "こんなところで会う, こんな ところ で 会う",
        "田中さん, 田中 さん",
        "行くだろう, 行く だろう",
        "彼の手, 彼 の 手",
        "そう言って, そう 言って",
        "東京に住んでいます, 東京 に 住んでいます",
    })
    void isSeveralWords(String text, String words) {
        assertThat(READER.read(text)).extracting(Word::surface).containsExactly(words.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "学校へ行った, 学校[がっこう]へ行[い]った",
        "何ですか, 何[なん]ですか",
        "2人で, 2人[ふたり]で",
        "一人で, 一人[ひとり]で",
        "三人, 三[さん]人[にん]",
        "取り出した, 取[と]り出[だ]した",
        "仕方がない, 仕方[しかた]がない",
        "12個, 12個[こ]",
        "カタカナとひらがな, カタカナとひらがな",
        "Hello, Hello",
    })
    void isReadAs(String text, String expected) {
        final String shown = READER.read(text).stream()
                .flatMap(word -> word.furigana().stream())
                .map(ruby -> ruby.reading().isEmpty() ? ruby.text() : ruby.text() + "[" + ruby.reading() + "]")
                .collect(Collectors.joining());
        assertThat(shown).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "行く, to go",
        "人, person",
        "する, to do",
        "いる, to be",
        "学校, school",
        "書ける, can write",
        "彼女, she",
        "もう, already",
        "先輩, senior",
        "勉強する, study",
        "綺麗, pretty",
        "アニメ, animation",
    })
    void meansFirst(String word, String gloss) {
        assertThat(READER.read(word)).hasSize(1);
        assertThat(READER.read(word).get(0).glosses().get(0)).contains(gloss);
    }

    @Test
    void particlesAndNamesHaveNoMeaningOfTheirOwn() {
        assertThat(READER.read("田中は"))
                .allSatisfy(word -> assertThat(word.glosses()).isEmpty())
                .extracting(Word::partOfSpeech)
                .containsExactly(PartOfSpeech.NAME, PartOfSpeech.PARTICLE);
    }

    @Test
    void anUnknownWordHasNoReading() {
        assertThat(READER.read("齾"))
                .singleElement()
                .satisfies(word -> assertThat(word.furigana()).containsExactly(new Ruby("齾", "")));
    }

    @Test
    void tenThousandCharactersAreReadInATwinkling() {
        final String line = "昨日、友達と一緒に学校へ行った。".repeat(625);
        assertThat(line).hasSize(10_000);
        final long start = System.nanoTime();
        assertThat(joined(READER.read(line))).isEqualTo(line);
        assertThat(joined(READER.read("あ".repeat(10_000)))).hasSize(10_000);
        assertThat(joined(READER.read("漢".repeat(10_000)))).hasSize(10_000);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(20_000);
    }

    @Test
    void severalThreadsReadAtOnce() throws InterruptedException, ExecutionException {
        final JapaneseReader fresh = new JapaneseReader();
        fresh.preload();
        fresh.preload();
        final ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            final List<Future<List<Word>>> all = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> fresh.read("食べられなかったんだ。")))
                    .toList();
            final List<Word> expected = READER.read("食べられなかったんだ。");
            for (final Future<List<Word>> one : all) {
                assertThat(one.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Property(tries = 400)
    void surfacesJoinedGiveTheLineAgain(@ForAll("texts") String text) {
        final List<Word> words = READER.read(text);
        assertThat(joined(words)).isEqualTo(text);
        assertThat(words).allSatisfy(word -> {
            assertThat(word.surface()).isNotEmpty();
            assertThat(word.furigana().stream().map(Ruby::text).collect(Collectors.joining()))
                    .isEqualTo(word.surface());
        });
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "食べられ",
                        "なかった",
                        "学校",
                        "気を付けて",
                        "\n",
                        "\r\n",
                        " ",
                        "　",
                        "😀",
                        "\uD83D",
                        "\uDE00",
                        "Hello",
                        "3",
                        "１０人",
                        "何",
                        "で",
                        "。",
                        "「",
                        "」",
                        "……",
                        "ー",
                        "すご",
                        "い",
                        "\u0000",
                        "\u3099",
                        "東京",
                        "田中",
                        "さん",
                        "ん",
                        "だ",
                        "🇯🇵",
                        "る",
                        "て",
                        "は",
                        "いけない",
                        "勉強",
                        "する",
                        "お",
                        "兄さん",
                        "々",
                        "\uFEFF",
                        "𠮟る",
                        "%",
                        "https://a.b/c?d")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    private static String joined(List<Word> words) {
        return words.stream().map(Word::surface).collect(Collectors.joining());
    }
}
