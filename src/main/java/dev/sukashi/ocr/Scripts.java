package dev.sukashi.ocr;

import dev.sukashi.line.Languages;
import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which characters a language is written in, and how its words are joined. */
final class Scripts {
    private Scripts() {}

    /** Whether a character of this language would be no surprise; punctuation and digits never are one. */
    static boolean isPlausible(int character, String language) {
        final UnicodeScript script = UnicodeScript.of(character);
        if (script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED || script == UnicodeScript.LATIN) {
            return true;
        }
        return switch (Languages.primary(language)) {
            case "ja" -> isHan(script) || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
            case "zh" -> isHan(script);
            case "ko" -> script == UnicodeScript.HANGUL || isHan(script);
            case "en", "fr", "de", "es", "it", "pt" -> false;
            default -> true;
        };
    }

    /** How much a character tells of a right reading, 0 to 1: edges and specks are often read as marks. */
    static double weight(int character) {
        if (!Character.isLetterOrDigit(character) || "ーー一ㅡIil1|".indexOf(character) >= 0) {
            return 0.2;
        }
        return character < 0x80 ? 0.6 : 1;
    }

    /** Whether it belongs to a script whose words are not spaced. */
    static boolean isUnspaced(int character) {
        final UnicodeScript script = UnicodeScript.of(character);
        return isHan(script)
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(UnicodeBlock.of(character))
                || UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(UnicodeBlock.of(character));
    }

    /** Characters put together to words: by the engine's spaces, where the scripts on both sides have spaces. */
    static List<OcrResult.Word> words(List<Glyph> line, Script script) {
        final List<OcrResult.Word> words = new ArrayList<>();
        final List<Glyph> word = new ArrayList<>();
        for (final Glyph glyph : line) {
            if (!word.isEmpty()
                    && glyph.spaced()
                    && (script != Script.WIDE || isSpaced(word.get(word.size() - 1), glyph))) {
                words.add(word(word));
                word.clear();
            }
            word.add(glyph);
        }
        if (!word.isEmpty()) {
            words.add(word(word));
        }
        return words;
    }

    private static boolean isSpaced(Glyph before, Glyph after) {
        final String text = before.text();
        return !isUnspaced(text.codePointBefore(text.length()))
                && !isUnspaced(after.text().codePointAt(0));
    }

    private static OcrResult.Word word(List<Glyph> glyphs) {
        return new OcrResult.Word(
                glyphs.stream().map(Glyph::text).collect(Collectors.joining()),
                glyphs.stream().map(Glyph::box).reduce(Box::union).orElseThrow(),
                glyphs.stream().mapToDouble(Glyph::confidence).average().orElseThrow());
    }

    /** A line's words; those of {@link #words} are apart from each other. */
    static String join(List<OcrResult.Word> words) {
        return words.stream().map(OcrResult.Word::text).collect(Collectors.joining(" "));
    }

    static boolean isHan(int character) {
        return isHan(UnicodeScript.of(character));
    }

    static boolean isHiragana(int character) {
        return UnicodeScript.of(character) == UnicodeScript.HIRAGANA;
    }

    static boolean isKatakana(int character) {
        return UnicodeScript.of(character) == UnicodeScript.KATAKANA || character == 'ー';
    }

    static boolean isKana(int character) {
        return isHiragana(character) || isKatakana(character);
    }

    private static boolean isHan(UnicodeScript script) {
        return script == UnicodeScript.HAN;
    }
}
