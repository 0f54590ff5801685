package dev.sukashi.overlay.text;

/**
 * Which characters may not begin or end a line, after JIS X 4051 and the W3C's "Requirements for Japanese Text Layout"
 * (section 3.1.7, characters not starting a line; 3.1.8, not ending one; 3.1.10, not separated), with the Chinese and
 * full-width signs that behave alike.
 */
final class Kinsoku {
    private static final String NOT_FIRST = "’”）〕］｝〉》」』】〙〗〟｠»)]}" // closing brackets
            + "‐–〜～゠" // hyphens
            + "！？‼⁇⁈⁉!?" // dividing marks
            + "・：；:;･" // middle dots
            + "。．｡.、，､," // stops and commas
            + "ヽヾゝゞ々〻ー" // iteration and long vowel
            + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ" // small kana
            + "％%‰℃°′″¢￠"; // what follows a number

    private static final String NOT_LAST = "‘“（〔［｛〈《「『【〘〖〝｟«([{" // opening brackets
            + "￥¥＄$￡£＃#№€"; // what leads a number

    private static final String IN_PAIRS = "…‥—―─⸺";

    private Kinsoku() {}

    static boolean mayBegin(int codePoint) {
        final boolean smallKatakanaExtension = codePoint >= 0x31F0 && codePoint <= 0x31FF;
        return !smallKatakanaExtension && NOT_FIRST.indexOf(codePoint) < 0;
    }

    static boolean mayEnd(int codePoint) {
        return NOT_LAST.indexOf(codePoint) < 0;
    }

    /** Whether the two belong together: the halves of 「……」, full-width digits of one number, syllables of a Korean word. */
    static boolean inseparable(int before, int after) {
        return (before == after && IN_PAIRS.indexOf(before) >= 0)
                || (isFullWidthDigit(before) && isFullWidthDigit(after))
                || (isHangul(before) && isHangul(after));
    }

    /** Written without spaces, so that a line may break on either side of it. */
    static boolean breaksAnywhere(int codePoint) {
        final Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || (codePoint >= 0x3000 && codePoint <= 0x303F)
                || (codePoint >= 0xFF01 && codePoint <= 0xFF60)
                || codePoint == 'ー'
                || IN_PAIRS.indexOf(codePoint) >= 0;
    }

    private static boolean isHangul(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HANGUL;
    }

    private static boolean isFullWidthDigit(int codePoint) {
        return codePoint >= '０' && codePoint <= '９';
    }
}
