package dev.sukashi.line;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** Names of languages by their BCP-47 tags. */
public final class Languages {
    private Languages() {}

    /** The English name of a language, as models know it best: {@code ja} → Japanese, {@code zh-CN} → Chinese (China). */
    public static String englishName(String tag) {
        final Locale locale = Locale.forLanguageTag(tag);
        final String name = switch (tag) {
            case "zh", "zh-CN", "zh-Hans", "zh-SG" -> "Simplified Chinese";
            case "zh-TW", "zh-HK", "zh-Hant" -> "Traditional Chinese";
            default -> locale.getDisplayName(Locale.ENGLISH);
        };
        return name.isEmpty() ? tag : name;
    }

    /** The language without country and script: {@code zh-Hant-TW} → {@code zh}. */
    public static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    /** Whether a text is a well-formed BCP-47 tag, such as {@code ja} or {@code zh-CN}. */
    public static boolean isTag(String text) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(text)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException malformed) {
            return false;
        }
    }
}
