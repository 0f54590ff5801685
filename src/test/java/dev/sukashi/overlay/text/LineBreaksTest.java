package dev.sukashi.overlay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBreaksTest {
    /** A bar stands wherever a line may end. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    ja; 私は、「魔法」を使った。; 私|は、|「魔|法」|を|使っ|た。
                    ja; ちょっと待って！？; ちょっ|と|待っ|て！？
                    ja; スーパーマーケット; スー|パー|マー|ケッ|ト
                    ja; うん……そうか――; う|ん|……|そ|う|か|――
                    ja; Windowsの窓; Windows|の|窓
                    ja; 第１２章; 第|１２|章
                    ja; （えっ）『何』; （えっ）|『何』
                    zh-CN; 他说：“快跑！”; 他|说：|“快|跑！”
                    zh-CN; 价格￥100、50%。; 价|格|￥100、|50%。
                    ko; 안녕하세요 여러분; 안녕하세요 |여러분
                    en; Wait... don't go!; Wait... |don't |go!
                    en; a well-known (old) "tale"; a |well-|known |(old) |"tale"
                    en; 1,000 gold; 1,000 |gold
                    """)
    void aLineEndsOnlyWhereItsWritingSystemLikes(String language, String text, String cut) {
        assertThat(bars(text, LineBreaks.preferred(text, Locale.forLanguageTag(language))))
                .isEqualTo(cut);
    }

    private static String bars(String text, BitSet legal) {
        final StringBuilder cut = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (legal.get(i)) {
                cut.append('|');
            }
            cut.append(text.charAt(i));
        }
        return cut.toString();
    }
}
