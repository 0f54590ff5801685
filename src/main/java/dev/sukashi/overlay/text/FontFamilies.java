package dev.sukashi.overlay.text;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses fonts by language. Japanese, Chinese and Korean write one and the same Unicode character in shapes of their
 * own, so that the family must follow the language of the text, not the first font that has the character.
 */
public final class FontFamilies {
    private static final List<String> JAPANESE = List.of(
            "Noto Sans CJK JP",
            "Noto Sans JP",
            "Source Han Sans JP",
            "Source Han Sans",
            "Yu Gothic UI",
            "Meiryo UI",
            "Meiryo",
            "Hiragino Sans",
            "Hiragino Kaku Gothic ProN");
    private static final List<String> SIMPLIFIED = List.of(
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "Microsoft YaHei UI",
            "Microsoft YaHei",
            "PingFang SC");
    private static final List<String> TRADITIONAL = List.of(
            "Noto Sans CJK TC",
            "Noto Sans TC",
            "Source Han Sans TC",
            "Microsoft JhengHei UI",
            "Microsoft JhengHei",
            "PingFang TC");
    private static final List<String> KOREAN =
            List.of("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans KR", "Malgun Gothic", "Apple SD Gothic Neo");

    private final Set<String> present;

    /**
     * @param present names of the families that are there
     */
    public FontFamilies(Set<String> present) {
        this.present = Set.copyOf(present);
    }

    /** Looks at what is installed. May take a second at the first call: not for the event dispatch thread. */
    public static FontFamilies installed() {
        return new FontFamilies(
                Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT)));
    }

    /** The family with the shapes of this language; empty for languages that any font serves alike. */
    public Optional<String> forLanguage(Locale locale) {
        return candidates(locale).stream().filter(present::contains).findFirst();
    }

    /**
     * The fonts for a text, first choice first.
     *
     * @param family what the player chose; {@link Font#SANS_SERIF} leaves it to the language
     * @param text language of the text
     * @param mixedIn language whose words may stand in it untranslated, as names do
     * @param style {@link Font#PLAIN} or {@link Font#BOLD}
     * @param size in points of the window's coordinates
     */
    public FontChain chain(String family, Locale text, Locale mixedIn, int style, float size) {
        final Optional<String> own = forLanguage(text);
        final Optional<String> other = forLanguage(mixedIn);
        final Font logical = new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
        final Font chosen = new Font(family, style, 1).deriveFont(size);
        final Font ideographs = own.or(() -> other)
                .map(name -> new Font(name, style, 1).deriveFont(size))
                .orElse(logical);
        final boolean leftToLanguage = family.equals(Font.SANS_SERIF);
        if (own.isPresent() && leftToLanguage) {
            return new FontChain(List.of(ideographs, logical), ideographs);
        }
        return new FontChain(List.of(chosen, logical), leftToLanguage ? ideographs : chosen);
    }

    private static List<String> candidates(Locale locale) {
        return switch (locale.getLanguage()) {
            case "ja" -> JAPANESE;
            case "ko" -> KOREAN;
            case "zh" -> isTraditional(locale) ? TRADITIONAL : SIMPLIFIED;
            default -> List.of();
        };
    }

    private static boolean isTraditional(Locale locale) {
        return locale.getScript().equals("Hant")
                || (locale.getScript().isEmpty() && Set.of("TW", "HK", "MO").contains(locale.getCountry()));
    }
}
