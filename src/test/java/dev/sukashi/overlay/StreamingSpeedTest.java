package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laying out and painting a growing translation of about three lines. */
class StreamingSpeedTest {
    private static final long FRAME = 16_000_000;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    en; 1; “To stop a magitool from running wild, you need an iron will… You understand that, don’t you? Then take my hand, and do not let go of it until I say so.”
                    en; 2; “To stop a magitool from running wild, you need an iron will… You understand that, don’t you? Then take my hand, and do not let go of it until I say so.”
                    zh-CN; 1; “要阻止魔导具失控，需要坚强的意志……你明白吧？”她直直地看着我，一字一句地说道，仿佛要把每个字都刻进我的心里。那么，握住我的手，在我说可以之前，绝对不要松开。
                    zh-CN; 2; “要阻止魔导具失控，需要坚强的意志……你明白吧？”她直直地看着我，一字一句地说道，仿佛要把每个字都刻进我的心里。那么，握住我的手，在我说可以之前，绝对不要松开。
                    ar; 1; لإيقاف الأداة السحرية عن الانفلات، تحتاجين إلى إرادة صلبة يا فتاة، هل تفهمين ذلك؟ إنها ليست لعبة أبدا، أمسكي بيدي ولا تتركيها حتى أقول لك ذلك بنفسي.
                    """)
    void oneMoreWordTakesWellLessThanAFrame(String language, double scale, String text) {
        time(language, scale, text);
        final long[] times = time(language, scale, text);
        Arrays.sort(times);

        assertThat(times[times.length / 2]).isLessThan(FRAME / 2);
    }

    private static long[] time(String language, double scale, String text) {
        final Stage stage = new Stage("ja", language).show(null, "「魔導具の暴走を止めるには、強い志が要る」");
        final BufferedImage screen =
                new BufferedImage((int) (Stage.WIDTH * scale), (int) (300 * scale), BufferedImage.TYPE_INT_ARGB_PRE);
        final Graphics2D g = screen.createGraphics();
        g.scale(scale, scale);
        final long[] times = new long[text.length()];
        for (int i = 0; i < times.length; i++) {
            final long start = System.nanoTime();
            stage.streaming(text.substring(0, i + 1)).paint(g, stage.panelSize(), true);
            times[i] = System.nanoTime() - start;
        }
        g.dispose();
        return times;
    }
}
