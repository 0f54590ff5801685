package dev.sukashi.reader;

import java.util.HashMap;
import java.util.Map;

/** What the reader needs to know of the Japanese scripts. */
final class Kana {
    private static final int HIRAGANA_TO_KATAKANA = 0x60;

    private static final Map<String, String> SYLLABLES = syllables();

    private Kana() {}

    static boolean isHiragana(int c) {
        return c >= 0x3041 && c <= 0x309F;
    }

    static boolean isKatakana(int c) {
        return c >= 0x30A1 && c <= 0x30FF && c != '・';
    }

    static boolean isKana(int c) {
        return isHiragana(c) || isKatakana(c);
    }

    /** Han characters and the marks that are read like them: 々, 〆, 〇 and the small ヶ. */
    static boolean isKanji(int c) {
        return c == '々' || c == '〆' || c == '〇' || c == 'ヶ' || c == 'ヵ' || Character.isIdeographic(c);
    }

    static boolean hasKanji(String text) {
        return text.codePoints().anyMatch(Kana::isKanji);
    }

    static boolean hasKatakana(String text) {
        return text.codePoints().anyMatch(Kana::isKatakana);
    }

    /** Whether it is kana throughout; an empty text is not. */
    static boolean isAllKana(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Kana::isKana);
    }

    /** One kana alone: what is left where the analyser lost its way, or a sigh. */
    static boolean isStray(String word) {
        return word.length() == 1 && isKana(word.charAt(0));
    }

    static boolean isAllKanaOrKanji(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(c -> isKana(c) || isKanji(c));
    }

    static boolean isAllKatakana(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Kana::isKatakana);
    }

    /** Katakana become hiragana one to one, everything else stays: the length does too. */
    static String toHiragana(String text) {
        final StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            out.append((c >= 'ァ' && c <= 'ヶ') || c == 'ヽ' || c == 'ヾ' ? (char) (c - HIRAGANA_TO_KATAKANA) : c);
        }
        return out.toString();
    }

    /**
     * Spells a reading in Hepburn romanisation with its first letter a capital, as a name is written: たなか → Tanaka.
     * Long vowels are written as in kana (とうきょう → Toukyou), a lengthening mark repeats the vowel.
     */
    static String toRomajiName(String reading) {
        final String kana = toHiragana(reading);
        final StringBuilder out = new StringBuilder();
        boolean doubled = false;
        for (int i = 0; i < kana.length(); ) {
            final String two = i + 2 <= kana.length() ? kana.substring(i, i + 2) : "";
            final String one = kana.substring(i, i + 1);
            if (one.equals("っ")) {
                doubled = true;
                i++;
                continue;
            }
            final boolean pair = SYLLABLES.containsKey(two);
            String latin = pair ? SYLLABLES.get(two) : SYLLABLES.getOrDefault(one, one);
            if (one.equals("ー") && out.length() > 0) {
                latin = out.substring(out.length() - 1);
            }
            if (doubled && !latin.isEmpty() && latin.charAt(0) < 0x80) {
                out.append(latin.startsWith("ch") ? 't' : latin.charAt(0));
            }
            doubled = false;
            out.append(latin);
            i += pair ? 2 : 1;
        }
        if (out.length() > 0) {
            out.setCharAt(0, Character.toUpperCase(out.charAt(0)));
        }
        return out.toString();
    }

    private static Map<String, String> syllables() {
        final String table = "あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa し shi す su せ se そ so た ta ち chi つ tsu"
                + " て te と to な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ま ma み mi む mu"
                + " め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa ゐ i ゑ e を o ん n"
                + " が ga ぎ gi ぐ gu げ ge ご go ざ za じ ji ず zu ぜ ze ぞ zo だ da ぢ ji づ zu で de ど do"
                + " ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ゔ vu"
                + " ぁ a ぃ i ぅ u ぇ e ぉ o ゃ ya ゅ yu ょ yo ゎ wa"
                + " きゃ kya きゅ kyu きょ kyo ぎゃ gya ぎゅ gyu ぎょ gyo しゃ sha しゅ shu しょ sho しぇ she"
                + " じゃ ja じゅ ju じょ jo じぇ je ちゃ cha ちゅ chu ちょ cho ちぇ che にゃ nya にゅ nyu にょ nyo"
                + " ひゃ hya ひゅ hyu ひょ hyo びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu ぴょ pyo"
                + " みゃ mya みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo"
                + " ふぁ fa ふぃ fi ふぇ fe ふぉ fo ふゅ fyu てぃ ti でぃ di とぅ tu どぅ du てゅ tyu でゅ dyu"
                + " うぃ wi うぇ we うぉ wo ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo つぁ tsa つぃ tsi つぇ tse つぉ tso";
        final String[] cells = table.split(" ", -1);
        final Map<String, String> syllables = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            syllables.put(cells[i], cells[i + 1]);
        }
        return Map.copyOf(syllables);
    }
}
