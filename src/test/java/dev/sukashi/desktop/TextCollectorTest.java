package dev.sukashi.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.ClipboardWatcher.Copied;
import org.junit.jupiter.api.Test;

class TextCollectorTest {
    @Test
    void windowsLineBreaksBecomeOneCharacterAndOldMacOnesStay() {
        assertThat(collect("a\r\nb\rc\n\r")).isEqualTo("a\nb\rc\n\r");
    }

    @Test
    void nulsAreLeftOut() {
        assertThat(collect("恵\0「はい」\0")).isEqualTo("恵「はい」");
    }

    @Test
    void halfASurrogatePairBecomesAReplacementCharacter() {
        assertThat(collect("a\uD83D b\uDE00 😀 \uD83D")).isEqualTo("a\uFFFD b\uFFFD 😀 \uFFFD");
    }

    @Test
    void aPairAcrossTwoPartsStaysWhole() {
        final TextCollector collector = new TextCollector(10);
        collector.add("\uD83D");
        collector.add("\uDE00");
        assertThat(collector.finish()).isEqualTo(new Copied("😀", 2));
    }

    @Test
    void ofALongTextTheBeginningIsKeptAndTheWholeCounted() {
        final Copied copied = TextCollector.collect("abc😀def", 4);
        assertThat(copied).isEqualTo(new Copied("abc", 8));
        assertThat(copied.truncated()).isTrue();
    }

    private static String collect(String text) {
        return TextCollector.collect(text, 100).text();
    }
}
