package dev.sukashi.ocr;

import dev.sukashi.line.Languages;

/** What kind of writing a language has, as far as reading it differs. */
enum Script {
    /** Letters as wide as high and no spaces: Japanese and Chinese. */
    WIDE,
    /** Syllables as wide as high, with spaces: Korean. */
    HANGUL,
    /** Letters of differing widths, with spaces. */
    ALPHABETIC;

    /**
     * @param language BCP-47
     */
    static Script of(String language) {
        return switch (Languages.primary(language)) {
            case "ja", "zh" -> WIDE;
            case "ko" -> HANGUL;
            default -> ALPHABETIC;
        };
    }
}
