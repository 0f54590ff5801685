package dev.sukashi.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegenerationTest {
    @ParameterizedTest
    @CsvSource({
        "昨日は学校へ行った。, 昨天我去了学校。",
        "だめ、だめ、だめ、だめ、だめだ！, 'No, no, no, no, no, it will not do!'",
        "ああああああああああああああ, 啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊",
        "うん……, Yeah..................",
        "'', ''",
    })
    void aTranslationIsLeftAlone(String source, String answer) {
        assertThat(Degeneration.isIn(source, answer, 0, 0)).isFalse();
    }

    @Test
    void aLetterWordOrPhraseWithoutEndIsNoTranslation() {
        assertThat(Degeneration.isRunaway("ああ、そう。", "啊".repeat(60))).isTrue();
        assertThat(Degeneration.isRunaway("行くぞ", "走吧，" + "走吧，".repeat(20))).isTrue();
        assertThat(Degeneration.isRunaway("恵が笑った。", "惠笑了。" + "她看着我，然后又一次露出了微笑。".repeat(6)))
                .isTrue();
        assertThat(Degeneration.isRunaway("あ".repeat(20), "啊".repeat(500))).isTrue();
    }

    @Test
    void anAnswerThatUsedUpItsTokensDidNotEndByItself() {
        assertThat(Degeneration.isIn("猫", "一只猫", 512, 512)).isTrue();
        assertThat(Degeneration.isIn("猫", "一只猫", 511, 512)).isFalse();
        assertThat(Degeneration.isIn("猫", "一只猫", 0, 512)).isFalse();
    }
}
