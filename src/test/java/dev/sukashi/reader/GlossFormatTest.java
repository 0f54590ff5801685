package dev.sukashi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossFormatTest {
    private static final JapaneseReader READER = new JapaneseReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "昨日、学校へ行った。 | 昨日 yesterday · 学校 school · 行く to go",
                "行く！ 行く！ | 行く to go",
                "田中さんは静かに本を読んでいる。 | 田中 Tanaka · 静か quiet, silent · 本 book, volume · 読む to read",
                "アリスは紅茶を飲んだ。 | アリス Arisu · 紅茶 black tea · 飲む to drink, to gulp",
                "食べられなかったんだ。 | 食べる to eat",
                "……！？ | ''",
                "Hello | ''",
                "は | ''",
                "彼は二十三人の部下を連れて現れた。 | 彼 he, him · 二十三人 23 people · 部下 subordinate person"
                        + " · 連れる to take with one, to bring along · 現れる to appear, to come in sight",
                "静寂だったでしょうか。 | 静寂 silence, stillness",
                "猫がいる。 | 猫 cat · いる to be, to exist",
            })
    void saysTheWordsOfContentInShort(String line, String expected) {
        assertThat(new GlossFormat().format(READER.read(line))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "たなか, Tanaka",
        "シャーロット, Shaarotto",
        "きょうこ, Kyouko",
        "まっちゃ, Matcha",
        "ジュン, Jun",
        "ヴァン, Van",
        "っ, ''",
        "いっしき, Isshiki",
        "フィオナ, Fiona"
    })
    void namesAreSpelledInRomaji(String reading, String expected) {
        assertThat(Kana.toRomajiName(reading)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"二十三, 23", "三百二十, 320", "十, 10", "１２, 12", "二〇二三, 2023", "一万, 10000", "十二万三千, 123000", "百, 100"})
    void numbersAreUnderstood(String number, long value) {
        assertThat(Numerals.value(number)).hasValue(value);
    }
}
