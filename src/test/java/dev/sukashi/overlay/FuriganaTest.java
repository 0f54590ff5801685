package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.overlay.text.RubySpan;
import dev.sukashi.reader.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuriganaTest {
    @Test
    void eachReadingFindsItsKanji() {
        assertThat(Furigana.over("食べ物を\n買う", List.of(word("食|た", "べ|", "物|もの"), word("を|"), word("買|か", "う|"))))
                .containsExactly(new RubySpan(0, 1, "た"), new RubySpan(2, 3, "もの"), new RubySpan(5, 6, "か"));
    }

    @Test
    void aWordThatIsNotInTheTextEndsTheAnnotation() {
        assertThat(Furigana.over("山と川", List.of(word("山|やま"), word("や|"), word("川|かわ"))))
                .containsExactly(new RubySpan(0, 1, "やま"));
    }

    static Word word(String... pieces) {
        final List<Word.Ruby> furigana = List.of(pieces).stream()
                .map(piece -> piece.split("\\|", -1))
                .map(halves -> new Word.Ruby(halves[0], halves[1]))
                .toList();
        final String surface =
                String.join("", furigana.stream().map(Word.Ruby::text).toList());
        return new Word(surface, surface, furigana, List.of(), Word.PartOfSpeech.OTHER);
    }
}
