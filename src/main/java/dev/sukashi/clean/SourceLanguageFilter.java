package dev.sukashi.clean;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lets only lines of the game's language through, judged by their script: what a player copies for other reasons, such as
 * addresses, code or mail in another language, must not reach an LLM. Languages of one script are not told apart, but
 * for Japanese, Chinese and Korean.
 */
public final class SourceLanguageFilter implements CleanStep {
    private static final Map<String, UnicodeScript> SCRIPTS = scripts();

    /** Common in Chinese and in no Japanese word. */
    private static final String CHINESE_ONLY =
            "你她您们这哪吗嗎呢吧啊么谁说话请谢让给还过对时为东车门问间见长马鸟鱼语认识读书买卖电现发开关头实样爱欢觉应该别经边妈爸咱" + "俩啥另跑嗯哎唉咦呃啦师务议论设计划动华际呀";

    private final String language;

    /**
     * @param language an ISO 639 code, with or without a region, such as {@code ja} or {@code zh-CN}; {@code auto} and
     *     an empty one let every language through, but no addresses and no code
     */
    public SourceLanguageFilter(String language) {
        this.language = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    @Override
    public String name() {
        return "source-language";
    }

    @Override
    public Optional<String> apply(String text) {
        return Optional.of(text).filter(this::accepts);
    }

    private boolean accepts(String text) {
        if (MachineText.is(text)) {
            return false;
        }
        final String prose = MachineText.withoutAddresses(text);
        final Letters letters = Letters.of(prose);
        if (letters.all() == 0) {
            return isEastAsian() && isEastAsianPause(prose);
        }
        return switch (language) {
            case "", "auto", "und" -> true;
            case "ja" -> isJapanese(prose, letters);
            case "zh", "yue" -> letters.kana() == 0 && letters.prevails(letters.of(UnicodeScript.HAN));
            case "ko" -> letters.prevails(letters.of(UnicodeScript.HANGUL));
            default -> letters.of(SCRIPTS.getOrDefault(language, UnicodeScript.LATIN)) * 2 > letters.all();
        };
    }

    private boolean isEastAsian() {
        return language.equals("ja") || language.equals("zh") || language.equals("ko") || language.equals("yue");
    }

    /** Kana decide; without them kanji are Japanese unless one of them only Chinese has. */
    private static boolean isJapanese(String text, Letters letters) {
        final int han = letters.of(UnicodeScript.HAN);
        if (letters.kana() > 0) {
            return letters.prevails(letters.kana() + han);
        }
        return letters.prevails(han) && text.codePoints().noneMatch(c -> CHINESE_ONLY.indexOf(c) >= 0);
    }

    /** 「……！」 is a line too. ASCII and digits alone are not. */
    private static boolean isEastAsianPause(String text) {
        return text.codePoints().anyMatch(c -> c > 0x7F)
                && text.codePoints().noneMatch(c -> c > ' ' && (c < 0x7F || Character.isDigit(c)));
    }

    /** How many letters of which script. Kana, hangul and Han say more each than a letter does. */
    private record Letters(Map<UnicodeScript, Integer> counts, int all) {
        static Letters of(String text) {
            final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
            text.codePoints().filter(Character::isLetter).forEach(c -> counts.merge(script(c), 1, Integer::sum));
            final int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            return new Letters(counts, all);
        }

        int of(UnicodeScript script) {
            return counts.getOrDefault(script, 0);
        }

        int kana() {
            return of(UnicodeScript.HIRAGANA) + of(UnicodeScript.KATAKANA);
        }

        boolean prevails(int dense) {
            return dense > 0 && dense * 3 >= all - dense;
        }

        private static UnicodeScript script(int c) {
            // The lengthening mark ー belongs to both kana and is of no script of its own.
            return c == 'ー' || c == 'ｰ' ? UnicodeScript.KATAKANA : UnicodeScript.of(c);
        }
    }

    private static Map<String, UnicodeScript> scripts() {
        final Map<UnicodeScript, String> languages = new EnumMap<>(UnicodeScript.class);
        languages.put(UnicodeScript.CYRILLIC, "ru uk be bg mk sr kk ky mn tg tt ba cv");
        languages.put(UnicodeScript.ARABIC, "ar fa ur ps ckb ug sd");
        languages.put(UnicodeScript.HEBREW, "he iw yi ji");
        languages.put(UnicodeScript.GREEK, "el");
        languages.put(UnicodeScript.THAI, "th");
        languages.put(UnicodeScript.LAO, "lo");
        languages.put(UnicodeScript.KHMER, "km");
        languages.put(UnicodeScript.MYANMAR, "my");
        languages.put(UnicodeScript.DEVANAGARI, "hi mr ne sa");
        languages.put(UnicodeScript.BENGALI, "bn as");
        languages.put(UnicodeScript.TAMIL, "ta");
        languages.put(UnicodeScript.TELUGU, "te");
        languages.put(UnicodeScript.KANNADA, "kn");
        languages.put(UnicodeScript.MALAYALAM, "ml");
        languages.put(UnicodeScript.GUJARATI, "gu");
        languages.put(UnicodeScript.GURMUKHI, "pa");
        languages.put(UnicodeScript.SINHALA, "si");
        languages.put(UnicodeScript.GEORGIAN, "ka");
        languages.put(UnicodeScript.ARMENIAN, "hy");
        languages.put(UnicodeScript.ETHIOPIC, "am ti");
        languages.put(UnicodeScript.TIBETAN, "bo dz");
        final Map<String, UnicodeScript> scripts = new HashMap<>();
        languages.forEach((script, codes) -> {
            for (final String code : codes.split(" ", -1)) {
                scripts.put(code, script);
            }
        });
        return Map.copyOf(scripts);
    }
}
