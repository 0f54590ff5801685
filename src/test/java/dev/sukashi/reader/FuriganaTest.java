package dev.sukashi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuriganaTest {
    @ParameterizedTest
    @CsvSource({
        "食べる, タベル, 食[た]べる",
        "お兄さん, オニイサン, お兄[にい]さん",
        "取り出す, トリダス, 取[と]り出[だ]す",
        "学校, ガッコウ, 学校[がっこう]",
        "行く, いく, 行[い]く",
        "行っ, イッ, 行[い]っ",
        "美しい, ウツクシイ, 美[うつく]しい",
        "走り出し, ハシリダシ, 走[はし]り出[だ]し",
        "お父さん, オトウサン, お父[とう]さん",
        "ご飯, ゴハン, ご飯[はん]",
        "気を付ける, きをつける, 気[き]を付[つ]ける",
        "手に入れる, テニイレル, 手[て]に入[い]れる",
        "昨日, キノウ, 昨日[きのう]",
        "大人, オトナ, 大人[おとな]",
        "人々, ヒトビト, 人々[ひとびと]",
        "一ヶ月, イッカゲツ, 一ヶ月[いっかげつ]",
        "消しゴム, ケシゴム, 消[け]しゴム",
        "歯ブラシ, ハブラシ, 歯[は]ブラシ",
        "ローマ字, ローマジ, ローマ字[じ]",
        "生ビール, ナマビール, 生[なま]ビール",
        "魔法使い, マホウツカイ, 魔法使[まほうつか]い",
        "引っ張る, ヒッパル, 引[ひ]っ張[ぱ]る",
        "思い出, オモイデ, 思[おも]い出[で]",
        "出会い, デアイ, 出会[であ]い",
        "見知らぬ, ミシラヌ, 見知[みし]らぬ",
        "申し訳, モウシワケ, 申[もう]し訳[わけ]",
        "裏切り者, ウラギリモノ, 裏切[うらぎ]り者[もの]",
        "物の怪, もののけ, 物[もの]の怪[け]",
        "食い意地, くいいじ, 食[く]い意地[いじ]",
        "母の日, ははのひ, 母[はは]の日[ひ]",
        "男の子, おとこのこ, 男[おとこ]の子[こ]",
        "食べ物, タベモノ, 食[た]べ物[もの]",
        "打ち合わせ, ウチアワセ, 打[う]ち合[あ]わせ",
        "お腹, オナカ, お腹[なか]",
        "2人, ふたり, 2人[ふたり]",
        "十時, ジュウジ, 十時[じゅうじ]",
        "ひらがな, ヒラガナ, ひらがな",
        "カタカナ, カタカナ, カタカナ",
        "する, する, する",
        "Hello, '', Hello",
        "魑魅, '', 魑魅",
        "食べる, くらう, 食べる[くらう]",
        "明後日, アサッテ, 明後日[あさって]",
        "々, '', 々",
        "呑み込む, ノミコム, 呑[の]み込[こ]む",
        "𠮟る, シカル, 𠮟[しか]る",
        "ヴァイオリン弾き, ヴァイオリンヒキ, ヴァイオリン弾[ひ]き",
    })
    void readingsStandOverKanjiOnly(String surface, String reading, String expected) {
        final String shown = Furigana.split(surface, reading).stream()
                .map(ruby -> ruby.reading().isEmpty() ? ruby.text() : ruby.text() + "[" + ruby.reading() + "]")
                .collect(Collectors.joining());
        assertThat(shown).isEqualTo(expected);
    }
}
