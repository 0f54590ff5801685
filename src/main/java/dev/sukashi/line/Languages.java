package dev.sukashi.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Names of languages by their BCP-47 tags. {@link #all()} is what a picker offers; any other tag is good too, and is
 * named by {@link Locale}.
 */
public final class Languages {
    private static final List<Language> ALL = read();

    private Languages() {}

    /** The languages to choose from, by families, as {@code languages.tsv} orders them. */
    public static List<Language> all() {
        return ALL;
    }

    /** The language of any BCP-47 tag; one that nobody knows is named by its tag. */
    public static Language of(String tag) {
        final String canonical = switch (tag) {
            case "zh", "zh-CN", "zh-SG", "zh-Hans-CN" -> "zh-Hans";
            case "zh-TW", "zh-HK", "zh-MO", "zh-Hant-TW" -> "zh-Hant";
            default -> tag;
        };
        return ALL.stream()
                .filter(language -> language.tag().equalsIgnoreCase(canonical))
                .findFirst()
                .orElseGet(() -> ofLocale(tag));
    }

    /** The English name of a language, as models know it best: {@code ja} → Japanese, {@code zh-CN} → Simplified Chinese. */
    public static String englishName(String tag) {
        return of(tag).englishName();
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

    private static Language ofLocale(String tag) {
        final Locale locale = Locale.forLanguageTag(tag);
        return new Language(
                tag,
                orTag(locale.getDisplayName(Locale.ENGLISH), tag),
                orTag(locale.getDisplayName(Locale.SIMPLIFIED_CHINESE), tag),
                orTag(locale.getDisplayName(locale), tag),
                "");
    }

    private static String orTag(String name, String tag) {
        return name.isEmpty() ? tag : name;
    }

    private static List<Language> read() {
        try (InputStream stream = Objects.requireNonNull(Languages.class.getResourceAsStream("languages.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Language(row[0], row[1], row[2], row[3], row[4]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
