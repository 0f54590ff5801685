package dev.sukashi.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePlateTest {
    @ParameterizedTest
    @CsvSource({
        "恵,「ねえ、約束を忘れたの？」,恵",
        "【佐藤】,おはようございます。今日もいい天気ですね。,佐藤",
        "Misaki,“I don't care anymore!”,Misaki",
        "???,\"\"\"...Can you hear me?\"\"\",???",
        "小雨,“你已经忘记我们的约定了吗？”,小雨"
    })
    void aShortFirstLineOverASaidOneIsTheSpeaker(String first, String second, String speaker) {
        final OcrResult marked = NamePlate.marked(result(first, second));

        assertThat(marked.speaker()).contains(speaker);
        assertThat(marked.spoken()).isEqualTo(second);
        assertThat(marked.text()).isEqualTo(first + "\n" + second);
    }

    @ParameterizedTest
    @CsvSource({"昨日の夜、不思議な夢を見た。,誰かが、ずっと私の名前を呼んでいた。", "「えっ？」,「何でもない」", "私は深く息を吸いゆっくりとドアノブに手,をかけた。", "Yes.,“No.”"})
    void aSentenceIsNoName(String first, String second) {
        assertThat(NamePlate.marked(result(first, second)).speaker()).isEmpty();
    }

    @Test
    void aLineAloneIsWhatIsSaid() {
        assertThat(NamePlate.marked(result("恵")).speaker()).isEmpty();
    }

    private static OcrResult result(String... texts) {
        final List<OcrResult.Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            final Box box = new Box(10, 10 + 40 * i, 20 * texts[i].length(), 26);
            lines.add(new OcrResult.Line(texts[i], box, List.of(new OcrResult.Word(texts[i], box, 96))));
        }
        return new OcrResult(String.join("\n", texts), lines);
    }
}
