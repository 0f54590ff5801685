package dev.sukashi.vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of an answer the text of the picture is kept to the letter, and what models add is not. */
class PictureAnswerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ja | 「門が\\n開く」                              | 「門が\\n開く」
            ja | ```\\n門が開く。\\n```                        | 門が開く。
            ja | ```text\\n門が開く。                         | 門が開く。
            ja | ~"門が開く。"~                               | 門が開く。
            ja | ~"門"と"窓"~                                | ~"門"と"窓"~
            en | ~"The gate opens."~                        | ~"The gate opens."~
            en | Here is the transcribed text:\\n\\nWe go on. | We go on.
            en | **Transcription:**\\nWe go on.              | We go on.
            en | Text of the letter: come at once.          | Text of the letter: come at once.
            en | We go on.\\n\\n(Note: the last word is blurred.) | We go on.
            ja | 行こう。\\r\\n(注：振り仮名は省略しました。)  | 行こう。
            en | (Note to self: run.)                       | (Note to self: run.)
            ja | NO_TEXT                                    | ~~
            ja | [No text].                                 | ~~
            en | There is no visible text in the image.     | ~~
            en | I don't see any text in this picture.      | ~~
            en | The image contains no readable text.       | ~~
            ja | 画像には文字がありません。                  | ~~
            zh | 图片中没有可识别的文字。                    | ~~
            en | There is no time. The text is gone.        | There is no time. The text is gone.
            ja | この手紙には文字がありません。なぜだ？      | この手紙には文字がありません。なぜだ？
            ja | ……                                        | ……
            ja | 一行目\\n=====\\n二行目                       | 一行目\\n=====\\n二行目
            """)
    void theTextIsWhatStandsThere(String language, String answer, String text) {
        assertThat(PictureAnswer.text(lines(answer), language))
                .isEqualTo(lines(text).replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            門が開く。\\n=====\\nThe gate opens.              | true  | 門が開く。 | The gate opens.
            門が開く。\\n\\n  ======  \\n\\nThe gate\\nopens.\\n  | true  | 門が開く。 | The gate\\nopens.
            ```\\n門が開く。\\n=====\\nThe gate opens.\\n```    | true  | 門が開く。 | The gate opens.
            門が開く。\\n=====\\n                            | false | 門が開く。 | ~~
            門が開く。\\n=====                               | true  | 門が開く。 | ~~
            門が開く。\\n=====                               | false | 門が開く。\\n===== | -
            門が開く。                                      | true  | 門が開く。 | -
            1 == 2 === 3                                   | true  | 1 == 2 === 3 | -
            """)
    void theTranslationFollowsTheLineBetween(String answer, boolean whole, String text, String translation) {
        final PictureAnswer split = PictureAnswer.of(lines(answer), "ja", whole);
        assertThat(split.text()).isEqualTo(lines(text));
        assertThat(split.translation())
                .isEqualTo(translation.equals("-") ? Optional.empty() : Optional.of(lines(translation)));
    }

    @Test
    void moreThanAPictureCanHoldIsMadeUp() {
        final ReadingLimit limit = ReadingLimit.of(800, 120);
        assertThat(limit.exceededBy("今日は良い天気ですね。散歩に行きましょう。".repeat(3))).isEmpty();
        assertThat(limit.exceededBy("あ".repeat(60)))
                .as("a scream as wide as the box")
                .isEmpty();
        assertThat(limit.exceededBy("あ".repeat(200))).contains(Problem.of(Problem.Kind.DEGENERATE));
        final StringBuilder novel = new StringBuilder();
        for (int i = 0; novel.length() < 2000; i++) {
            novel.append("Chapter ").append(i * 7919 % 1000).append(". ");
        }
        assertThat(limit.exceededBy(novel.toString()))
                .contains(Problem.of(Problem.Kind.PICTURE_MISREAD, "length", Integer.toString(novel.length())));
        assertThat(ReadingLimit.of(20, 20).exceededBy("Hi there, little sign!")).isEmpty();
    }

    private static String lines(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }
}
