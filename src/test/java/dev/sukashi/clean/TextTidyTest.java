package dev.sukashi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextTidyTest {
    private final TextTidy tidy = new TextTidy();

    @Test
    void lineBreaksOfEverySystemBecomeOne() {
        assertThat(tidy.apply("a\r\nb\rc\nd\u2028e\u0085f")).hasValue("a\nb\nc\nd\ne\nf");
    }

    @Test
    void invisibleCharactersGo() {
        assertThat(tidy.apply("\uFEFF行\u0000こ\u200Bう\u202E。\u001B\uFFFF")).hasValue("行こう。");
    }

    @Test
    void spacesAtLineEndsAndBlankLinesAroundGoWhileIndentationStays() {
        assertThat(tidy.apply("\n \t\n\u3000行こう。 \u3000\n\n次\u00A0\n\n")).hasValue("\u3000行こう。\n\n次");
    }

    @Test
    void emojiSequencesStayWhole() {
        assertThat(tidy.apply("👩\u200D🚀！")).hasValue("👩\u200D🚀！");
        assertThat(tidy.apply("می\u200Cخواهم")).hasValue("می\u200Cخواهم");
        assertThat(tidy.apply("\u200Da\u200D \u200D")).hasValue("a");
    }

    @Test
    void loneSurrogatesGoAndNeverMeet() {
        assertThat(tidy.apply("a\uD83D\u200B\uDE00b😀")).hasValue("ab😀");
    }

    @Test
    void aTextOfNothingVisibleIsNoLine() {
        assertThat(tidy.apply("\u0000\uFEFF \r\n\u3000\u200D")).isEmpty();
    }

    @Property
    void tidyingAgainChangesNothingAndTheTextIsWellFormed(@ForAll("texts") String text) {
        final Optional<String> once = tidy.apply(text);
        once.ifPresent(line -> {
            assertThat(tidy.apply(line)).hasValue(line);
            assertThat(line).isNotBlank();
            assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(line);
            assertThat(line.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
        });
    }

    @Provide
    Arbitrary<String> texts() {
        final Arbitrary<String> parts = Arbitraries.of(
                "行", "a", " ", "\u3000", "\u00A0", "\n", "\r", "\t", "\u0000", "\u200B", "\u200C", "\u200D", "\uFEFF",
                "\uD83D", "\uDE00", "😀", "\u2028", "\u202E", "\u0085", "\uFFFE", "\u0301");
        return Arbitraries.oneOf(parts.list().ofMaxSize(20).map(list -> String.join("", list)), Arbitraries.strings());
    }
}
