package dev.sukashi.overlay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FontFamiliesTest {
    private static final FontFamilies NOTO =
            new FontFamilies(Set.of("Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans CJK KR"));

    @ParameterizedTest
    @CsvSource({
        "ja, Noto Sans CJK JP",
        "zh-CN, Noto Sans CJK SC",
        "zh, Noto Sans CJK SC",
        "zh-TW, Noto Sans CJK TC",
        "zh-Hant-CN, Noto Sans CJK TC",
        "zh-Hans-HK, Noto Sans CJK SC",
        "ko-KR, Noto Sans CJK KR"
    })
    void eachLanguageGetsItsOwnShapesOfOneCharacter(String language, String family) {
        assertThat(NOTO.forLanguage(Locale.forLanguageTag(language))).contains(family);
    }

    @Test
    void aLanguageThatAnyFontServesHasNoFamilyOfItsOwn() {
        assertThat(NOTO.forLanguage(Locale.GERMAN)).isEmpty();
    }

    @Test
    void aJapaneseNameInEnglishTextKeepsItsJapaneseShapes() {
        final FontChain chain =
                FontFamilies.installed().chain(Font.SANS_SERIF, Locale.ENGLISH, Locale.JAPANESE, Font.PLAIN, 20);

        assertThat(chain.fontFor('直').getFamily()).isEqualTo("Noto Sans CJK JP");
        assertThat(chain.fontFor('a').getFamily()).isEqualTo(Font.SANS_SERIF);
    }
}
